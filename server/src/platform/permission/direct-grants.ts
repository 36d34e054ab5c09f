import type { GrantRow, RoleRow } from './grant-row.ts'

/** Grants that a department, with all below it, or one member holds without a role. */
export interface DirectGrantRow extends GrantRow {
  department_id: string | null
  member_id: string | null
}

/** Direct grants reach people as a role that nobody can be given; this is its id. */
export function departmentHolding(departmentId: string): string {
  return `department:${departmentId}`
}
export function memberHolding(memberId: string): string {
  return `member:${memberId}`
}

/** True for what comes with a place in the company and not by a person's hand. */
export function isDepartmentHolding(id: string): boolean {
  return id.startsWith('department:')
}
export function isDirectHolding(id: string): boolean {
  return isDepartmentHolding(id) || id.startsWith('member:')
}

/**
 * Direct grants as the roles by which they reach people.
 * @param names what to call departments and members, by id
 */
export function directHoldings(
  grants: readonly DirectGrantRow[],
  names: ReadonlyMap<string, string>,
): Omit<RoleRow, 'held'>[] {
  const byHolder = Map.groupBy(grants, ({ department_id, member_id }) =>
    department_id === null ? memberHolding(member_id!) : departmentHolding(department_id),
  )
  return [...byHolder].map(([id, grants]) => ({
    id,
    name: names.get(grants[0]!.department_id ?? grants[0]!.member_id!) ?? '',
    parent_ids: [],
    grants,
    fields: [],
  }))
}
