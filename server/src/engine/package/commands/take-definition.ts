import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { packageSchema } from '../package-file.ts'
import { readApp } from '../read-app.ts'
import { keepVersion } from '../versions/keep-version.ts'

/** The definition of an app as JSON, for another workspace that follows it; a command, so that the taking leaves a trace. */
export const takeDefinition = defineOperation({
  id: 'app.takeDefinition',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/definition',
  summary: { zh: '取得应用的定义', en: 'Take the definition of an app' },
  access: 'member',
  input: z.object({ appId: z.uuid() }),
  output: z.object({ file: packageSchema }),
  audit: ({ appId }, { file }) => ({ type: 'app', id: appId, name: file.app.name }),
  run: async (context, { appId }) => {
    const { file } = await readApp(context, appId, { withData: false, withFiles: false, withRights: true })
    // What goes out is where others come from: a version of theirs is compared with it.
    await keepVersion(context, appId, { kind: 'exported' })
    return { file }
  },
})
