import type { Sort } from '@sluice/contract'

/** Most parts of a sort the server takes. */
const mostParts = 4

/**
 * The order after a click on a head: up, down, then none. With `adding` (Shift) the other columns stay and the clicked
 * one is added behind them.
 */
export function sortAfterClick(
  sort: readonly Sort[],
  field: string,
  { adding }: { adding: boolean },
): Sort[] {
  const now = sort.find((part) => part.field === field)
  const next: Sort | null = !now
    ? { field, direction: 'asc' }
    : now.direction === 'asc'
      ? { field, direction: 'desc' }
      : null
  if (!adding) return next ? [next] : []
  if (now) return sort.flatMap((part) => (part.field === field ? (next ?? []) : part))
  return next ? [...sort, next].slice(-mostParts) : [...sort]
}
