import { inSpan } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'
import { mailFrom, mailServer } from './settings.ts'

export interface MailDraft {
  to: string
  subject: string
  body: string
}

/** Hands mails to the mail server that is set. */
export interface MailSender {
  /** Whether there is one; otherwise mails stay on this machine. */
  isSet(): Promise<boolean>
  /** @throws Error when the server does not take it, or there is none */
  send(mail: MailDraft & { messageId: string }): Promise<void>
}

declare module '../operation/services.ts' {
  interface Services {
    mail: MailSender
  }
}

/** Makes the sender. The library is loaded at the first mail, a connection kept as long as the server stays the same. */
export function createMailSender(services: Services): MailSender {
  let open: { url: string; transport: Promise<import('nodemailer').Transporter> } | undefined
  const transportFor = (url: string) => {
    if (open?.url !== url) {
      void open?.transport.then((transport) => transport.close())
      open = { url, transport: import('nodemailer').then(({ createTransport }) => createTransport(url)) }
    }
    return open.transport
  }
  return {
    isSet: async () => (await services.settings.read(mailServer)) !== '',
    send: async ({ to, subject, body, messageId }) => {
      const url = await services.settings.read(mailServer)
      if (url === '') throw new Error('No mail server is set')
      const from = await services.settings.read(mailFrom)
      const transport = await transportFor(url)
      const mail = { from, to, subject, text: body, messageId }
      await inSpan({ name: 'mail', kind: 'client' }, () => transport.sendMail(mail))
    },
  }
}
