import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { createContext } from '../operation/index.ts'
import { notify } from './notify.ts'

let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
})
afterAll(() => house.close())

/** Tells people something from a transaction of its own, as an operation would. */
async function tell(to: TestHouse, memberIds: string[], fail = false): Promise<void> {
  const { services } = to.house
  await runTransaction(
    services.pools.server,
    { tenantId: to.tenantId, asTenantRole: true },
    async (transaction) => {
      const { context, flush } = createContext({
        services,
        transaction,
        actor: to.admin.actor,
        operationId: 'test',
        origin: { requestId: 'test', locale: 'zh' },
      })
      const params = { title: '采购 1', applicant: '张三', node: '主管' }
      await notify(context, { memberIds, kind: 'taskOpened', params, link: '/instances/1' })
      await flush()
      if (fail) throw new Error('something else went wrong')
    },
  )
}

test('[P5.6] a notice reaches the person told and nobody else, unread until read', async () => {
  await tell(house, [house.head.memberId])
  expect((await house.as(house.head).call('notice.counts')).unread).toBe(1)
  expect((await house.as(house.finance).call('notice.counts')).unread).toBe(0)
  const { items } = await house.as(house.head).call('notice.list')
  expect(items[0]).toMatchObject({ text: '张三的“采购 1”到了您这里：主管', readAt: null })
  await house.as(house.finance).call('notice.markRead', { noticeIds: [items[0].id] })
  expect((await house.as(house.head).call('notice.counts')).unread).toBe(1)
  await house.as(house.head).call('notice.markRead', {})
  expect((await house.as(house.head).call('notice.counts')).unread).toBe(0)
})

test('[P5.6] a notice is read in the language of the reader', async () => {
  await tell(house, [house.head.memberId])
  const { items } = await house.as(house.head, { locale: 'en' }).call('notice.list', { unread: true })
  expect(items[0].text).toBe('张三\'s "采购 1" has reached you: 主管')
})

test('[N3.15] nobody is told of what was rolled back', async () => {
  const before = await house.as(house.applicant).call('notice.counts')
  await expect(tell(house, [house.applicant.memberId], true)).rejects.toThrow('went wrong')
  await house.drain()
  expect(await house.as(house.applicant).call('notice.counts')).toEqual(before)
})

test('[P1.2] without an SMTP server a mail is read on the outbox page, by who may', async () => {
  await tell(house, [house.applicant.memberId])
  const { items } = await house.as(house.admin).call('mail.outbox')
  expect(items[0]).toMatchObject({ to: 'applicant@acme.test', state: 'local' })
  await expect(house.as(house.applicant).call('mail.outbox')).rejects.toMatchObject({ status: 403 })
})

test('[P5.6] with an SMTP server the mail is delivered once, with retries when it refuses', async () => {
  const received: string[] = []
  let refusals = 1
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _, done) => {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        if (refusals-- > 0) return done(Object.assign(new Error('try later'), { responseCode: 451 }))
        received.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const mailing = await createTestHouse({ environment: { SLUICE_SMTP_URL: `smtp://127.0.0.1:${port}` } })
  try {
    await tell(mailing, [mailing.head.memberId])
    await mailing.drain()
    const state = async () => (await mailing.as(mailing.admin).call('mail.outbox')).items[0]
    expect(await state()).toMatchObject({ state: 'failed' })
    expect(received).toHaveLength(0)
    await mailing.house.services.pools.job.query(
      `update pgboss.job set start_after = now() where name = 'send-mail'`,
    )
    await mailing.drain()
    expect(await state()).toMatchObject({ state: 'sent', error: null })
    expect(received).toHaveLength(1)
    expect(received[0]).toContain('head@acme.test')
  } finally {
    await mailing.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
})
