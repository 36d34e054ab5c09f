import type { RefusalReason } from './explanation.ts'
import { ipInRange } from './ip-range.ts'
import type { GrantCondition, Instant, PolicyPerson, PolicyRules } from './model.ts'
import { namedCondition } from './named-condition.ts'
import { remembered } from './remembered.ts'
import { windowStates } from './time-window.ts'

/** What a condition says before any row is seen, and until when. */
export interface ConditionOutcome {
  /** null: the condition holds, or is left to the rows. */
  readonly refusal: RefusalReason | null
  /** Name of the condition that each row has to meet. */
  readonly rowCondition: string | null
  readonly until: Instant
}

const HOLDS: ConditionOutcome = { refusal: null, rowCondition: null, until: Number.POSITIVE_INFINITY }

/** A condition on the person may read the time, so its answer is asked again after this long. */
const PERSON_CONDITION_HOLDS_MS = 60_000

/** Evaluates conditions for one person and instant. Many grants share conditions, so each is worked out once. */
export function conditionOutcomes(
  person: PolicyPerson,
  rules: PolicyRules,
  at: Instant,
): (condition: GrantCondition) => ConditionOutcome {
  const stateOf = windowStates(at)
  const rangeOf = remembered((range: string) => ipInRange(person.ipAddress ?? '', range))
  const customOf = remembered((name: string) => customOutcome(name, person, rules, at))
  return (condition) => {
    switch (condition.kind) {
      case 'time-window': {
        const { from, to, zone } = condition
        const state = stateOf(condition)
        if (!state) return refused({ code: 'condition-unreadable', condition: `${from}–${to} ${zone}` })
        const refusal: RefusalReason | null = state.inside
          ? null
          : { code: 'outside-time-window', from, to, zone }
        return { ...HOLDS, refusal, until: state.until }
      }
      case 'ip-range':
        return addressOutcome(condition.ranges, rangeOf, person.ipAddress)
      case 'custom':
        return customOf(condition.condition)
    }
  }
}

function addressOutcome(
  ranges: readonly string[],
  rangeOf: (range: string) => boolean | null,
  ipAddress: string | undefined,
): ConditionOutcome {
  if (ranges.some((range) => rangeOf(range) === true)) return HOLDS
  const broken = ranges.find((range) => rangeOf(range) === null)
  if (broken !== undefined) return refused({ code: 'condition-unreadable', condition: broken })
  return refused({ code: 'outside-ip-range', ipAddress: ipAddress ?? null })
}

function customOutcome(
  name: string,
  person: PolicyPerson,
  rules: PolicyRules,
  at: Instant,
): ConditionOutcome {
  const custom = namedCondition(rules.conditions, name)
  if (!custom) return refused({ code: 'condition-unreadable', condition: name })
  if ('matches' in custom) return { ...HOLDS, rowCondition: name }
  const until = at + PERSON_CONDITION_HOLDS_MS
  if (custom.appliesTo(person, at)) return { ...HOLDS, until }
  return { ...HOLDS, refusal: { code: 'person-condition-not-met', condition: name }, until }
}

function refused(refusal: RefusalReason): ConditionOutcome {
  return { ...HOLDS, refusal }
}
