import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { taskOpened } from '../../engine/flow/notices.ts'
import { eventually } from '../../testing/eventually.ts'
import { outgoingMails } from '../../testing/outgoing-mails.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { openBrowser } from '../identity/testing/browser.ts'
import { createContext } from '../operation/index.ts'
import { sendAccountMail, writeAccountMail } from './account-mail.ts'
import { deliverDue } from './deliver.ts'
import { notify } from './notify.ts'
import { readMails } from './testing/read-mails.ts'

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
      await notify(context, { memberIds, notice: taskOpened, params, link: '/instances/1' })
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

test('[8.6] a notice of a kind that this release does not know is listed all the same', async () => {
  await tell(house, [house.finance.memberId])
  const [changed] = (await house.as(house.finance).call('notice.list')).items
  const { services } = house.house
  await runTransaction(services.pools.server, { tenantId: house.tenantId }, (transaction) =>
    transaction.query(`update notice set kind = 'wallPainted' where tenant_id = $1 and id = $2`, [
      house.tenantId,
      changed.id,
    ]),
  )
  const { items } = await house.as(house.finance, { locale: 'en' }).call('notice.list')
  expect(items[0]).toMatchObject({ kind: 'wallPainted', text: 'A notice of another release' })
})

test('[N3.15] nobody is told of what was rolled back', async () => {
  const before = await house.as(house.applicant).call('notice.counts')
  await expect(tell(house, [house.applicant.memberId], true)).rejects.toThrow('went wrong')
  await house.drain()
  expect(await house.as(house.applicant).call('notice.counts')).toEqual(before)
})

test('[P1.2] without an SMTP server a mail is read on the outbox page, by who may', async () => {
  await tell(house, [house.applicant.memberId])
  const [newest] = await outgoingMails(house.as(house.admin))
  expect(newest).toMatchObject({ to: 'applicant@acme.test', state: 'local' })
  const stranger = house.as(house.applicant)
  await expect(outgoingMails(stranger)).rejects.toMatchObject({ status: 403 })
  await expect(stranger.call('mail.get', { mailId: newest!.id })).rejects.toMatchObject({ status: 403 })
})

test('[P5.6] with an SMTP server the mail is delivered once, with retries when it refuses', async () => {
  const received: string[] = []
  let refusals = 0
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
    // The people of the company get mails about their accounts first.
    await eventually(() => expect(received.length).toBe(3))
    received.length = 0
    refusals = 1
    await tell(mailing, [mailing.head.memberId])
    await mailing.drain()
    const state = async () => (await outgoingMails(mailing.as(mailing.admin)))[0]
    expect(await state()).toMatchObject({ state: 'failed' })
    expect(received).toHaveLength(0)
    mailing.clock.advance(59_000)
    await deliverDue(mailing.house.services)
    expect(received).toHaveLength(0)
    mailing.clock.advance(1000)
    await deliverDue(mailing.house.services)
    expect(await state()).toMatchObject({ state: 'sent', error: null })
    expect(received).toHaveLength(1)
    expect(received[0]).toContain('head@acme.test')
  } finally {
    await mailing.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  }
})

test('[P5.6] a mail whose server breaks off after it took it is uncertain and not sent again; one that cannot be reached is', async () => {
  let taken = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session) => {
      stream.resume()
      stream.on('end', () => {
        taken++
        // Those that bring other mails at the same moment are left alone.
        for (const connection of server.connections) if (connection.id === session.id) connection.close()
      })
    },
  })
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  await listen(0)
  const { port } = server.server.address() as { port: number }
  const mailing = await createTestHouse({ environment: { SLUICE_SMTP_URL: `smtp://127.0.0.1:${port}` } })
  const newest = async () => (await outgoingMails(mailing.as(mailing.admin)))[0]
  try {
    await eventually(() => expect(taken).toBe(3))
    taken = 0
    await tell(mailing, [mailing.head.memberId])
    await mailing.drain()
    expect(await newest()).toMatchObject({ state: 'uncertain' })
    mailing.clock.advance(86_400_000)
    await deliverDue(mailing.house.services)
    expect(taken).toBe(1)
    await new Promise<void>((resolve) => server.close(() => resolve()))
    await tell(mailing, [mailing.head.memberId])
    await mailing.drain()
    expect(await newest()).toMatchObject({ state: 'failed' })
  } finally {
    await mailing.close()
  }
})

describe('[7.A4] mails that open something', () => {
  test('show no secret to whoever reads the outbox, and to no other workspace; sealed, they open with the house key only', async () => {
    const office = house.as(house.admin)
    const { services } = house.house
    const other = await house.addTenant('foreign')
    const { items: roles } = await office.call('role.list', {})
    const wanted = roles.filter(({ code }: { code: string }) => code === 'administrator')
    await office.call('invitation.create', { email: 'guest@acme.test', roleIds: [wanted[0].id] })
    await office.call('member.create', { name: '新人', email: 'fresh@acme.test' })
    await house.as(house.head).call('identity.requestPasswordReset', { email: 'head@acme.test' })
    await eventually(async () => expect((await readMails(services))[0]!.to).toBe('head@acme.test'))
    const secrets = (await readMails(services)).flatMap(({ body }) =>
      [...body.matchAll(/#token=([\w-]+)|^(\d{6})$/gm)].map(([, token, code]) => token ?? code!),
    )
    expect(secrets.length).toBeGreaterThanOrEqual(3)
    const shown = JSON.stringify(await outgoingMails(office))
    for (const words of ['guest@acme.test', 'fresh@acme.test', 'head@acme.test'])
      expect(shown).toContain(words)
    const { rows } = await services.pools.server.query<{ line: string }>(
      `select (to_jsonb(m) - 'sealed')::text as line from account_mail m
       union all select row_to_json(t)::text from account_token t`,
    )
    const kept = rows.map(({ line }) => line).join()
    for (const secret of secrets) for (const text of [shown, kept]) expect(text).not.toContain(secret)
    expect(JSON.stringify(await outgoingMails(house.as(other.admin)))).not.toContain('acme.test')
  })

  test('of somebody in two workspaces stand in the outbox of neither', async () => {
    const other = await house.addTenant('double')
    await house.house.services.pools.server.query('update account set must_change_password = false')
    const { link } = await house.as(other.admin).call('invitation.create', {})
    await house.as(house.finance).call('invitation.join', { token: link.split('=')[1] })
    await house.as(house.finance).call('identity.requestPasswordReset', { email: 'finance@acme.test' })
    const { services } = house.house
    await eventually(async () => expect((await readMails(services))[0]!.to).toBe('finance@acme.test'))
    for (const { admin } of [house, other]) {
      const items = await outgoingMails(house.as(admin))
      expect(
        items.filter(({ to, subject }) => to === 'finance@acme.test' && subject.includes('重置')),
      ).toEqual([])
    }
  })

  test('are read in the demo company, whose mails nobody gets, and prove no address there', async () => {
    const demo = await house.addTenant('showcase')
    await house.house.services.pools.server.query('update tenant set demo = true where id = $1', [
      demo.tenantId,
    ])
    const email = 'celebrity@world.test'
    await house.as(demo.admin).call('invitation.create', { email })
    const items = await outgoingMails(house.as(demo.admin))
    const token = /#token=([\w-]+)/.exec(items[0]!.body)![1]!
    const visitor = openBrowser(house.house.app)
    const person = { token, name: '名人', username: 'celebrity', password: 'Harbour-7-lamp' }
    expect((await visitor.post('/api/invite/accept', person)).status).toBe(200)
    expect((await visitor.get('/api/me')).body.account).toMatchObject({ email, emailProven: false })
    expect((await visitor.post('/api/login', { login: email, password: person.password })).status).toBe(401)
  })

  test('wait for a mail server that refuses, each time longer, and are not kept once they are sent', async () => {
    let refusals = 2
    const sent: string[] = []
    const services = {
      ...house.house.services,
      mail: {
        isSet: async () => true,
        send: async ({ body }: { body: string }) => {
          if (refusals-- > 0) throw new Error('try later')
          sent.push(body)
        },
      },
    }
    const mail = {
      kind: 'passwordReset',
      to: 'a@b.test',
      subject: '主题',
      body: '打开 SECRET',
      secrets: ['SECRET'],
    } as const
    const id = await runTransaction(services.pools.server, {}, (transaction) =>
      writeAccountMail(transaction, services, mail),
    )
    const row = async () =>
      (
        await services.pools.server.query<{ state: string; sealed: string | null }>(
          'select state, sealed, body from account_mail where id = $1',
          [id],
        )
      ).rows[0]!
    for (const [wait, count] of [
      [0, 0],
      [59_000, 0],
      [1000, 0],
      [119_000, 0],
      [1000, 1],
      [999_000, 1],
    ] as const) {
      house.clock.advance(wait)
      await Promise.all([sendAccountMail(services), sendAccountMail(services, id)])
      expect([wait, sent.length]).toEqual([wait, count])
    }
    expect(sent).toEqual(['打开 SECRET'])
    expect(await row()).toEqual({ state: 'sent', sealed: null, body: '打开 ••••••' })
  })
})
