import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { eventually } from '../../testing/eventually.ts'
import { systemRecords } from '../../testing/system-records.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { readMails } from '../notification/testing/read-mails.ts'
import { openBrowser } from './testing/browser.ts'

const password = 'River-2026-gate'
const hour = 3_600_000

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
  await company.house.services.pools.server.query('update account set must_change_password = false')
})
afterAll(() => company.close())

const visitor = () => openBrowser(company.house.app)
const ask = (email: string) => visitor().post('/api/password-reset/request', { email })
const reset = (token: string, newPassword: string) =>
  visitor().post('/api/password-reset', { token, newPassword })
const check = async (token: string) => {
  const { body } = await visitor().post('/api/password-reset/check', { token })
  return body.code ?? body
}
const signIn = async (login: string, typed: string) =>
  (await visitor().post('/api/login', { login, password: typed })).status
const mails = () => readMails(company.house.services)

/** Asks for a link and takes it out of the mail, which is written after the answer. */
async function linkFor(email: string): Promise<string> {
  const before = (await mails()).length
  expect((await ask(email)).body).toEqual({ accepted: true })
  await eventually(async () => expect((await mails()).length).toBe(before + 1))
  const [newest] = await mails()
  expect(newest).toMatchObject({ to: email.toLowerCase(), subject: '重置您的川流密码' })
  return /#token=([\w-]+)/.exec(newest!.body)![1]!
}

describe('[P1.7] a forgotten password', () => {
  test('a link by mail sets a new one once, ends all sessions and the lock, and a notice follows', async () => {
    const open = visitor()
    await open.post('/api/login', { login: 'acme-applicant', password })
    for (let count = 0; count < 5; count++) await signIn('acme-applicant', 'Wrong-1234')
    const token = await linkFor('APPLICANT@acme.test')
    const weak = await reset(token, 'short')
    expect(weak.body.errors.map(({ field }: { field: string }) => field)).toContain('newPassword')
    expect((await reset(token, 'New-river-99')).body).toEqual({ email: 'applicant@acme.test' })
    expect((await open.get('/api/me')).status).toBe(401)
    expect(await signIn('acme-applicant', password)).toBe(401)
    expect(await signIn('acme-applicant', 'New-river-99')).toBe(200)
    expect((await reset(token, 'Other-river-99')).body.code).toBe('identity.link_used')
    await eventually(async () => expect((await mails())[0]).toMatchObject({ subject: '您的川流密码已修改' }))
  })

  test('a link ends after an hour or when a newer one is asked for; a forged one is unknown', async () => {
    const first = await linkFor('head@acme.test')
    const second = await linkFor('head@acme.test')
    expect((await reset(first, 'New-river-99')).body.code).toBe('identity.link_unknown')
    expect((await reset('forged', 'New-river-99')).body.code).toBe('identity.link_unknown')
    company.clock.advance(hour)
    expect((await reset(second, 'New-river-99')).body.code).toBe('identity.link_expired')
    expect(await signIn('acme-head', password)).toBe(200)
  })

  test('[P1.2] a link says before anything is typed whether it works, and of whom it is says nothing', async () => {
    const first = await linkFor('finance@acme.test')
    expect(await check(first)).toEqual({ usable: true, first: false })
    expect(await check(first)).toEqual({ usable: true, first: false })
    const second = await linkFor('finance@acme.test')
    expect(await check(first)).toBe('identity.link_unknown')
    expect(await check('forged')).toBe('identity.link_unknown')
    expect((await reset(second, 'Lantern-7-quay')).status).toBe(200)
    expect(await check(second)).toBe('identity.link_used')
    const third = await linkFor('finance@acme.test')
    company.clock.advance(hour)
    expect(await check(third)).toBe('identity.link_expired')
    const guesses = await Promise.all(Array.from({ length: 70 }, (_, index) => check(`guess-${index}`)))
    expect(guesses).toContain('common.rate_limited')
    company.clock.advance(hour)
  })

  test('an address nobody has gets the same answer and no mail', async () => {
    const before = (await mails()).length
    const unknown = await ask('nobody@acme.test')
    expect(unknown).toEqual(await ask('finance@acme.test'))
    await eventually(async () => expect((await mails()).length).toBe(before + 1))
    expect((await mails())[0]!.to).toBe('finance@acme.test')
  })

  test('of two who use a link at the same moment one sets the password', async () => {
    const token = await linkFor('finance@acme.test')
    const answers = await Promise.all([reset(token, 'First-river-1'), reset(token, 'Other-river-2')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    const winner = answers[0].status === 200 ? 'First-river-1' : 'Other-river-2'
    expect(await signIn('acme-finance', winner)).toBe(200)
  })

  test('the database holds no link that opens anything', async () => {
    const token = await linkFor('head@acme.test')
    const { rows } = await company.house.services.pools.server.query<{ line: string }>(
      'select row_to_json(account_token)::text as line from account_token',
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ line }) => line.includes(token))).toEqual([])
  })
})

const chosen = 'Own-words-77'

/** Somebody with an account that the workspace made, who has signed in and chosen a password. */
async function newcomer(name: string) {
  const email = `new-${crypto.randomUUID()}@acme.test`
  const made = await company.as(company.admin).call('member.create', { name, email })
  const open = visitor()
  await open.post('/api/login', { login: made.username, password: made.oneTimePassword })
  const currentPassword = made.oneTimePassword
  expect((await open.post('/api/me/password', { currentPassword, newPassword: chosen })).status).toBe(200)
  return { memberId: made.id as string, username: made.username as string, email, open }
}

describe('[P1.4] an administrator helps', () => {
  test('a one-time password replaces the old one, ends sessions, and has to be changed', async () => {
    const { memberId, username, open } = await newcomer('李新')
    const { oneTimePassword } = await company
      .as(company.admin, { idempotencyKey: 'reset-once' })
      .call('member.resetPassword', { memberId })
    expect((await open.get('/api/me')).status).toBe(401)
    expect(await signIn(username, chosen)).toBe(401)
    const answer = await visitor().post('/api/login', { login: username, password: oneTimePassword })
    expect(answer.body).toMatchObject({ mustChangePassword: true })
    const log = await company.as(company.admin).call('audit.list', { operation: 'member.resetPassword' })
    expect(log.items).toMatchObject([{ target: { name: '李新' } }])
    expect(JSON.stringify(log)).not.toContain(oneTimePassword)
    const { tenantId } = company
    const { rows } = await runTransaction(company.house.services.pools.server, { tenantId }, (transaction) =>
      transaction.query('select response from idempotency_key'),
    )
    expect(JSON.stringify(rows)).not.toContain(oneTimePassword)
  })

  test('nobody resets a person who may do more than they, or who belongs to another workspace too', async () => {
    const { id: roleId } = await company
      .as(company.admin)
      .call('role.create', { name: '人事', grants: [{ permission: 'member.manage' }] })
    const staff = { roleId, memberIds: [company.finance.memberId] }
    await company.as(company.admin).call('role.setMembers', staff)
    const strong = company
      .as(company.finance)
      .call('member.resetPassword', { memberId: company.admin.memberId })
    await expect(strong).rejects.toMatchObject({ code: 'permission.escalation' })
    const other = await company.addTenant('bravo')
    await company.as(other.admin).call('member.create', { name: '兼职', email: 'head@acme.test' })
    const elsewhere = company
      .as(company.admin)
      .call('member.resetPassword', { memberId: company.head.memberId })
    await expect(elsewhere).rejects.toMatchObject({ code: 'member.elsewhere' })
  })
})

test('[P5.5] attempts to sign in are in the login log, right, wrong and locked, of the own members only', async () => {
  company.clock.advance(hour)
  const start = company.clock.now().toISOString()
  await signIn('bravo-admin', 'Wrong-1234')
  for (let count = 0; count < 6; count++) await signIn('acme-admin', 'Wrong-1234')
  company.clock.advance(hour)
  await signIn('acme-admin', password)
  const list = (narrowed: object) =>
    systemRecords(company.as(company.admin), 'login', { from: start, ...narrowed })
  const { items, references } = await list({})
  expect(items.map(({ values }) => values.outcome)).toEqual([
    'signedIn',
    'locked',
    ...Array(5).fill('wrongPassword'),
  ])
  expect(items[0]!.values).toMatchObject({ ip: '127.0.0.1', device: 'Chrome · Windows' })
  expect(references.members[String(items[0]!.values.member)]).toBe('管理员')
  const first = await list({ eq: { outcome: 'wrongPassword' }, limit: 3 })
  const second = await list({ eq: { outcome: 'wrongPassword' }, limit: 3, cursor: first.nextCursor })
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, null])
  await expect(systemRecords(company.as(company.applicant), 'login')).rejects.toMatchObject({ status: 403 })
})
