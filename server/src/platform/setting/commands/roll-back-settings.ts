import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { carryOut } from '../change-settings.ts'
import { settingScopes } from '../define-setting.ts'
import { changeNotFound } from '../errors.ts'
import { requireReason } from '../require-reason.ts'
import { requireShelf } from '../require-shelf.ts'
import { changeNumbered } from '../shelf.ts'

export const rollBackSettings = defineOperation({
  id: 'setting.rollBack',
  kind: 'command',
  method: 'POST',
  path: '/api/settings/roll-back',
  summary: {
    zh: '恢复到某次修改之后的设置',
    en: 'Go back to the settings as they were after a change; 0 is before the first',
  },
  access: 'member',
  transaction: 'identity',
  input: z.object({
    scope: z.enum(settingScopes),
    /** Number of the change whose values shall hold again. */
    number: z.int().min(0).max(2_147_483_647),
    reason: z.string().trim().max(500).default(''),
    basedOn: z.int().min(0).max(2_147_483_647),
  }),
  output: z.object({
    number: z.int(),
    /** What is reckoned anew because of it. */
    jobIds: z.array(z.uuid()),
  }),
  audit: ({ scope, number }) => ({ type: 'setting', name: `${scope} #${number}` }),
  run: async (context, { scope, number, reason, basedOn }) => {
    const shelf = await requireShelf(context, scope)
    requireReason(shelf, reason)
    const snapshot = number === 0 ? {} : (await changeNumbered(context.transaction, shelf, number))?.snapshot
    if (!snapshot) throw changeNotFound()
    return carryOut(context, shelf, { snapshot }, { reason, basedOn, rolledBackTo: number })
  },
})
