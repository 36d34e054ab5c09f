import { z } from 'zod'
import { invalidInput, newId } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { tooManyTests } from '../errors.ts'
import { deliverNotice } from '../jobs/deliver-notice.ts'
import { readChoices, standardChoice } from '../notice-choice.ts'
import { shownAddress } from '../shown-address.ts'

/** Test messages of one member in an hour. */
const mostTests = 10
const hour = 3_600_000
const words = {
  zh: '川流测试消息：这个渠道可以收到通知。',
  en: 'A test message of Sluice: notices arrive by this channel.',
}

export const sendTestNotice = defineOperation({
  id: 'notice.test',
  kind: 'command',
  method: 'POST',
  path: '/api/notices/tests',
  summary: {
    zh: '给自己发送一条测试消息，检查渠道是否可用',
    en: 'Send a test message to oneself by a channel, to see whether it arrives',
  },
  access: 'member',
  keys: 'closed',
  input: z.object({ channel: z.string().max(40) }),
  output: z.object({}),
  audit: ({ channel }) => ({ type: 'notice', name: channel }),
  run: async (context, { channel: key }) => {
    const { services, transaction, tenantId, memberId, clock, locale } = context
    const channel = services.channels.get(key)
    if (!channel) throw wrong('unknown', { zh: '没有这个渠道', en: 'There is no such channel' })
    const now = clock.now()
    const { rows } = await transaction.query<{ email: string | null; tests: number }>(
      `select email, (select count(*)::int from notice_delivery where tenant_id = $1 and member_id = $2
         and notice_id is null and created_at > $3) as tests
       from member where tenant_id = $1 and id = $2 for update`,
      [tenantId, memberId, new Date(now.getTime() - hour)],
    )
    const { email, tests } = rows[0]!
    if (tests >= mostTests) throw tooManyTests({ max: mostTests })
    const choice = (await readChoices(context, [memberId])).get(memberId) ?? standardChoice
    const to = key === 'mail' ? email : choice.addresses[key]?.to
    if (!to)
      throw wrong('required', {
        zh: '请先填写并保存这个渠道的地址',
        en: 'Give the address of this channel first, and save it',
      })
    const id = newId()
    await transaction.query(
      `insert into notice_delivery (tenant_id, id, member_id, channel, to_address, subject, body, state, due_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $6, 'queued', $7, $7)`,
      [tenantId, id, memberId, key, key === 'mail' ? to : shownAddress(to), words[locale], now],
    )
    context.enqueue(deliverNotice, { deliveryId: id })
    return {}
  },
})

function wrong(code: string, message: { zh: string; en: string }) {
  return invalidInput({ count: 1 }, [{ field: 'channel', code, message }])
}
