import { z } from 'zod'
import { notFound } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'

interface MailRow {
  body: string
  /** What only whoever gets the mail may read; null where there is nothing. */
  sealed: string | null
}

/** What one message of the log says. Links and codes are for whoever gets it. */
export const getMail = defineOperation({
  id: 'mail.get',
  kind: 'query',
  method: 'GET',
  path: '/api/mails/:mailId',
  summary: {
    zh: '一条外发消息的内容（链接和验证码不显示）',
    en: 'What a mail or other message of this tenant says; its links and codes are masked',
  },
  access: { permission: 'outbox.read' },
  transaction: 'identity',
  input: z.object({ mailId: z.uuid() }),
  output: z.object({ body: z.string() }),
  run: async (context, { mailId }) => {
    const { transaction, tenantId } = context
    const { rows } = await transaction.query<MailRow>(
      `select body, null as sealed from notice_delivery where tenant_id = $1 and id = $2
       union all select body, sealed from account_mail where shown_in = $1 and id = $2`,
      [tenantId, mailId],
    )
    const [row] = rows
    if (!row) throw notFound({ zh: '外发消息', en: 'message' })
    const open = row.sealed !== null && (await mayReadSecrets(context))
    return { body: open ? context.services.secrets.open(row.sealed!).toString() : row.body }
  },
})

/** The demo company shows what its mails hold: nobody gets them, and they open nothing but the demo. */
async function mayReadSecrets({ transaction, tenantId }: OperationContext): Promise<boolean> {
  const { rowCount } = await transaction.query('select from tenant where id = $1 and demo', [tenantId])
  return rowCount === 1
}
