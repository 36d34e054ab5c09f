import type { ProblemError } from '@sluice/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { call, type InputOf, type OutputOf } from '../kit/api.ts'
import type { Pages } from '../kit/use-operation-pages.ts'
import { joinReferences, noReferences, type References } from './model.ts'

type PagedId = 'record.list' | 'record.history'
interface Page<Item> {
  items: Item[]
  nextCursor: string | null
  references: References
}

/** Like `useOperationPages`, with the names of everything the pages mention. */
export function useReferencedPages<Id extends PagedId>(
  id: Id,
  input: Omit<InputOf<Id>, 'cursor'>,
  { enabled = true }: { enabled?: boolean } = {},
): Pages<OutputOf<Id>['items'][number]> & { references: References; stale: boolean } {
  type Item = OutputOf<Id>['items'][number]
  const query = useInfiniteQuery<
    Page<Item>,
    ProblemError,
    { pages: Page<Item>[] },
    unknown[],
    string | undefined
  >({
    queryKey: [id, input, 'pages'],
    queryFn: async ({ pageParam, signal }) =>
      (await call(id, (pageParam ? { ...input, cursor: pageParam } : input) as InputOf<Id>, {
        signal,
      })) as Page<Item>,
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  })
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = query
  const pages = data?.pages
  const items = useMemo(() => (pages ?? []).flatMap((page) => page.items), [pages])
  const references = useMemo(
    () => (pages ?? []).reduce((known, page) => joinReferences(known, page.references), noReferences),
    [pages],
  )
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  const retry = useCallback(() => void refetch(), [refetch])
  return {
    items,
    references,
    loading: query.isPending && enabled,
    stale: query.isPlaceholderData,
    problem: query.error,
    hasMore: hasNextPage,
    more,
    retry,
  }
}
