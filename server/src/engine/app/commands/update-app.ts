import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { appInput } from '../app-input.ts'
import { requireOwnApp } from '../built-in-app.ts'
import { appNameTaken } from '../errors.ts'
import { requireApp } from '../require-app.ts'

export const updateApp = defineOperation({
  id: 'app.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/apps/:appId',
  summary: { zh: '修改应用', en: 'Change an app' },
  access: 'member',
  input: z.object({ ...appInput, name: appInput.name.optional(), appId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  audit: ({ appId, name }) => ({ type: 'app', id: appId, ...(name ? { name } : {}) }),
  run: async (context, { appId, groupName, ...changes }) => {
    await requireApp(context, appId, 'app.manage')
    requireOwnApp(appId)
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    await whenTaken(appNameTaken, () =>
      context.db
        .updateTable('app')
        .set({
          ...given,
          ...(groupName === undefined ? {} : { group_name: groupName }),
          updated_at: context.clock.now().toISOString(),
        })
        .where('tenant_id', '=', context.tenantId)
        .where('id', '=', appId)
        .execute(),
    )
    return { id: appId }
  },
})
