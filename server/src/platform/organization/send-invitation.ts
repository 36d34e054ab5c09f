import type { Locale } from '../../kernel/index.ts'
import { mailAccount } from '../identity/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** An invitation can be accepted for so long. */
export const invitationLifetime = 7 * 86_400_000

/** The address of the page that accepts an invitation, below that of the house. */
export function invitationPath(token: string): string {
  return `/invite?token=${token}`
}

/** Mails the link of an invitation once it is kept. */
export async function sendInvitation(context: OperationContext, email: string, token: string): Promise<void> {
  const { services, origin, tenantId, actor, transaction } = context
  const { rows } = await transaction.query<{ name: string }>('select name from tenant where id = $1', [
    tenantId,
  ])
  const link = `${services.config.publicUrl ?? ''}${invitationPath(token)}`
  const inviter = actor.kind === 'member' ? actor.name : ''
  const mail = { to: email, ...mailText(origin.locale, { tenant: rows[0]?.name ?? '', inviter, link }) }
  context.afterCommit(() => {
    mailAccount(services, origin, tenantId, mail).catch((error) =>
      services.log.error(error, 'invitation mail'),
    )
  })
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
