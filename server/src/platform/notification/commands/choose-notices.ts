import { boundedRecord } from '@sluice/form'
import { z } from 'zod'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import type { ChannelAddress } from '../channel.ts'
import { readChoices, standardChoice } from '../notice-choice.ts'

const keySchema = z.string().max(40)
const timeSchema = z
  .string()
  .max(5)
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])

export const chooseNotices = defineOperation({
  id: 'notice.choose',
  kind: 'command',
  method: 'PUT',
  path: '/api/notices/choice',
  summary: {
    zh: '设置我的通知方式：渠道及顺序、各类通知、免打扰时段',
    en: 'Choose how I am told: channels and their order, kinds of notices, quiet hours',
  },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({
    channels: z.array(keySchema).max(20),
    notBy: boundedRecord(keySchema, z.array(keySchema).max(20), 200),
    quiet: z
      .object({
        from: timeSchema,
        to: timeSchema,
        zone: z
          .string()
          .max(60)
          .refine((zone) => zones.has(zone), { error: 'Asia/Shanghai' }),
      })
      .nullable(),
    /** Where channels find me; one that is left out stays, null forgets it. */
    addresses: boundedRecord(
      keySchema,
      z.object({ to: z.string().trim().max(300), secret: z.string().trim().max(200).optional() }).nullable(),
      20,
    ).default({}),
  }),
  output: z.object({}),
  secretFields: ['addresses'],
  run: async (context, { channels, notBy, quiet, addresses: given }) => {
    const { services, transaction, tenantId, memberId } = context
    const known = (await readChoices(context, [memberId])).get(memberId) ?? standardChoice
    const addresses: Record<string, ChannelAddress> = { ...known.addresses }
    const wrong: FieldError[] = []
    for (const [key, address] of Object.entries(given)) {
      const asked = services.channels.get(key)?.address
      if (!address) delete addresses[key]
      else if (!asked) wrong.push(unknownChannel(`addresses.${key}`))
      else if (!asked.pattern.test(address.to))
        wrong.push({
          field: `addresses.${key}.to`,
          code: 'format',
          message: { zh: `请填写${asked.words.zh}`, en: `Give ${asked.words.en}` },
        })
      else addresses[key] = asked.hasSecret && address.secret ? address : { to: address.to }
    }
    for (const [index, key] of channels.entries()) {
      const channel = services.channels.get(key)
      if (!channel || channels.indexOf(key) !== index) wrong.push(unknownChannel(`channels.${index}`))
      else if (channel.address && !addresses[key] && !wrong.some(({ field }) => field.includes(`.${key}.`)))
        wrong.push({
          field: `addresses.${key}.to`,
          code: 'required',
          message: { zh: `请填写${channel.address.words.zh}`, en: `Give ${channel.address.words.en}` },
        })
    }
    for (const [kind, keys] of Object.entries(notBy)) {
      if (!services.notices.has(kind) || keys.some((key) => !services.channels.has(key)))
        wrong.push(unknownChannel(`notBy.${kind}`))
    }
    if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
    await transaction.query(
      `insert into notice_choice (tenant_id, member_id, channels, not_by, addresses, quiet)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, member_id) do update set channels = excluded.channels, not_by = excluded.not_by,
         addresses = excluded.addresses, quiet = excluded.quiet`,
      [
        tenantId,
        memberId,
        channels,
        JSON.stringify(notBy),
        await services.vault.seal(tenantId, JSON.stringify(addresses)),
        quiet && JSON.stringify(quiet),
      ],
    )
    return {}
  },
})

function unknownChannel(field: string): FieldError {
  return {
    field,
    code: 'unknown',
    message: {
      zh: '没有这个渠道或通知，或重复了。',
      en: 'There is no such channel or notice, or it stands here twice.',
    },
  }
}
