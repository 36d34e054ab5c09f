import { ChannelRefusal, defineChannel } from '../channel.ts'

export const mailChannel = defineChannel({
  key: 'mail',
  words: { zh: '邮件', en: 'Mail' },
  remembers: 0,
  setBy: 'installation',
  isSet: ({ mail }) => mail.isSet(),
  send: async ({ mail }, { id, address, text, link }) => {
    const messageId = `<${id}@sluice>`
    try {
      await mail.send({ to: address.to, subject: text, body: link ? `${text}\n\n${link}` : text, messageId })
    } catch (error) {
      throw smtpRefusal(error as SmtpError) ?? error
    }
    return messageId
  },
})

interface SmtpError extends Error {
  code?: string
  responseCode?: number
  syscall?: string
}

/** What goes wrong before a mail is handed over. */
const before = new Set(['EDNS', 'EAUTH', 'EENVELOPE'])

/**
 * Whether the mail surely was not taken: the server said so, or there was no connection. One that breaks or falls silent
 * later is told with the same code wherever it happens, so that is left open.
 */
function smtpRefusal({ code = '', responseCode, syscall, message }: SmtpError): ChannelRefusal | undefined {
  if (responseCode) return new ChannelRefusal(message, { final: responseCode >= 500 && responseCode < 600 })
  const isUnconnected =
    before.has(code) || syscall === 'connect' || /^(Connection timeout|Greeting never received)/.test(message)
  return isUnconnected ? new ChannelRefusal(message, { final: false }) : undefined
}
