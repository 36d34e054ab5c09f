import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { sourceOf } from '../make-imported-app.ts'
import { packageSource, readPackageSource } from '../package-source.ts'
import { compareAhead } from '../pieces/compare-ahead.ts'
import { requireOwnedApp } from '../read-app.ts'
import { decisionsSchema, planUpdate, statesOfUpdate } from '../updates/plan-update.ts'
import { planSchema, showPlan } from '../updates/show-plan.ts'

/** What another version of an app would change here: what it takes, what it keeps, what conflicts (N1.3). */
export const previewUpdate = defineOperation({
  id: 'app.previewUpdate',
  kind: 'query',
  method: 'POST',
  path: '/api/apps/:appId/update/preview',
  summary: { zh: '更新应用前查看会改变什么', en: 'What another version of an app would change' },
  access: 'member',
  heavy: () => true,
  input: z.object({ appId: z.uuid(), ...packageSource, decisions: decisionsSchema }),
  output: planSchema,
  prepare: async (read, { appId, ...input }) => {
    const comes = await readPackageSource(read, sourceOf(input))
    await compareAhead(read, async (context) => {
      await requireOwnedApp(context, appId)
      const { base, mine, theirs } = await statesOfUpdate(context, appId, comes)
      return [base, mine, theirs]
    })
    return comes
  },
  run: async (context, { appId, decisions }, comes) => {
    await requireOwnedApp(context, appId)
    return showPlan(context, appId, await planUpdate(context, appId, comes, decisions), 'elsewhere')
  },
})
