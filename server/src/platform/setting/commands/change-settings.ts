import { boundedRecord } from '@sluice/form'
import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { carryOut, checkChange } from '../change-settings.ts'
import { settingScopes } from '../define-setting.ts'
import { requireReason } from '../require-reason.ts'
import { requireShelf } from '../require-shelf.ts'

/** Largest value: a picture as a data URL. */
const longestValue = 200_000

export const changeSettings = defineOperation({
  id: 'setting.change',
  kind: 'command',
  method: 'PATCH',
  path: '/api/settings',
  summary: {
    zh: '修改设置：检查、留存快照、生效、核对',
    en: 'Change settings: checked, kept as a snapshot, carried out and verified together, or not at all',
  },
  access: 'member',
  transaction: 'identity',
  input: z.object({
    scope: z.enum(settingScopes),
    /** By key; null goes back to what holds without it. */
    values: boundedRecord(
      z.string().max(80),
      z.union([z.string().max(longestValue), z.number(), z.boolean()]).nullable(),
      100,
    ),
    /** Why; asked for what concerns others. */
    reason: z.string().trim().max(500).default(''),
    /** Number of the newest change that was seen; 0 for none. */
    basedOn: z.int().min(0).max(2_147_483_647),
  }),
  output: z.object({
    number: z.int(),
    /** What is reckoned anew because of it. */
    jobIds: z.array(z.uuid()),
  }),
  // Which values were set stands in the history of the settings; a secret may be among them.
  secretFields: ['values'],
  audit: ({ scope }) => ({ type: 'setting', name: scope }),
  prepare: async (read, { scope, values }) => {
    const { shelf, services } = await read(async (context) => ({
      shelf: await requireShelf(context, scope),
      services: context.services,
    }))
    return checkChange(services, shelf, values)
  },
  run: async (context, { scope, reason, basedOn }, change) => {
    const shelf = await requireShelf(context, scope)
    requireReason(shelf, reason)
    return carryOut(context, shelf, change, { reason, basedOn })
  },
})
