import { defineStreamedComputation } from '../../computation.ts'

/** Doubles the numbers it is fed with, as many as it is told to take. */
export const double = defineStreamedComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 2_000, heapMegabytes: 64 },
  run: async function* (atMost: number, feed: AsyncIterable<number>) {
    let taken = 0
    for await (const number of feed) {
      yield number * 2
      if (++taken === atMost) return
    }
  },
})
