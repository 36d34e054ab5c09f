import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { call } from './api.ts'
import { gatherCalls } from './gather-calls.ts'

export interface KnownPerson {
  id: string
  name: string
  status: 'active' | 'disabled'
}

/** Asks for all names that a screen needs at the same moment with one request. */
const nameOf = gatherCalls<string, KnownPerson | null>(async (ids) => {
  const answer = await call('member.resolveNames', { ids })
  const found = new Map(answer.items.map((person) => [person.id, person]))
  return ids.map((id) => found.get(id) ?? null)
})

/** Names of members by id, for screens that hold ids only. Missing while they load, or when the person is gone. */
export function usePeople(ids: readonly string[]): ReadonlyMap<string, KnownPerson> {
  return useQueries({
    queries: [...new Set(ids)].map(nameQuery),
    combine: byId,
  })
}

/** One member by id: undefined while the name loads, null when there is no such member (any more). */
export function usePerson(id: string | null | undefined): KnownPerson | null | undefined {
  return useQuery({ ...nameQuery(id ?? ''), enabled: Boolean(id) }).data
}

function nameQuery(id: string) {
  return queryOptions({
    queryKey: ['member.resolveNames', id],
    queryFn: () => nameOf(id),
    staleTime: 300_000,
  })
}

function byId(results: { data: KnownPerson | null | undefined }[]): ReadonlyMap<string, KnownPerson> {
  const people = new Map<string, KnownPerson>()
  for (const { data } of results) if (data) people.set(data.id, data)
  return people
}
