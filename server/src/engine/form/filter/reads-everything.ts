import type { Filter } from '@sluice/contract'

/**
 * Tells whether a filter may have to look at every record of a form: no index serves a part of a text, nor what stands in
 * rows of sub-tables. Few match, and the page is found last.
 */
export function readsEverything(filter: Filter | undefined): boolean {
  if (!filter) return false
  if ('all' in filter) return filter.all.some(readsEverything)
  if ('any' in filter) return filter.any.some(readsEverything)
  return filter.op === 'contains' || filter.field.includes('.')
}
