import { activationMail, linkTo, mailAccount, type Registration } from '../identity/index.ts'
import type { OperationContext } from '../operation/index.ts'

declare module '../notification/account-mail.ts' {
  interface AccountMailKinds {
    activation: true
  }
}

/** Mails the link and the code of a registration. */
export function mailActivation(
  context: OperationContext,
  { email, name, tenantName }: Pick<Registration, 'email' | 'name' | 'tenantName'>,
  { link, code }: { link: string; code: string },
): Promise<void> {
  const address = linkTo(context.services, 'activate', link)
  const words = activationMail(context.locale, { name, workspace: tenantName, link: address, code })
  return mailAccount(context, { kind: 'activation', to: email, ...words, secrets: [link, code] })
}
