import { grantGaps } from './grant-gaps.ts'
import type { Interval } from './interval.ts'
import type { Grant } from './model.ts'

/** A right as somebody holds it. */
export interface PlacedRight {
  readonly grant: Grant
  readonly during: Interval
  /**
   * The departments the scope means for the holder. Absent where departments have no part: one's own rows, the whole
   * tenant, and a role that nobody in particular holds, whose scopes compare by level alone.
   */
  readonly departments?: readonly string[]
}

/** The part of a right that others do not contain. */
export interface UncoveredRight {
  readonly right: PlacedRight
  /** Departments that are not reached; empty when the right is missing as such. */
  readonly departments: readonly string[]
}

/**
 * Finds what some rights give beyond others. It is told which departments a scope means, so
 * two people's "departments they head" differ. Departments are pieced together from several rights that contain the rest
 * of the right, because every single row is then reached by one of them; nothing else is pieced together.
 */
export function findUncovered(
  rights: readonly PlacedRight[],
  held: readonly PlacedRight[],
): UncoveredRight[] {
  return rights.flatMap((right) => {
    const departments = missing(right, held)
    return departments ? [{ right, departments }] : []
  })
}

/** Departments that are missing; undefined when nothing is. */
function missing(right: PlacedRight, held: readonly PlacedRight[]): readonly string[] | undefined {
  const near = held.filter((wide) => grantGaps(everywhere(wide), everywhere(right)).length === 0)
  if (near.some(({ grant }) => grant.scope === 'tenant')) return undefined
  const { scope } = right.grant
  if (!right.departments) {
    if (scope === 'own' && near.some(({ grant }) => typeof grant.scope === 'string')) return undefined
    return near.some((wide) => grantGaps(wide, right).length === 0) ? undefined : []
  }
  const reached = new Set(near.flatMap(({ departments }) => departments ?? []))
  const rest = right.departments.filter((id) => !reached.has(id))
  if (rest.length > 0) return rest
  return near.length > 0 || right.departments.length === 0 ? undefined : []
}

function everywhere({ grant, during }: PlacedRight) {
  return { grant: { ...grant, scope: 'tenant' as const }, during }
}
