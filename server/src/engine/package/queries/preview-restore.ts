import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { compareAhead } from '../pieces/compare-ahead.ts'
import { requireOwnedApp } from '../read-app.ts'
import { decisionsSchema, planRestore } from '../updates/plan-update.ts'
import { planSchema, showPlan } from '../updates/show-plan.ts'
import { findVersion } from '../versions/find-version.ts'
import { readState } from '../versions/keep-version.ts'

/** What bringing back a version of an app would change, and what it does to records (N1.3). */
export const previewRestore = defineOperation({
  id: 'app.previewRestore',
  kind: 'query',
  method: 'POST',
  path: '/api/apps/:appId/versions/:number/preview',
  summary: { zh: '恢复应用版本前查看会改变什么', en: 'What bringing back a version of an app would change' },
  access: 'member',
  heavy: () => true,
  input: z.object({
    appId: z.uuid(),
    number: z.coerce.number().int().min(1),
    decisions: decisionsSchema,
  }),
  output: planSchema,
  prepare: (read, { appId, number }) =>
    compareAhead(read, async (context) => {
      await requireOwnedApp(context, appId)
      const { opened } = await findVersion(context, appId, number)
      return [opened, await readState(context, appId)]
    }),
  run: async (context, { appId, number, decisions }) => {
    await requireOwnedApp(context, appId)
    const { opened } = await findVersion(context, appId, number)
    return showPlan(context, appId, await planRestore(context, appId, opened, decisions), 'here')
  },
})
