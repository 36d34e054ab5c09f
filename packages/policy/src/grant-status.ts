import { conditionOutcomes } from './condition-outcome.ts'
import type { RefusalReason } from './explanation.ts'
import type { Grant, GrantCondition, Instant, PolicyPerson, PolicyRules, Validity } from './model.ts'

/** Whether a grant counts for a person now, what it still asks of each row, and until when that answer holds. */
export interface GrantStatus {
  /** null: the grant counts. */
  readonly refusal: RefusalReason | null
  /** Names of conditions that each row has to meet. */
  readonly rowConditions: readonly string[]
  readonly until: Instant
}

const NO_CONDITIONS: readonly GrantCondition[] = []
const COUNTS: GrantStatus = { refusal: null, rowConditions: [], until: Number.POSITIVE_INFINITY }

/**
 * Looks at everything about grants that does not depend on the row: validity, time, address, person. Whatever cannot
 * be read counts as not met.
 */
export function grantStatuses(
  person: PolicyPerson,
  rules: PolicyRules,
  at: Instant,
): (grant: Grant) => GrantStatus {
  const outcomeOf = conditionOutcomes(person, rules, at)
  return ({ validity, conditions }) => {
    if (!validity && !conditions) return COUNTS
    let refusal = validityRefusal(validity, at)
    let until = nextChange(validity, at)
    const rowConditions: string[] = []
    for (const condition of conditions ?? NO_CONDITIONS) {
      const outcome = outcomeOf(condition)
      refusal ??= outcome.refusal
      if (outcome.until < until) until = outcome.until
      if (outcome.rowCondition !== null) rowConditions.push(outcome.rowCondition)
    }
    return { refusal, rowConditions, until }
  }
}

/** Why an instant lies outside `[from, to)` of a grant, or null when it lies inside. */
function validityRefusal(validity: Validity | undefined, at: Instant): RefusalReason | null {
  if (validity?.from !== undefined && at < validity.from)
    return { code: 'grant-not-started', from: validity.from }
  if (validity?.to !== undefined && at >= validity.to) return { code: 'grant-ended', to: validity.to }
  return null
}

/** The first instant after `at` at which a validity begins or ends; infinity when it never changes again. */
export function nextChange(validity: Validity | undefined, at: Instant): Instant {
  if (validity?.from !== undefined && at < validity.from) return validity.from
  if (validity?.to !== undefined && at < validity.to) return validity.to
  return Number.POSITIVE_INFINITY
}
