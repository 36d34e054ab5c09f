/** Stops calling who fails, and tries again more and more slowly. */
export interface Breaker {
  /** Milliseconds to wait before the next call; 0 to call now, and then `note` must follow. */
  admit(key: string, now: number): number
  note(key: string, outcome: 'answered' | 'failed', now: number): void
}

export interface BreakerLimits {
  /** Failures in a row after which a rest begins. */
  failures: number
  /** First rest, in milliseconds; each further one is twice as long. */
  firstRest: number
  longestRest: number
  /** Targets that are remembered; the one used least recently is forgotten. */
  capacity: number
}

interface Target {
  failures: number
  rest: number
  /** Milliseconds since 1970; 0 when it is not resting. */
  restsUntil: number
  /** One call tries whether it is back; when that one never ends, another may from this time on. */
  tryingUntil: number
}

/** How long one try keeps others waiting, in milliseconds. */
const longestTry = 120_000

/** A breaker in memory: each process finds out for itself. */
export function openBreaker(limits: BreakerLimits): Breaker {
  const targets = new Map<string, Target>()
  return {
    admit: (key, now) => {
      const target = targets.get(key)
      if (!target || target.restsUntil === 0) return 0
      if (now < target.restsUntil) return target.restsUntil - now
      if (now < target.tryingUntil) return target.tryingUntil - now
      target.tryingUntil = now + longestTry
      return 0
    },
    note: (key, outcome, now) => {
      const target = targets.get(key)
      targets.delete(key)
      if (outcome === 'answered') return
      const failures = (target?.failures ?? 0) + 1
      const tripped = failures >= limits.failures
      const rest = tripped
        ? Math.min(limits.longestRest, target?.rest ? target.rest * 2 : limits.firstRest)
        : 0
      targets.set(key, { failures, rest, restsUntil: tripped ? now + rest : 0, tryingUntil: 0 })
      if (targets.size > limits.capacity) targets.delete(targets.keys().next().value!)
    },
  }
}
