import { z } from 'zod'
import { defineJob } from '../../job/index.ts'

/** Hands one mail to the SMTP server; the message id stays the same over retries, so a receiver can drop doubles. */
export const sendMail = defineJob({
  name: 'send-mail',
  input: z.object({ mailId: z.uuid() }),
  retryLimit: 8,
  run: async (job, { mailId }) => {
    const mail = await job.transact(({ db, tenantId }) =>
      db
        .selectFrom('mail')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('id', '=', mailId)
        .where('state', 'in', ['queued', 'failed'])
        .executeTakeFirst(),
    )
    const sender = job.services.mail
    if (!mail || !(await sender.isSet())) return
    const failure = await sender
      .send({
        to: mail.to_address,
        subject: mail.subject,
        body: mail.body,
        messageId: `<${mailId}@sluice>`,
      })
      .then(
        () => undefined,
        (error: Error) => error,
      )
    await job.transact(({ db, tenantId, clock }) =>
      db
        .updateTable('mail')
        .set(
          failure
            ? { state: 'failed', error: failure.message }
            : { state: 'sent', error: null, sent_at: clock.now().toISOString() },
        )
        .where('tenant_id', '=', tenantId)
        .where('id', '=', mailId)
        .execute(),
    )
    if (failure) throw failure
  },
})
