import { z } from 'zod'
import { defineJob } from '../../job/index.ts'
import { sendAccountMail } from '../account-mail.ts'

const day = 86_400_000
/** The newest link of any kind has ended by then: what is sealed opens nothing any more. */
const keepSealed = 8 * day
const keepMails = 92 * day

/** Sends again what the mail server refused, and forgets secrets that are past their time. */
export const sendAccountMails = defineJob({
  name: 'notification.send-account-mails',
  input: z.object({}),
  schedule: '* * * * *',
  run: async ({ services }) => {
    const now = services.clock.now().getTime()
    await sendAccountMail(services)
    const { server } = services.pools
    await server.query('update account_mail set sealed = null where sealed is not null and created_at < $1', [
      new Date(now - keepSealed),
    ])
    await server.query('delete from account_mail where created_at < $1', [new Date(now - keepMails)])
  },
})
