/** One measured figure. `reached` and `target` share a unit; `atLeast` tells which way is good. */
export interface Figure {
  name: string
  reached: number
  target: number
  unit: string
  atLeast: boolean
  note?: string
}

/** True when the target is met. */
export function isMet({ reached, target, atLeast }: Figure): boolean {
  return atLeast ? reached >= target : reached <= target
}

/** Runs `work` over and over with so many at once; gives how often a second. */
export async function ratePerSecond(
  work: () => Promise<unknown>,
  parallel: number,
  seconds: number,
): Promise<number> {
  let done = 0
  const start = performance.now()
  const until = start + seconds * 1000
  const loop = async () => {
    while (performance.now() < until) {
      await work()
      done++
    }
  }
  await Promise.all(Array.from({ length: parallel }, loop))
  return (done * 1000) / (performance.now() - start)
}

/** The same for work that gives no way to others: how often a second, after a warm-up. */
export function syncRate(work: () => void, seconds: number): number {
  for (let warm = 0; warm < 2000; warm++) work()
  let done = 0
  const start = performance.now()
  const until = start + seconds * 1000
  while (performance.now() < until) {
    for (let batch = 0; batch < 100; batch++) work()
    done += 100
  }
  return (done * 1000) / (performance.now() - start)
}

/** The value below which the given share of the samples lies. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
