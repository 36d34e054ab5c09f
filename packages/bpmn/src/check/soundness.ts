import { beginningsOf, playCourses } from '../engine/courses.ts'
import { productions } from '../engine/productions.ts'
import type { ProcessModel, ProcessNode, ScopeNode } from '../model.ts'

/** Places where parallel branches are not joined, and joins that may wait, or certainly wait, for ever. */
export type Unsound = { code: 'deadlock' | 'deadlock-certain' | 'lack-of-synchronization'; node: string }

/** How much is played before a scope is left alone. */
const MOST_WORK = 600_000

/** Plays all courses of a scope and names the places that are not sound. */
export function findUnsound(model: ProcessModel, scope: ScopeNode, inside: ProcessNode[]): Unsound[] {
  const beginnings = beginningsOf(model, scope, inside).flatMap((node) => productions(model, node))
  const courses = playCourses(model, inside, beginnings, MOST_WORK)
  if (!courses) return []
  const { waiting, passed, doubled } = courses
  // A course given up where tokens met may have gone on to the join, so nothing is certain then.
  const certain = (node: string): boolean => doubled.size === 0 && !passed.has(node)
  return [
    ...[...doubled].map((node): Unsound => ({ code: 'lack-of-synchronization', node })),
    ...[...waiting].map((node): Unsound => ({ code: certain(node) ? 'deadlock-certain' : 'deadlock', node })),
  ]
}
