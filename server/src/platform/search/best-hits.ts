import { textRelevance } from '@sluice/form'
import type { Hit, Wanted } from './define-finder.ts'

/** The hits whose titles answer best, best first; those of equal weight keep their order. */
export function bestHits(wanted: Wanted, found: readonly Omit<Hit, 'relevance'>[]): Hit[] {
  return found
    .map((hit) => ({ ...hit, relevance: textRelevance(wanted.folded, hit.title) }))
    .filter(({ relevance }) => relevance > 0)
    .sort((a, b) => b.relevance - a.relevance)
    .slice(0, wanted.limit)
}
