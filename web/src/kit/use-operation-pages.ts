import type { OperationId, ProblemError } from '@sluice/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { call, type InputOf, type OutputOf } from './api.ts'

/** An operation that answers `{ items, nextCursor }`. */
type ItemOf<Id extends OperationId> = OutputOf<Id> extends { items: (infer Item)[] } ? Item : never

export interface Pages<Item> {
  /** The items of all pages read so far. */
  items: Item[]
  /** The first page is on its way and there is nothing to show yet. */
  loading: boolean
  /** The items are those of the question before; the first page of this one is on its way. */
  stale: boolean
  problem: ProblemError | null
  hasMore: boolean
  /** Reads the next page; harmless while one is on its way. */
  more: () => void
  retry: () => void
}

/**
 * A list paged by key, read on as it is scrolled: pass `items`, `hasMore` and `more` to `VirtualTable`.
 * @param input without `cursor`; a new input keeps the old rows on screen until the first new page is there
 */
export function useOperationPages<Id extends OperationId>(
  id: Id,
  input: Omit<InputOf<Id>, 'cursor'>,
  { enabled = true }: { enabled?: boolean } = {},
): Pages<ItemOf<Id>> {
  const query = useInfiniteQuery<
    OutputOf<Id>,
    ProblemError,
    { pages: OutputOf<Id>[] },
    unknown[],
    string | undefined
  >({
    queryKey: [id, input, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(id, (pageParam ? { ...input, cursor: pageParam } : input) as InputOf<Id>, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as { nextCursor?: string | null }).nextCursor ?? undefined,
    placeholderData: keepPreviousData as never,
    enabled,
  })
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = query
  const items = useMemo(
    () => (data?.pages ?? []).flatMap((page) => (page as { items: ItemOf<Id>[] }).items),
    [data],
  )
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  const retry = useCallback(() => void refetch(), [refetch])
  return {
    items,
    loading: query.isPending && enabled,
    stale: query.isPlaceholderData,
    problem: query.error,
    hasMore: hasNextPage,
    more,
    retry,
  }
}
