import { percentile } from './figure.ts'

/** People, or connections, at once. */
export const clients = 16
const seconds = 8
/** Before that: what is hot is compiled and prepared. */
export const warmSeconds = 5

/** What all clients together reach after warming up: calls per second, and the time all but a twentieth stay under. */
export async function load(work: (turn: number) => Promise<unknown>): Promise<{ rate: number; p95: number }> {
  await drive(work, warmSeconds)
  const start = performance.now()
  const times = await drive(work, seconds)
  return { rate: (times.length * 1000) / (performance.now() - start), p95: percentile(times, 0.95) }
}

/** All clients at work for a while; how long each call took, in milliseconds. */
export async function drive(work: (turn: number) => Promise<unknown>, duration: number): Promise<number[]> {
  const times: number[] = []
  let turn = 0
  const until = performance.now() + duration * 1000
  const client = async () => {
    while (performance.now() < until) {
      const begin = performance.now()
      await work(turn++)
      times.push(performance.now() - begin)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return times
}
