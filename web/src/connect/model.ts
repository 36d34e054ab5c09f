import type { OutputOf } from '../kit/api.ts'

export type AccessKey = OutputOf<'accessKey.list'>['items'][number]
export type Device = OutputOf<'accessKey.listDevices'>['items'][number]
export type OutboundCall = OutputOf<'outbound.getCall'>

/** How a key stands: what of it is to be seen first. */
export type KeyState = 'off' | 'expired' | 'resting' | 'live'

export function stateOf(
  {
    enabled,
    bannedUntil,
    expiresAt,
  }: Pick<AccessKey, 'enabled' | 'bannedUntil'> & { expiresAt?: string | null },
  now: number,
): KeyState {
  if (!enabled) return 'off'
  if (expiresAt && Date.parse(expiresAt) <= now) return 'expired'
  return bannedUntil && Date.parse(bannedUntil) > now ? 'resting' : 'live'
}
