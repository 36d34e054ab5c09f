import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireOwnedApp } from '../read-app.ts'
import { keepVersion } from '../versions/keep-version.ts'

/** Keeps the whole app as it is now, with a note, so that it can be brought back (N1.3). */
export const saveVersion = defineOperation({
  id: 'app.saveVersion',
  kind: 'command',
  method: 'POST',
  path: '/api/apps/:appId/versions',
  summary: { zh: '保存应用的当前版本', en: 'Keep the app as it is now' },
  access: 'member',
  input: z.object({ appId: z.uuid(), note: z.string().trim().max(500).default('') }),
  output: z.object({ number: z.int() }),
  audit: ({ appId }, { number }) => ({ type: 'app', id: appId, name: `v${number}` }),
  run: async (context, { appId, note }) => {
    await requireOwnedApp(context, appId)
    return { number: await keepVersion(context, appId, { kind: 'saved', note }) }
  },
})
