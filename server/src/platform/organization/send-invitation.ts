import type { Locale } from '../../kernel/index.ts'
import { linkTo, mailAccount } from '../identity/index.ts'
import type { OperationContext } from '../operation/index.ts'

declare module '../notification/account-mail.ts' {
  interface AccountMailKinds {
    invitation: true
  }
}

/** An invitation can be accepted for so long. */
export const invitationLifetime = 7 * 86_400_000

/**
 * The link that whoever invites may pass on. One that names an address is in the mail only, so that opening it proves the
 * address; in the demo nobody gets mails, and nothing proves anything.
 */
export async function shownLink(
  { transaction, tenantId }: OperationContext,
  email: string | null,
  token: string,
): Promise<string | null> {
  const link = linkTo({ config: { publicUrl: undefined } }, 'invite', token)
  if (!email) return link
  const { rows } = await transaction.query<{ demo: boolean }>('select demo from tenant where id = $1', [
    tenantId,
  ])
  return rows[0]?.demo ? link : null
}

/** Mails the link of an invitation once it is kept. */
export async function sendInvitation(context: OperationContext, email: string, token: string): Promise<void> {
  const { services, origin, tenantId, actor, transaction } = context
  const { rows } = await transaction.query<{ name: string }>('select name from tenant where id = $1', [
    tenantId,
  ])
  const link = linkTo(services, 'invite', token)
  const inviter = actor.kind === 'member' ? actor.name : ''
  const words = mailText(origin.locale, { tenant: rows[0]?.name ?? '', inviter, link })
  await mailAccount(context, { kind: 'invitation', to: email, ...words, secrets: [token], shownIn: tenantId })
}

interface InvitationWords {
  tenant: string
  inviter: string
  link: string
}

function mailText(locale: Locale, { tenant, inviter, link }: InvitationWords) {
  return locale === 'en'
    ? {
        subject: `You are invited to "${tenant}" on Sluice`,
        body: `Hello,\n\n${inviter || 'an administrator'} invites you to work in "${tenant}". Open this link to join. It works once, for seven days:\n\n${link}\n\nIf you expect no such invitation, ignore this mail.`,
      }
    : {
        subject: `邀请您加入川流工作区“${tenant}”`,
        body: `您好：\n\n${inviter || '管理员'}邀请您加入工作区“${tenant}”。请打开以下链接加入，链接 7 天内有效，只能使用一次：\n\n${link}\n\n如果您不知道这项邀请，请忽略此邮件。`,
      }
}
