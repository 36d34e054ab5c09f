import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { settingScopes } from '../define-setting.ts'
import { describeSettings, settingGroupView } from '../describe-settings.ts'
import { requireShelf } from '../require-shelf.ts'

export const listSettings = defineOperation({
  id: 'setting.list',
  kind: 'query',
  method: 'GET',
  path: '/api/settings',
  summary: { zh: '设置项及其当前值', en: 'What can be set, and what holds now; secrets are never told' },
  access: 'member',
  transaction: 'identity',
  input: z.object({ scope: z.enum(settingScopes) }),
  output: z.object({
    /** Number of the newest change; tell it back with the next one. */
    number: z.int(),
    groups: z.array(settingGroupView),
  }),
  run: async (context, { scope }) => describeSettings(context, await requireShelf(context, scope)),
})
