import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { appInput } from '../app-input.ts'
import { createApp as create } from '../create-app.ts'

export const createApp = defineOperation({
  id: 'app.create',
  kind: 'command',
  method: 'POST',
  path: '/api/apps',
  summary: { zh: '新建应用', en: 'Add an app' },
  access: { permission: 'app.manage' },
  input: z.object(appInput),
  output: z.object({ id: z.uuid() }),
  audit: ({ name }, { id }) => ({ type: 'app', id, name }),
  run: async (context, input) => ({ id: await create(context, input) }),
})
