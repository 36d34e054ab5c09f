import { z } from 'zod'
import { unauthenticated } from '../../../kernel/index.ts'
import { proveEmail, readAccount, signedInAccount } from '../../identity/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { alreadyMember, disabledMember, otherAddress } from '../errors.ts'
import { joinByInvitation } from '../join-by-invitation.ts'
import { type OpenInvitation, withInvitation } from '../with-invitation.ts'

export const joinInvitation = defineOperation({
  id: 'invitation.join',
  kind: 'command',
  method: 'POST',
  path: '/api/invite/join',
  summary: { zh: '用现有账号接受邀请', en: 'Accept an invitation with the account I am signed in with' },
  access: 'account',
  transaction: 'identity',
  ratePerMinute: 60,
  input: z.object({ token: z.string().min(1).max(100) }),
  output: z.object({ tenantId: z.uuid(), memberId: z.uuid() }),
  secretFields: ['token'],
  audit: false,
  run: (context, { token }) =>
    withInvitation(context, token, 'use', async (invitation) => {
      const { accountId } = signedInAccount(context)
      await requireNoMember(context, invitation, accountId)
      const { name, email, username } = await requireInvited(context, invitation, accountId)
      const joining = { accountId, name, email, username: username ?? undefined }
      const memberId = await joinByInvitation(context, invitation, joining)
      return { tenantId: invitation.tenantId, memberId }
    }),
})

/**
 * The account, if the invitation is for it: one that names an address is for the account that has proved it, or proves it
 * now by the link from the mail.
 * @throws otherAddress; unauthenticated while the account still has a password that somebody else chose
 */
async function requireInvited(
  context: OperationContext,
  { email: named, proven, demo }: OpenInvitation,
  accountId: string,
) {
  await context.transaction.query('select from account where id = $1 for update', [accountId])
  const account = await readAccount(context.transaction, accountId)
  if (account.must_change_password || account.status !== 'active') throw unauthenticated()
  const { name, username, email_proven } = account
  const own = account.email ?? undefined
  const isNamed = named !== null && own?.toLowerCase() === named.toLowerCase()
  if (named && !demo && !(isNamed && (email_proven || proven))) throw otherAddress({ email: named })
  if (isNamed && proven && !email_proven) await proveEmail(context, accountId, named)
  return { name, username, email: email_proven || (isNamed && proven) ? own : undefined }
}

/** @throws alreadyMember or disabledMember; the invitation stays open for whom it is meant */
async function requireNoMember(
  { transaction }: OperationContext,
  { tenantId, tenantName }: OpenInvitation,
  accountId: string,
): Promise<void> {
  const { rows } = await transaction.query<{ status: string }>(
    'select status from member where tenant_id = $1 and account_id = $2 and left_at is null',
    [tenantId, accountId],
  )
  if (rows[0]) throw (rows[0].status === 'active' ? alreadyMember : disabledMember)({ tenant: tenantName })
}
