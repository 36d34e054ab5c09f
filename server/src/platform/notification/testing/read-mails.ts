import type { Services } from '../../operation/index.ts'

export interface ReadMail {
  kind: string
  to: string
  subject: string
  /** With its links and codes, as whoever gets it reads it. */
  body: string
}

/** Mails about accounts as they left, the newest first. */
export async function readMails({ pools, secrets }: Services): Promise<ReadMail[]> {
  const { rows } = await pools.server.query<Omit<ReadMail, 'body'> & { sealed: string | null; body: string }>(
    'select kind, to_address as "to", subject, body, sealed from account_mail order by id desc',
  )
  return rows.map(({ sealed, body, ...mail }) => ({
    ...mail,
    body: sealed ? secrets.open(sealed).toString() : body,
  }))
}

/** The secret of the newest link that went to an address. */
export async function linkTokenFor(services: Services, to: string): Promise<string> {
  const mail = (await readMails(services)).find((one) => one.to === to && one.body.includes('#token='))
  return /#token=([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? ''
}

/** The newest code that went to an address. */
export async function codeFor(services: Services, to: string): Promise<string> {
  const mail = (await readMails(services)).find((one) => one.to === to && /^\d{6}$/m.test(one.body))
  return /^\d{6}$/m.exec(mail?.body ?? '')?.[0] ?? ''
}
