import { z } from 'zod'
import { nameText, optionalNameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { createApp } from '../../app/index.ts'
import { fillNewForm, newFormInput, readNewForm } from '../fill-new-form.ts'

/**
 * Makes an app with one form from an uploaded file, publishes it and starts to fill it: all or nothing (N1.1). When the
 * filling is cancelled or fails, app and form go again; rows refused by `refuseAll` leave both for a corrected file.
 */
export const createAppFromFile = defineOperation({
  id: 'import.createApp',
  kind: 'command',
  method: 'POST',
  path: '/api/import/app',
  summary: { zh: '从表格文件新建应用', en: 'Make an app from a spreadsheet' },
  access: { permission: 'app.manage' },
  transaction: 'schema',
  input: z.object({
    appName: nameText(100),
    icon: z.string().max(100).optional(),
    color: z.string().max(30).optional(),
    groupName: optionalNameText(60).optional(),
    ...newFormInput,
  }),
  output: z.object({ appId: z.uuid(), formId: z.uuid(), jobId: z.uuid() }),
  audit: ({ appName }, { appId }) => ({ type: 'app', id: appId, name: appName }),
  prepare: readNewForm,
  run: async (context, { appName, icon, color, groupName, ...form }, file) => {
    const appId = await createApp(context, { name: appName, icon, color, groupName })
    return { appId, ...(await fillNewForm(context, { appId, isNew: true }, form, file)) }
  },
})
