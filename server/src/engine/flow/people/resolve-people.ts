import type { Assignee, RecordValues } from '@sluice/contract'
import { isUuid } from '../../../kernel/index.ts'
import type { PeopleNode } from '../definition/people-node.ts'
import type { Directory } from './directory.ts'

/** Who is asked at a node, or what happens because there is nobody. */
export type PeopleFound =
  | { kind: 'people'; ids: string[] }
  | { kind: 'administrators' }
  | { kind: 'skip'; why: 'empty' | 'applicant' | 'samePerson' }
  | { kind: 'stop' }

/** Whether a node forbids that the applicant decides there, whichever way the task would come to them. */
export function excludesApplicant({ kind, config }: Pick<PeopleNode, 'kind' | 'config'>): boolean {
  return kind === 'approve' && config.whenApplicant !== undefined && config.whenApplicant !== 'keep'
}

export interface Applicant {
  memberId: string
  departmentId: string | null
}

/**
 * Finds the people of a node (N3.4, P3.4): each once, none who has left, the applicant by the node's rule; when nobody
 * is left, the node's rule for that.
 * @param directory has loaded what `needsOf` names for this node
 */
export function resolvePeople(
  node: PeopleNode,
  directory: Directory,
  applicant: Applicant,
  values: RecordValues,
): PeopleFound {
  const { kind, config } = node
  const assignees: Assignee[] = kind === 'applicant' ? [{ type: 'applicant' }] : config.assignees
  const mayBeApplicant = config.whenApplicant === 'keep'
  const named = assignees.flatMap((assignee) =>
    membersNamed(assignee, directory, applicant, values, mayBeApplicant),
  )
  let ids = [...new Set(named)].filter((id) => directory.isActive(id))
  if (excludesApplicant(node) && ids.includes(applicant.memberId)) {
    ids = ids.filter((id) => id !== applicant.memberId)
    if (config.whenApplicant === 'skip' && ids.length === 0) return { kind: 'skip', why: 'applicant' }
    const superior = config.whenApplicant === 'superior' ? headAbove(directory, applicant, 0) : undefined
    if (superior && directory.isActive(superior) && !ids.includes(superior)) ids.push(superior)
  }
  if (ids.length > 0) return { kind: 'people', ids }
  if (kind === 'cc') return { kind: 'skip', why: 'empty' }
  if (config.whenEmpty === 'skip') return { kind: 'skip', why: 'empty' }
  return config.whenEmpty === 'stop' ? { kind: 'stop' } : { kind: 'administrators' }
}

/**
 * Leaves out who has just approved the step before (the flow's `samePerson: once`), unless this step wants more of them than
 * a yes.
 * @param agreed who approved the step before
 */
export function withoutRepeats(
  { kind, config }: PeopleNode,
  found: PeopleFound,
  agreed: readonly string[],
): PeopleFound {
  if (found.kind !== 'people' || kind !== 'approve' || config.opinionRequired) return found
  if (Object.values(config.fields).includes('edit')) return found
  const rest = found.ids.filter((id) => !agreed.includes(id))
  const enough = config.signing === 'any' ? rest.length < found.ids.length : rest.length === 0
  return enough ? { kind: 'skip', why: 'samePerson' } : { kind: 'people', ids: rest }
}

function membersNamed(
  assignee: Assignee,
  directory: Directory,
  applicant: Applicant,
  values: RecordValues,
  mayBeApplicant: boolean,
): readonly string[] {
  switch (assignee.type) {
    case 'member':
      return assignee.memberIds
    case 'role':
      return directory.membersOf(assignee.roleId)
    case 'departmentHead': {
      const head = mayBeApplicant
        ? directory.chain()[assignee.level]?.headId
        : headAbove(directory, applicant, assignee.level)
      return head ? [head] : []
    }
    case 'field':
      return fieldMembers(values, assignee.fieldId)
    case 'applicant':
      return [applicant.memberId]
  }
}

/** Ids that a member field holds. */
export function fieldMembers(values: RecordValues, fieldId: string): string[] {
  const value = values[fieldId]
  const list = Array.isArray(value) ? value : [value]
  return list.filter((id): id is string => typeof id === 'string' && isUuid(id))
}

/** Head of the department `level` levels up; nobody heads themselves, so an applicant who is the head goes further up. */
function headAbove(directory: Directory, applicant: Applicant, level: number): string | undefined {
  const chain = directory.chain()
  for (let at = level; at < chain.length; at++) {
    const { headId } = chain[at]!
    if (headId !== applicant.memberId) return headId ?? undefined
  }
  return undefined
}
