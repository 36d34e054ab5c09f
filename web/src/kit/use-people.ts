import { useQueries } from '@tanstack/react-query'
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
    queries: [...new Set(ids)].map((id) => ({
      queryKey: ['member.resolveNames', id],
      queryFn: () => nameOf(id),
      staleTime: 300_000,
    })),
    combine: byId,
  })
}

function byId(results: { data: KnownPerson | null | undefined }[]): ReadonlyMap<string, KnownPerson> {
  const people = new Map<string, KnownPerson>()
  for (const { data } of results) if (data) people.set(data.id, data)
  return people
}
