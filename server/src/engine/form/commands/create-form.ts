import { z } from 'zod'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireApp } from '../../app/index.ts'
import { createForm as makeForm } from '../create-form.ts'

export const createForm = defineOperation({
  id: 'form.create',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/forms',
  summary: { zh: '新建表单', en: 'Add a form' },
  access: 'member',
  transaction: 'schema',
  input: z.object({
    appId: z.uuid(),
    name: nameText(100),
    icon: z.string().max(100).optional(),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ name }, { id }) => ({ type: 'form', id, name }),
  run: async (context, { appId, name, icon }) => {
    await requireApp(context, appId, 'app.manage')
    return { id: await makeForm(context, { appId, name, icon }) }
  },
})
