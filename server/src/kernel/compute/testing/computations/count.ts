import { writeFileSync } from 'node:fs'
import { defineStreamedComputation } from '../../computation.ts'

interface Counting {
  from: number
  to: number
  /** Where to write the number that is made, to see how far ahead of its reader a stream is. */
  traceFile?: string
  failAt?: number
}

/** Counts, and works a little for each number. */
export const count = defineStreamedComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 3_000, heapMegabytes: 64 },
  run: function* ({ from, to, traceFile, failAt }: Counting) {
    for (let number = from; number < to; number++) {
      if (number === failAt) throw new Error('a mistake of ours')
      if (traceFile && number % 100 === 0) writeFileSync(traceFile, `${process.pid} ${number}`)
      yield number
    }
  },
})
