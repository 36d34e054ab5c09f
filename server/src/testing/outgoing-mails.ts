import { systemRecords } from './system-records.ts'
import type { TestCaller } from './test-house.ts'

export interface OutgoingMail {
  id: string
  to: string
  subject: string
  channel: string
  state: string
  error: string | null
  /** As the caller may read it. */
  body: string
}

/** What left a workspace as its log tells it, the newest first, with what each message says to the caller. */
export async function outgoingMails(caller: TestCaller, limit = 50): Promise<OutgoingMail[]> {
  const { items } = await systemRecords(caller, 'mail', { limit })
  return Promise.all(
    items.map(async ({ id, values }) => ({
      id,
      ...(values as Pick<OutgoingMail, 'to' | 'subject' | 'channel' | 'state' | 'error'>),
      ...(await caller.call('mail.get', { mailId: id })),
    })),
  )
}
