import { z } from 'zod'
import { nameText } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { leftSchema } from '../left-things.ts'
import { openPackage } from '../open-package.ts'
import { readApp } from '../read-app.ts'
import { keepVersion } from '../versions/keep-version.ts'
import { workAhead } from '../work-ahead.ts'
import { writeApp } from '../write-app.ts'

/** A second app like the first: an export and an import in one act (N1.3). */
export const copyApp = defineOperation({
  id: 'app.copy',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/copy',
  summary: { zh: '复制应用', en: 'Copy an app' },
  access: { permission: 'app.manage' },
  transaction: 'schema',
  input: z.object({
    appId: z.uuid(),
    name: nameText(100),
    withData: z.boolean().default(false),
    /** Roles and departments may do in it what they may do in the first. */
    withRights: z.boolean().default(false),
  }),
  output: z.object({ id: z.uuid(), left: leftSchema }),
  audit: ({ name }, { id }) => ({ type: 'app', id, name }),
  // What takes long is what the app is, not its records.
  prepare: async (read, { appId }) => {
    const found = await read(async (context) => {
      const { services, tenantId } = context
      const { file } = await readApp(context, appId, { withData: false, withFiles: false, withRights: false })
      return { place: { services, tenantId }, opened: openPackage(context, file) }
    })
    return workAhead(found.place, found.opened)
  },
  run: async (context, { appId, name, withData, withRights }, ahead) => {
    const wish = { withData, withFiles: withData, withRights }
    const { file, outside, files } = await readApp(context, appId, wish)
    const made = await writeApp(context, openPackage(context, file), { name, outside, files, ahead })
    await keepVersion(context, made.appId, { kind: 'copied', note: file.app.name })
    return { id: made.appId, left: made.left }
  },
})
