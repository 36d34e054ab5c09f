import { ChannelRefusal, defineChannel } from '../channel.ts'

export const mailChannel = defineChannel({
  key: 'mail',
  words: { zh: '邮件', en: 'Mail' },
  keyed: false,
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
  responseCode?: number
  command?: string
}

/** Whether the mail surely was not taken: the server said so, or nothing of the mail had left yet. */
function smtpRefusal({ responseCode, command, message }: SmtpError): ChannelRefusal | undefined {
  if (responseCode) return new ChannelRefusal(message, { final: responseCode >= 500 && responseCode < 600 })
  return command === 'DATA' ? undefined : new ChannelRefusal(message, { final: false })
}
