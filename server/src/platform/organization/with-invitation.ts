import { hashToken } from '../../kernel/index.ts'
import { inTenant } from '../identity/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { invitationExpired, invitationRevoked, invitationUnknown, invitationUsed } from './errors.ts'
import { tenantOfToken } from './invitation-token.ts'

/** An invitation that may be accepted. */
export interface OpenInvitation {
  tenantId: string
  tenantName: string
  id: string
  email: string | null
  departmentId: string | null
  title: string
  inviterName: string | null
  expiresAt: string
  /** The demo: mails are read by everybody, so that a link in them proves nothing. */
  demo: boolean
  /** The link is the one from the mail: whoever opens it reads mail at the address. */
  proven: boolean
}

interface InvitationRow extends OpenInvitation {
  tenantStatus: string
  acceptedAt: string | null
  revokedAt: string | null
}

/**
 * Runs `work` inside the tenant that invites, with the invitation a link opens. It is looked up by the hash of its token:
 * how long the comparison takes says something about the hash only, which leads nowhere.
 * @param purpose to `use` it, it is locked until the transaction ends; one of two at the same moment waits
 * @throws invitationUnknown, invitationUsed, invitationRevoked or invitationExpired
 */
export async function withInvitation<Result>(
  context: OperationContext,
  token: string,
  purpose: 'look' | 'use',
  work: (invitation: OpenInvitation) => Promise<Result>,
): Promise<Result> {
  const { transaction, clock } = context
  const tenantId = tenantOfToken(token)
  if (!tenantId) throw invitationUnknown()
  return inTenant(transaction, tenantId, async () => {
    const { rows } = await transaction.query<InvitationRow>(
      `select i.tenant_id as "tenantId", t.name as "tenantName", t.status as "tenantStatus", i.id, i.email,
         i.department_id as "departmentId", i.title, t.demo,
         coalesce(i.mail_token_hash = $2, false) and not t.demo as proven, m.name as "inviterName", i.expires_at as "expiresAt",
         i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt"
       from invitation i join tenant t on t.id = i.tenant_id
       left join member m on m.tenant_id = i.tenant_id and m.id = i.created_by
       where i.tenant_id = $1 and (i.token_hash = $2 or i.mail_token_hash = $2) ${purpose === 'use' ? 'for update of i' : ''}`,
      [tenantId, hashToken(token)],
    )
    const invitation = rows[0]
    if (invitation?.tenantStatus !== 'active') throw invitationUnknown()
    if (invitation.acceptedAt) throw invitationUsed()
    if (invitation.revokedAt) throw invitationRevoked()
    if (clock.now().getTime() >= Date.parse(invitation.expiresAt)) throw invitationExpired()
    return work(invitation)
  })
}
