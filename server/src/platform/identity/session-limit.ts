import type { Services } from '../operation/index.ts'
import { sessionDays, sessionIdleHours } from './settings.ts'

const hour = 3_600_000
const day = 24 * hour

/** How long a session lasts, in milliseconds (P1.5). */
export interface SessionLimit {
  /** After sign-in, whatever happens. */
  absolute: number
  /** Without anybody using it; "remember me" waits until the absolute end. */
  idle: number
}

/** What is set for sessions in a workspace, or for those in none. */
export async function sessionLimit(
  { settings }: Services,
  { tenantId, remembered }: { tenantId: string | null | undefined; remembered: boolean },
): Promise<SessionLimit> {
  const reader = tenantId ? { tenantId } : {}
  const [days, idleHours] = await Promise.all([
    settings.read(sessionDays, reader),
    settings.read(sessionIdleHours, reader),
  ])
  const absolute = days * day
  return { absolute, idle: remembered ? absolute : Math.min(idleHours * hour, absolute) }
}
