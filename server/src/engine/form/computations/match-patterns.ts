import type { PatternOutcome } from '@sluice/form'
import { defineComputation } from '../../../kernel/compute/index.ts'

/** A text and the pattern it is to fit. */
export type PatternTest = readonly [pattern: string, text: string]

/** Milliseconds that the texts of all records may take together; what is left then is not compared. */
const longestTime = 30_000

/** Compares the texts of many records with the patterns of their fields, record by record (N2.3). */
export const matchPatterns = defineComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 60_000, heapMegabytes: 384 },
  run: async (records: readonly (readonly PatternTest[])[]): Promise<PatternOutcome[][]> => {
    const { patternMatcher } = await import('../pattern-matcher.ts')
    const begun = performance.now()
    return records.map((tests) => {
      const matches = patternMatcher()
      const isLate = performance.now() - begun > longestTime
      return tests.map(([pattern, text]) => (isLate ? 'tooMuch' : matches(pattern, text)))
    })
  },
})
