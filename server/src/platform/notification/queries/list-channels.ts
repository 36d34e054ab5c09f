import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

const week = 7 * 86_400_000

export const listChannels = defineOperation({
  id: 'notice.channels',
  kind: 'query',
  method: 'GET',
  path: '/api/notices/channels',
  summary: {
    zh: '通知渠道：是否已配置，最近七天的发送结果',
    en: 'Channels of notices: whether they are set up, and what became of the last seven days',
  },
  access: { permission: 'setting.manage' },
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        isSet: z.boolean(),
        /** Who sets it up: the workspace, whoever runs the installation, nobody (`person`: each gives an address), or `none`. */
        setBy: z.enum(['tenant', 'installation', 'person', 'none']),
        /** Deliveries of the last seven days. */
        sent: z.int(),
        waiting: z.int(),
        failed: z.int(),
        uncertain: z.int(),
      }),
    ),
  }),
  heavy: () => true,
  run: async ({ services, transaction, tenantId, clock, locale }) => {
    const { rows } = await transaction.query<{
      channel: string
      sent: number
      waiting: number
      failed: number
      uncertain: number
    }>(
      `select channel, count(*) filter (where state = 'sent')::int as sent,
         count(*) filter (where state in ('queued', 'sending') or (state = 'failed' and due_at is not null))::int as waiting,
         count(*) filter (where state = 'failed' and due_at is null)::int as failed,
         count(*) filter (where state = 'uncertain')::int as uncertain
       from notice_delivery where tenant_id = $1 and created_at > $2 group by channel`,
      [tenantId, new Date(clock.now().getTime() - week)],
    )
    const counts = new Map(rows.map(({ channel, ...count }) => [channel, count]))
    const none = { sent: 0, waiting: 0, failed: 0, uncertain: 0 }
    const items = await Promise.all(
      [...services.channels.values()].map(async ({ key, words, setBy, isSet }) => ({
        key,
        name: words[locale],
        isSet: await isSet(services, tenantId),
        setBy,
        ...(counts.get(key) ?? none),
      })),
    )
    return { items }
  },
})
