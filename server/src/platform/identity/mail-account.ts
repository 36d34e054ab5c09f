import { runTransaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { type MailDraft, queueMail } from '../notification/index.ts'
import { createContext, type OperationContext, type Services } from '../operation/index.ts'

/**
 * Mails an account. With an SMTP server the mail goes straight out and is kept nowhere, because links in it open the
 * account; without one it lands on the outbox page of the workspace (P1.2).
 */
export async function mailAccount(
  services: Services,
  origin: OperationContext['origin'],
  tenantId: string,
  mail: MailDraft,
): Promise<void> {
  if (services.mail) return services.mail({ ...mail, messageId: `<${newId()}@sluice>` })
  const actor = { kind: 'system', tenantId, name: 'identity' } as const
  await runTransaction(services.pools.server, { tenantId, asTenantRole: true }, async (transaction) => {
    const { context, flush } = createContext({
      services,
      transaction,
      actor,
      operationId: 'identity.mail',
      origin,
    })
    await queueMail(context, [mail])
    await flush()
  })
}
