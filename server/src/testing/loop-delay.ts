import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Does some work and tells for how many milliseconds, at most, everybody else had to wait in between. */
export async function longestWait(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  try {
    await work()
    // The last stretch counts only when the loop has turned once more.
    await new Promise((resolve) => setTimeout(resolve, 10))
  } finally {
    delay.disable()
  }
  return delay.max / 1e6
}
