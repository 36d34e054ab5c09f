import type { ProblemError } from '@sluice/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call, queryClient } from '../kit/api.ts'

/** One tenant the person belongs to. */
export interface MyTenant {
  id: string
  name: string
  code: string
}

/** Who is looking at the screen. */
export interface Me {
  account: { id: string; name: string; username: string; email: string | null }
  /** The membership in the present tenant; null while none is chosen. */
  member: { id: string; name: string; departmentIds: string[] } | null
  tenant: MyTenant | null
  tenants: MyTenant[]
  /** What this person may do, in the server's words; only to hide what would be refused. */
  permissions: string[]
}

export const sessionKey = ['identity.me'] as const

/** Asks once who is signed in; null when nobody is. */
export const sessionQuery = queryOptions<Me | null, ProblemError>({
  queryKey: sessionKey,
  staleTime: 60_000,
  meta: { quiet: true },
  queryFn: async ({ signal }) => {
    try {
      return (await call('identity.me', {}, { signal })) as Me
    } catch (error) {
      if ((error as ProblemError).status === 401) return null
      throw error
    }
  },
})

/** The person at the screen, or null while unknown. Inside the frame it is always known. */
export function useMaybeMe(): Me | null {
  return useQuery(sessionQuery).data ?? null
}

/** The person at the screen; only inside the frame, whose route waits for the session. */
export function useMe(): Me {
  const me = useMaybeMe()
  if (!me) throw new Error('useMe is called outside the frame: nobody is signed in')
  return me
}

/** True when the person holds the permission in the present tenant. The server decides; this only hides buttons. */
export function useMay(permission: string): boolean {
  return may(useMaybeMe(), permission)
}

export function may(me: Me | null, permission: string): boolean {
  const family = `${permission.split('.')[0]}.*`
  return me?.permissions.some((held) => held === permission || held === '*' || held === family) ?? false
}

/** Forgets everything that was loaded for the person before: after login, logout and change of tenant. */
export async function sessionChanged(): Promise<void> {
  queryClient.clear()
  await queryClient.fetchQuery(sessionQuery)
}
