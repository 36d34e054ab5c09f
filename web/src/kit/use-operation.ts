import type { OperationId, ProblemError } from '@sluice/contract'
import {
  keepPreviousData,
  queryOptions,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import { call, type InputOf, type OutputOf } from './api.ts'

export interface OperationOptions<Output = unknown> {
  /** False waits, e.g. until an id is known. */
  enabled?: boolean
  /** Keeps the last answer on screen while the next one loads (search, filters, paging). */
  keepPrevious?: boolean
  /** How long an answer counts as fresh, in milliseconds; 15 s unless told otherwise. */
  staleTime?: number
  /** Asks again every so many milliseconds, or as the last answer says; prefer `useLive`. */
  refetchInterval?: number | ((answer: Output | undefined) => number | false)
}

/** Options of one query, for `useQuery`, `useSuspenseQuery` or `queryClient.ensureQueryData`. */
export function operationQuery<Id extends OperationId>(id: Id, input: InputOf<Id>) {
  return queryOptions<OutputOf<Id>, ProblemError>({
    queryKey: [id, input],
    queryFn: ({ signal }) => call(id, input, { signal }),
  })
}

/**
 * Asks the server one question and keeps the answer in the cache under `[id, input]`. When the language changes,
 * everything on screen is asked again, because answers carry the server's texts.
 */
export function useOperation<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
  { keepPrevious, refetchInterval, ...options }: OperationOptions<OutputOf<Id>> = {},
): UseQueryResult<OutputOf<Id>, ProblemError> {
  return useQuery<OutputOf<Id>, ProblemError>({
    ...operationQuery(id, input),
    ...options,
    ...(refetchInterval === undefined
      ? {}
      : {
          refetchInterval:
            typeof refetchInterval === 'function'
              ? ({ state }) => refetchInterval(state.data)
              : refetchInterval,
        }),
    ...(keepPrevious ? { placeholderData: keepPreviousData as never } : {}),
  })
}

/**
 * Returns a function that marks answers stale: `refresh('member')` every `member.*` query, `refresh('member.list')`
 * one operation.
 */
export function useRefresh(): (...subjects: string[]) => void {
  const client = useQueryClient()
  return useCallback(
    (...subjects) => {
      void client.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey[0], subjects) })
    },
    [client],
  )
}

/** True when an operation id is one of the subjects or belongs to one. */
export function concerns(operationId: unknown, subjects: readonly string[]): boolean {
  return (
    typeof operationId === 'string' &&
    subjects.some((subject) => operationId === subject || operationId.startsWith(`${subject}.`))
  )
}
