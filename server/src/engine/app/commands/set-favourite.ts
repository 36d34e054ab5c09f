import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireApp } from '../require-app.ts'

export const setFavourite = defineOperation({
  id: 'app.setFavourite',
  kind: 'command',
  method: 'PUT',
  path: '/api/apps/:appId/favourite',
  summary: { zh: '收藏或取消收藏应用', en: 'Mark an app as favourite, or not' },
  access: 'member',
  keys: 'unnarrowed',
  audit: false,
  input: z.object({ appId: z.uuid(), favourite: z.boolean() }),
  output: z.object({ favourite: z.boolean() }),
  run: async (context, { appId, favourite }) => {
    const { tenantId, memberId, db } = context
    await requireApp(context, appId, 'app.read')
    if (favourite) {
      await db
        .insertInto('app_favourite')
        .values({
          tenant_id: tenantId,
          member_id: memberId,
          app_id: appId,
          created_at: context.clock.now().toISOString(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    } else {
      await db
        .deleteFrom('app_favourite')
        .where('tenant_id', '=', tenantId)
        .where('member_id', '=', memberId)
        .where('app_id', '=', appId)
        .execute()
    }
    return { favourite }
  },
})
