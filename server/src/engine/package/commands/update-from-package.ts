import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { changeApp } from '../change-app.ts'
import { chooseOutside } from '../choose-outside.ts'
import { changedMeanwhile } from '../errors.ts'
import { leftSchema } from '../left-things.ts'
import { sourceOf } from '../make-imported-app.ts'
import { outsideChoices } from '../outside-choice.ts'
import { packageSource, readPackageSource } from '../package-source.ts'
import { compareAhead } from '../pieces/compare-ahead.ts'
import { requireOwnedApp } from '../read-app.ts'
import { keepOrigin } from '../updates/origin.ts'
import { decisionsSchema, planUpdate, requireDecided, statesOfUpdate } from '../updates/plan-update.ts'
import { unknownOutside } from '../updates/show-plan.ts'
import { keepVersion } from '../versions/keep-version.ts'

/**
 * Brings an app up to another version of it, from a file, a template or another workspace, in one act: what was changed here
 * stays unless decided otherwise, and so do all records (N1.3).
 */
export const updateFromPackage = defineOperation({
  id: 'app.updateFromPackage',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/update',
  summary: { zh: '用应用包更新应用', en: 'Update an app with another version of it' },
  access: 'member',
  actsOnPeople: true,
  transaction: 'schema',
  input: z.object({
    appId: z.uuid(),
    ...packageSource,
    /** Of `app.previewUpdate`. */
    seen: z.string().max(100),
    /** Which side counts: every conflict is decided, and any other change may be. */
    decisions: decisionsSchema,
    outside: outsideChoices,
    /** Values that do not fit a changed field: refuse, or empty them and keep them in the history. */
    valuesThatFail: z.enum(['refuse', 'empty']).default('refuse'),
  }),
  output: z.object({ version: z.int(), left: leftSchema }),
  audit: ({ appId }, { version }) => ({ type: 'app', id: appId, name: `v${version}` }),
  prepare: async (read, { appId, ...input }) => {
    const comes = await readPackageSource(read, sourceOf(input))
    await compareAhead(read, async (context) => {
      await requireOwnedApp(context, appId)
      const { base, mine, theirs } = await statesOfUpdate(context, appId, comes)
      return [base, mine, theirs]
    })
    return comes
  },
  run: async (context, { appId, seen, decisions, outside, valuesThatFail, ...source }, comes) => {
    await requireOwnedApp(context, appId)
    await keepVersion(context, appId, { kind: 'kept' })
    const plan = await planUpdate(context, appId, comes, decisions)
    const chosen = await chooseOutside(context, await unknownOutside(context, appId, plan), outside)
    if (plan.seen !== seen) throw changedMeanwhile()
    requireDecided(plan.changes)
    const { now, next } = plan
    const change = { appId, now, next, outside: chosen, from: 'elsewhere' as const }
    const left = await changeApp(context, change, { valuesThatFail })
    await keepOrigin(context, appId, source, comes)
    const version = await keepVersion(context, appId, { kind: 'updated', note: comes.file.app.name })
    return { version, left }
  },
})
