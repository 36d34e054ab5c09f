import { z } from 'zod'
import { defineJob } from '../../job/index.ts'

const day = 86_400_000
/** Ended sessions stay so long for whoever looks into an incident. */
const keepEnded = 30 * day
/** Nobody goes on guessing after so long; a lock has ended long before. */
const keepAttempts = day

/** The login log stays three months (P5.5). */
const keepEvents = 92 * day

/** Deletes sessions, links and registrations that ended long ago, failures nobody added to since yesterday, old login events. */
export const forgetSessions = defineJob({
  name: 'identity.forget-sessions',
  input: z.object({}),
  schedule: '17 3 * * *',
  run: async ({ services }) => {
    const now = services.clock.now().getTime()
    const { server } = services.pools
    await server.query('delete from session where expires_at < $1 or revoked_at < $1', [
      new Date(now - keepEnded),
    ])
    await server.query('delete from account_token where expires_at < $1', [new Date(now - keepEnded)])
    await server.query('delete from login_event where at < $1', [new Date(now - keepEvents)])
    await services.pools.job.query('delete from workspace_login where at < $1', [new Date(now - keepEvents)])
    await server.query('delete from registration where created_at < $1', [new Date(now - keepEnded)])
    await server.query('delete from turn where started_at < $1', [new Date(now - keepAttempts)])
    await server.query('delete from captcha_used where expires_at < $1', [new Date(now)])
    await server.query('delete from login_attempt where updated_at < $1', [new Date(now - keepAttempts)])
  },
})
