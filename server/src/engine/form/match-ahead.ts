import type { MatchPattern, PatternOutcome } from '@sluice/form'
import type { OperationContext } from '../../platform/operation/index.ts'
import { matchPatterns, type PatternTest } from './computations/match-patterns.ts'
import { patternKey } from './pattern-matcher.ts'

/**
 * Compares what checks of many records would compare with patterns, in a process of its own: for imports, whose rows are
 * as many as somebody chooses.
 * @param check runs the checks of one record with the matcher it is given; its outcome is not used
 * @returns the matcher to run the checks with, which answers without comparing
 */
export async function matchAhead<Item>(
  { services, tenantId }: Pick<OperationContext, 'services' | 'tenantId'>,
  items: readonly Item[],
  check: (item: Item, matcher: () => MatchPattern) => void,
): Promise<() => MatchPattern> {
  const asked = items.flatMap((item) => {
    const tests: PatternTest[] = []
    const note: MatchPattern = (pattern, text) => {
      tests.push([pattern, text])
      return 'fits'
    }
    check(item, () => note)
    return tests.length > 0 ? [tests] : []
  })
  const outcomes =
    asked.length > 0 ? await services.compute.run(matchPatterns, asked, { tenantId }) : undefined
  const known = new Map<string, PatternOutcome>()
  for (const [record, tests] of asked.entries()) {
    for (const [index, test] of tests.entries()) known.set(patternKey(...test), outcomes![record]![index]!)
  }
  return () => (pattern, text) => known.get(patternKey(pattern, text)) ?? 'tooMuch'
}
