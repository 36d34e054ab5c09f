import type { Text } from '../../kernel/index.ts'

/** Longest wait for a mail server that does not answer, in milliseconds. */
const patience = 8000

/** Connects to a mail server and signs in. @returns what is wrong, undefined when it answers or none is given */
export async function tryMailServer(url: string): Promise<Text | undefined> {
  if (url === '') return undefined
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  })
  try {
    await transport.verify()
    return undefined
  } catch (error) {
    const { code = '', responseCode } = error as Error & { code?: string; responseCode?: number }
    const reason = `${code}${responseCode ? ` ${responseCode}` : ''}`.trim() || 'SMTP'
    return {
      zh: `邮件服务器没有接受连接（${reason}），请检查主机、端口、用户名和密码。`,
      en: `The mail server did not accept the connection (${reason}); check host, port, user and password.`,
    }
  } finally {
    transport.close()
  }
}
