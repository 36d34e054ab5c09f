import { issueToken, linkTo, mailAccount, memberActivationMail } from '../identity/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { invitationLifetime } from './send-invitation.ts'

declare module '../notification/account-mail.ts' {
  interface AccountMailKinds {
    memberActivation: true
  }
}

interface Newcomer {
  accountId: string
  name: string
  email: string
}

/** Mails somebody for whom an account was made the link by which they make it their own. */
export async function mailMemberActivation(
  context: OperationContext,
  { accountId, name, email }: Newcomer,
): Promise<void> {
  const { transaction, services, tenantId, clock, locale } = context
  const { rows } = await transaction.query<{ name: string }>('select name from tenant where id = $1', [
    tenantId,
  ])
  const { token } = await issueToken(
    transaction,
    { accountId, purpose: 'activate', email, lifetime: invitationLifetime },
    clock.now(),
  )
  const link = linkTo(services, 'reset-password', token)
  const words = memberActivationMail(locale, { name, workspace: rows[0]?.name ?? '', link })
  await mailAccount(context, {
    kind: 'memberActivation',
    to: email,
    ...words,
    secrets: [token],
    shownIn: tenantId,
  })
}
