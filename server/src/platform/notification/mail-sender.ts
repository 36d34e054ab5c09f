import type { Config } from '../../kernel/index.ts'
import type { KeyEnvelope } from '../file/index.ts'
import type { MailDraft } from './notify.ts'

/** Sends one mail; throws when the server does not take it. */
export type MailSender = (mail: MailDraft & { messageId: string }) => Promise<void>

declare module '../operation/services.ts' {
  interface Services {
    /** Absent when no SMTP server is configured. */
    mail: MailSender | undefined
    /** Seals what a mail holds for its receiver only. */
    secrets: KeyEnvelope
  }
}

/** Makes the sender of the configured SMTP server. The library is loaded at the first mail. */
export function createMailSender(config: Config): MailSender | undefined {
  const { smtpUrl, mailFrom } = config
  if (!smtpUrl) return undefined
  let transport: Promise<import('nodemailer').Transporter> | undefined
  return async ({ to, subject, body, messageId }) => {
    transport ??= import('nodemailer').then(({ createTransport }) => createTransport(smtpUrl))
    await (await transport).sendMail({ from: mailFrom, to, subject, text: body, messageId })
  }
}
