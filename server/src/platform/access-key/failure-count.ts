/** Requests with a bad signature that one address may send in a minute. */
const mostFailures = 60
const minute = 60_000
/** Addresses that are counted at once. */
const capacity = 20_000

/** Counts refused signatures by address, in this process. */
export interface FailureCount {
  /** Seconds until the address is heard again; 0 now. */
  waitOf(source: string, now: number): number
  add(source: string, now: number): void
}

export function failureCount(): FailureCount {
  const counts = new Map<string, { since: number; failures: number }>()
  const current = (source: string, now: number) => {
    const count = counts.get(source)
    return count && now - count.since < minute ? count : undefined
  }
  return {
    waitOf: (source, now) => {
      const count = current(source, now)
      return count && count.failures >= mostFailures ? Math.ceil((count.since + minute - now) / 1000) : 0
    },
    add: (source, now) => {
      const count = current(source, now)
      if (count) count.failures += 1
      else {
        counts.delete(source)
        counts.set(source, { since: now, failures: 1 })
      }
      if (counts.size > capacity) counts.delete(counts.keys().next().value!)
    },
  }
}
