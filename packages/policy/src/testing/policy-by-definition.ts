import type { FieldRight, Grant, PolicyPerson, PolicyRow, PolicyRules, Scope, Validity } from '../model.ts'
import { AT, PARENTS } from './arbitrary-policy.ts'

const RIGHTS: readonly FieldRight[] = ['hidden', 'masked', 'read', 'edit']

/**
 * The rules of P4.2 read word by word, without index, predicates or any code of the package: the grants of a person
 * that open one row for one permission.
 */
export function openingGrants(
  person: PolicyPerson,
  rules: PolicyRules,
  permission: string,
  resource: string,
  row: PolicyRow,
): Grant[] {
  const { permissions, widestScope = {} } = rules.cap ?? {}
  if (permissions && !permissions.some((pattern) => fits(pattern, permission, '.'))) return []
  for (const [pattern, widest] of Object.entries(widestScope))
    if (fits(pattern, permission, '.') && !inScope(widest, person, rules, row)) return []
  return [...rolesOf(person, rules)]
    .flatMap((roleId) => rules.roles[roleId]!.grants)
    .filter((grant) => fits(grant.permission, permission, '.'))
    .filter(({ resource: pattern = '*' }) =>
      [resource, ...PARENTS[resource]!].some((place) => fits(pattern, place, ':')),
    )
    .filter(({ validity }) => isValid(validity))
    .filter(({ scope }) => inScope(scope, person, rules, row))
    .filter(({ conditions = [] }) =>
      conditions.every(
        (condition) => condition.kind === 'custom' && holds(condition.condition, person, rules, row),
      ),
    )
}

/** The right on a field of one row, as P4.2 has it: the strongest of the grants that open the row for the permission. */
export function rightByDefinition(
  person: PolicyPerson,
  rules: PolicyRules,
  permission: string,
  resource: string,
  row: PolicyRow,
  field: string,
): FieldRight {
  const given = openingGrants(person, rules, permission, resource, row).map(({ fields }) =>
    RIGHTS.indexOf(fields ? (fields.fields[field] ?? fields.other) : 'edit'),
  )
  const ceiling = permission === 'record.read' ? 'read' : 'edit'
  const limits = [ceiling, rules.cap?.highestFieldRight ?? 'edit'] as const
  return RIGHTS[Math.min(Math.max(0, ...given), ...limits.map((limit) => RIGHTS.indexOf(limit)))]!
}

function rolesOf(person: PolicyPerson, rules: PolicyRules): Set<string> {
  const found = new Set<string>()
  const visit = (roleId: string): void => {
    if (found.has(roleId) || !rules.roles[roleId]) return
    found.add(roleId)
    rules.roles[roleId].parentIds?.forEach(visit)
  }
  for (const { roleId, validity } of person.roles) if (isValid(validity)) visit(roleId)
  return found
}

function fits(pattern: string, name: string, separator: string): boolean {
  if (pattern === '*' || pattern === name) return true
  return pattern.endsWith(`${separator}*`) && name.startsWith(pattern.slice(0, -1))
}

function isValid({ from, to }: Validity = {}): boolean {
  return (from === undefined || from <= AT) && (to === undefined || AT < to)
}

function inScope(scope: Scope, person: PolicyPerson, rules: PolicyRules, row: PolicyRow): boolean {
  if (typeof scope !== 'string') return holds(scope.condition, person, rules, row)
  if (scope === 'tenant') return true
  if (scope === 'own') return row.created_by === person.id
  if (scope === 'organization') return person.organizationIds.some((id) => id === row.organization_id)
  const departments = scope === 'department' ? person.departmentIds : person.departmentAndBelowIds
  return departments.some((id) => id === row.owner_department_id)
}

function holds(name: string, person: PolicyPerson, rules: PolicyRules, row: PolicyRow): boolean {
  const condition = rules.conditions?.[name]
  if (!condition) return false
  return 'matches' in condition ? condition.matches(row, person) : condition.appliesTo(person, AT)
}
