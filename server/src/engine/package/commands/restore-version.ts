import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { changeApp } from '../change-app.ts'
import { changedMeanwhile } from '../errors.ts'
import { leftSchema } from '../left-things.ts'
import { compareAhead } from '../pieces/compare-ahead.ts'
import { requireOwnedApp } from '../read-app.ts'
import { decisionsSchema, planRestore } from '../updates/plan-update.ts'
import { findVersion } from '../versions/find-version.ts'
import { keepVersion, readState } from '../versions/keep-version.ts'

/** Brings back a version of a whole app, in one act; its records stay (N1.3). */
export const restoreAppVersion = defineOperation({
  id: 'app.restoreVersion',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/versions/:number/restore',
  summary: { zh: '把应用恢复到以前的版本', en: 'Bring back a version of an app' },
  access: 'member',
  actsOnPeople: true,
  transaction: 'schema',
  input: z.object({
    appId: z.uuid(),
    number: z.coerce.number().int().min(1),
    /** Of `app.previewRestore`. */
    seen: z.string().max(100),
    /** Which side counts of single changes: `mine` leaves one as it is now. */
    decisions: decisionsSchema,
    /** Values that do not become what they were: refuse, or empty them and keep them in the history. */
    valuesThatFail: z.enum(['refuse', 'empty']).default('refuse'),
  }),
  output: z.object({ version: z.int(), left: leftSchema }),
  audit: ({ appId, number }) => ({ type: 'app', id: appId, name: `v${number}` }),
  prepare: (read, { appId, number }) =>
    compareAhead(read, async (context) => {
      await requireOwnedApp(context, appId)
      const { opened } = await findVersion(context, appId, number)
      return [opened, await readState(context, appId)]
    }),
  run: async (context, { appId, number, seen, decisions, valuesThatFail }) => {
    await requireOwnedApp(context, appId)
    const { opened } = await findVersion(context, appId, number)
    // What was changed and not kept is kept first: a restore can be taken back.
    await keepVersion(context, appId, { kind: 'kept' })
    const plan = await planRestore(context, appId, opened, decisions)
    if (plan.seen !== seen) throw changedMeanwhile()
    const { now, next } = plan
    const change = { appId, now, next, outside: new Map(), from: 'here' as const }
    const left = await changeApp(context, change, { valuesThatFail })
    const version = await keepVersion(context, appId, { kind: 'restored', note: `v${number}` })
    return { version, left }
  },
})
