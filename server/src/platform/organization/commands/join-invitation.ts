import { z } from 'zod'
import { readAccount, signedInAccount } from '../../identity/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { alreadyMember, disabledMember } from '../errors.ts'
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
      const { name, email, username } = await readAccount(context.transaction, accountId)
      const joining = { accountId, name, email: email ?? undefined, username: username ?? undefined }
      const memberId = await joinByInvitation(context, invitation, joining)
      return { tenantId: invitation.tenantId, memberId }
    }),
})

/** @throws alreadyMember or disabledMember; the invitation stays open for whom it is meant */
async function requireNoMember(
  { transaction }: OperationContext,
  { tenantId, tenantName }: OpenInvitation,
  accountId: string,
): Promise<void> {
  const { rows } = await transaction.query<{ status: string }>(
    'select status from member where tenant_id = $1 and account_id = $2',
    [tenantId, accountId],
  )
  if (rows[0]) throw (rows[0].status === 'active' ? alreadyMember : disabledMember)({ tenant: tenantName })
}
