import type { FeatureKey, ProblemError } from '@sluice/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call, type OutputOf, queryClient } from '../kit/api.ts'

/** Who is looking at the screen: account, present tenant and membership, roles, and permissions held anywhere. */
export type Me = OutputOf<'identity.me'>
export type MyTenant = Me['tenants'][number]

export const sessionKey = ['identity.me'] as const

/** Asks once who is signed in; null when nobody is. */
export const sessionQuery = queryOptions<Me | null, ProblemError>({
  queryKey: sessionKey,
  staleTime: 60_000,
  meta: { quiet: true },
  queryFn: async ({ signal }) => {
    try {
      const me = await call('identity.me', {}, { signal })
      noteSignedIn(true)
      return me
    } catch (error) {
      if ((error as ProblemError).status !== 401) throw error
      noteSignedIn(false)
      return null
    }
  },
})

/** The person at the screen, or null while unknown. Inside the frame it is always known. */
export function useMaybeMe(): Me | null {
  return useQuery(sessionQuery).data ?? null
}

let lastKnown: Me | null = null

/**
 * The person at the screen; only inside the frame, whose route waits for the session. While logging out the frame is
 * still on screen for a moment: it keeps showing the last person.
 */
export function useMe(): Me {
  const me = useMaybeMe()
  if (me) lastKnown = me
  if (!lastKnown) throw new Error('useMe is called outside the frame: nobody is signed in')
  return me ?? lastKnown
}

/** True when the person holds the permission in the present tenant. The server decides; this only hides buttons. */
export function useMay(permission: string): boolean {
  return may(useMaybeMe(), permission)
}

/** True unless a part of the product is switched off in the present workspace. */
export function hasFeature(me: Me | null, feature: FeatureKey): boolean {
  return me?.workspace?.features.includes(feature) ?? false
}

/** The same, of the person at the screen. */
export function useFeature(feature: FeatureKey): boolean {
  return hasFeature(useMaybeMe(), feature)
}

/** True when the person may make apps: that is a right on everything, not on some app. */
export function mayMakeApps(me: Me | null): boolean {
  return me?.everywhere.includes('app.manage') ?? false
}

export function may(me: Me | null, permission: string): boolean {
  return me?.permissions.includes(permission) ?? false
}

let asked: Promise<unknown> = Promise.resolve()

/**
 * After login and change of tenant: forgets what the person before saw and asks who it is now. One after the other: each
 * drops what is on its way, the answer to another would be among it.
 */
export function sessionChanged(): Promise<void> {
  const answer = asked
    .catch(() => undefined)
    .then(forgetAnswers)
    .then(async () => void (await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })))
  asked = answer
  return answer
}

/** After logout: nobody is signed in, and nothing of what was seen stays in memory. */
export async function sessionEnded(): Promise<void> {
  await forgetAnswers()
  queryClient.setQueryData(sessionKey, null)
}

/** The session's own answer stays in place, because screens watch it. */
async function forgetAnswers(): Promise<void> {
  await queryClient.cancelQueries()
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
}

const noteKey = 'sluice.signedIn'

/** A guess from the last visit; the cookie itself is out of a script's reach. */
export function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(noteKey) !== null
  } catch {
    return false
  }
}

function noteSignedIn(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(noteKey, '1')
    else localStorage.removeItem(noteKey)
  } catch {
    // Only a faster start is lost.
  }
}
