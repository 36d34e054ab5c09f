import type { RefusalReason } from './explanation.ts'
import { ipInRange } from './ip-range.ts'
import type { Grant, GrantCondition, Instant, PolicyPerson, PolicyRules, Validity } from './model.ts'
import { windowState } from './time-window.ts'

/** Whether a grant counts for a person now, what it still asks of the row, and until when that answer holds. */
export interface GrantStatus {
  /** null: the grant counts. */
  readonly refusal: RefusalReason | null
  /** Names of conditions that each row has to meet. */
  readonly rowConditions: readonly string[]
  readonly until: Instant
}

/** A condition on the person may read the time, so its answer is asked again after this long. */
const PERSON_CONDITION_HOLDS_MS = 60_000

const NO_CONDITIONS: readonly GrantCondition[] = []
const COUNTS: GrantStatus = { refusal: null, rowConditions: [], until: Number.POSITIVE_INFINITY }

/**
 * Looks at everything about a grant that does not depend on the row: validity, time, IP, person.
 * Whatever cannot be read counts as not met.
 */
export function grantStatus(
  grant: Grant,
  person: PolicyPerson,
  rules: PolicyRules,
  at: Instant,
): GrantStatus {
  if (!grant.validity && !grant.conditions) return COUNTS
  let refusal = validityRefusal(grant.validity, at)
  let until = nextChange(grant.validity, at)
  const rowConditions: string[] = []
  for (const condition of grant.conditions ?? NO_CONDITIONS) {
    const outcome = conditionOutcome(condition, person, rules, at)
    refusal ??= outcome.refusal
    until = Math.min(until, outcome.until)
    rowConditions.push(...outcome.rowConditions)
  }
  return { refusal, rowConditions, until }
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

function conditionOutcome(
  condition: GrantCondition,
  person: PolicyPerson,
  rules: PolicyRules,
  at: Instant,
): GrantStatus {
  switch (condition.kind) {
    case 'time-window': {
      const state = windowState(condition, at)
      if (!state) return unreadable(`${condition.from}–${condition.to} ${condition.zone}`)
      const { from, to, zone } = condition
      return {
        ...COUNTS,
        refusal: state.inside ? null : { code: 'outside-time-window', from, to, zone },
        until: state.until,
      }
    }
    case 'ip-range':
      return ipOutcome(condition.ranges, person.ipAddress)
    case 'custom': {
      const custom = rules.conditions?.[condition.condition]
      if (!custom) return unreadable(condition.condition)
      if ('matches' in custom) return { ...COUNTS, rowConditions: [condition.condition] }
      const until = at + PERSON_CONDITION_HOLDS_MS
      if (custom.appliesTo(person, at)) return { ...COUNTS, until }
      return {
        ...COUNTS,
        refusal: { code: 'person-condition-not-met', condition: condition.condition },
        until,
      }
    }
  }
}

function ipOutcome(ranges: readonly string[], ipAddress: string | undefined): GrantStatus {
  const outcomes = ranges.map((range) => ipInRange(ipAddress ?? '', range))
  if (outcomes.includes(true)) return COUNTS
  const broken = ranges[outcomes.indexOf(null)]
  if (broken !== undefined) return unreadable(broken)
  return { ...COUNTS, refusal: { code: 'outside-ip-range', ipAddress: ipAddress ?? null } }
}

function unreadable(condition: string): GrantStatus {
  return { ...COUNTS, refusal: { code: 'condition-unreadable', condition } }
}
