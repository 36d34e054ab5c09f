import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { readChoices, standardChoice } from '../notice-choice.ts'
import { shownAddress } from '../shown-address.ts'

export const getNoticeChoice = defineOperation({
  id: 'notice.choice',
  kind: 'query',
  method: 'GET',
  path: '/api/notices/choice',
  summary: {
    zh: '我的通知方式，以及可选的渠道和通知种类',
    en: 'How I want to be told, with the channels and kinds of notices there are',
  },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({
    /** In this order: the next one when one fails. */
    channels: z.array(z.string()),
    notBy: z.record(z.string(), z.array(z.string())),
    quiet: z.object({ from: z.string(), to: z.string(), zone: z.string() }).nullable(),
    available: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        /** Without credentials messages stay on the server. */
        isSet: z.boolean(),
        /** What it needs to know; null: nothing. */
        address: z
          .object({
            words: z.string(),
            hasSecret: z.boolean(),
            /** What is known, in part; null: nothing yet. */
            shown: z.string().nullable(),
          })
          .nullable(),
      }),
    ),
    kinds: z.array(z.object({ kind: z.string(), name: z.string() })),
  }),
  run: async (context) => {
    const { services, tenantId, memberId, locale } = context
    const choice = (await readChoices(context, [memberId])).get(memberId) ?? standardChoice
    const available = await Promise.all(
      [...services.channels.values()].map(async ({ key, words, address, isSet }) => {
        const known = choice.addresses[key]
        return {
          key,
          name: words[locale],
          isSet: await isSet(services, tenantId),
          address: address
            ? {
                words: address.words[locale],
                hasSecret: address.hasSecret ?? false,
                shown: known ? shownAddress(known.to) : null,
              }
            : null,
        }
      }),
    )
    const kinds = [...services.notices.values()].map(({ kind, name }) => ({
      kind,
      name: name[locale],
    }))
    return {
      channels: [...choice.channels],
      notBy: Object.fromEntries(Object.entries(choice.notBy).map(([kind, keys]) => [kind, [...keys]])),
      quiet: choice.quiet,
      available,
      kinds,
    }
  },
})
