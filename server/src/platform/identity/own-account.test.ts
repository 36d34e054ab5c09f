import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../../testing/eventually.ts'
import { outgoingMails } from '../../testing/outgoing-mails.ts'
import { systemRecords } from '../../testing/system-records.ts'
import { createTestHouse, type TestHouse, type TestTenant } from '../../testing/test-house.ts'
import { codeFor, linkTokenFor, readMails } from '../notification/testing/read-mails.ts'
import { openBrowser } from './testing/browser.ts'

const hour = 3_600_000
const chosen = 'Own-words-77'

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
})
afterAll(() => company?.close())

const visitor = () => openBrowser(company.house.app)
const signIn = async (login: string, typed: string) =>
  (await visitor().post('/api/login', { login, password: typed })).status
const check = async (token: string) => {
  const { body } = await visitor().post('/api/password-reset/check', { token })
  return body.code ?? body
}

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

/** The newest link to a new password that went to an address. */
async function linkFor(email: string): Promise<string> {
  const before = (await readMails(company.house.services)).length
  await visitor().post('/api/password-reset/request', { email })
  await eventually(async () => expect((await readMails(company.house.services)).length).toBe(before + 1))
  return linkTokenFor(company.house.services, email)
}

describe('[7.A5] the password of an account is set by its workspace only while the account is that workspace’s alone', () => {
  const reset = (memberId: string) => company.as(company.admin).call('member.resetPassword', { memberId })
  const refused = { code: 'member.elsewhere' }

  test('not once the person has proved an address: they get a link at that address, which nobody else reads', async () => {
    const { memberId, email, open } = await newcomer('王证')
    const askForLink = () => company.as(company.admin).call('member.mailPasswordReset', { memberId })
    await expect(askForLink()).rejects.toMatchObject({ code: 'member.no_proven_address' })
    await open.post('/api/me/email/request', { email, password: chosen })
    const code = await codeFor(company.house.services, email)
    expect((await open.post('/api/me/email/confirm', { code })).body).toEqual({ email })
    await expect(reset(memberId)).rejects.toMatchObject(refused)
    await askForLink()
    const token = await linkTokenFor(company.house.services, email)
    const shown = await outgoingMails(company.as(company.admin))
    expect(shown[0]!.subject).toBe('重置您的川流密码')
    expect(JSON.stringify(shown)).not.toContain(token)
    expect(await check(token)).toEqual({ usable: true, first: false })
  })

  test('not once it is in a second workspace, disabled there or here, nor by the second one', async () => {
    const { memberId, open } = await newcomer('赵双')
    const second = await company.addTenant('second')
    const { link } = await company.as(second.admin).call('invitation.create', {})
    const token = link.split('=')[1]
    const { body } = await open.post('/api/invite/join', { token })
    await expect(reset(memberId)).rejects.toMatchObject(refused)
    const theirs = company.as(second.admin)
    await theirs.call('member.disable', { memberId: body.memberId })
    await expect(reset(memberId)).rejects.toMatchObject(refused)
    await company.as(company.admin).call('member.disable', { memberId })
    const bySecond = theirs.call('member.resetPassword', { memberId: body.memberId })
    await expect(bySecond).rejects.toMatchObject(refused)
  })

  test('a reset and a joining at the same moment never leave a known password in two workspaces', async () => {
    const second = await company.addTenant('racing')
    for (let round = 0; round < 8; round++) {
      const { memberId, open } = await newcomer('钱竞')
      const { link } = await company.as(second.admin).call('invitation.create', {})
      const [password, joined] = await Promise.allSettled([
        reset(memberId),
        open.post('/api/invite/join', { token: link.split('=')[1] }),
      ])
      const isIn = joined.status === 'fulfilled' && joined.value.status === 200
      expect([password.status, isIn]).not.toEqual(['fulfilled', true])
    }
  })
})

test('[7.A5] sign-ins of somebody in two workspaces show in the one that opened, failures in none', async () => {
  const second = await company.addTenant('shared')
  const { memberId, username, open } = await newcomer('周双')
  const { link } = await company.as(second.admin).call('invitation.create', {})
  const { body } = await open.post('/api/invite/join', { token: link.split('=')[1] })
  company.clock.advance(hour)
  const from = company.clock.now().toISOString()
  await signIn(username, 'Wrong-1234')
  await signIn(username, chosen)
  const outcomes = async (tenant: TestTenant, id: string) => {
    const { items } = await systemRecords(company.as(tenant.admin), 'login', { from, eq: { member: id } })
    return items.map(({ values }) => values.outcome)
  }
  expect(await outcomes(company, memberId)).toEqual(['signedIn'])
  expect(await outcomes(second, body.memberId)).toEqual([])
  // That one goes over to another workspace is written there, not where one comes from.
  expect((await open.post('/api/me/tenant', { tenantId: second.tenantId })).status).toBe(200)
  const switches = async (tenant: TestTenant) =>
    (await company.as(tenant.admin).call('audit.list', { operation: 'identity.switchTenant' })).items
  expect([(await switches(company)).length, (await switches(second)).length]).toEqual([0, 1])
})

test('[7.A11] a link that was mailed before opens nothing once the password was changed in another way', async () => {
  const { email, open, memberId } = await newcomer('孙旧')
  const activation = await linkTokenFor(company.house.services, email)
  expect(await check(activation)).toBe('identity.link_unknown')
  await open.post('/api/me/email/request', { email, password: chosen })
  await open.post('/api/me/email/confirm', { code: await codeFor(company.house.services, email) })
  const token = await linkFor(email)
  const changed = { currentPassword: chosen, newPassword: 'Lantern-9-quay' }
  expect((await open.post('/api/me/password', changed)).status).toBe(200)
  expect(await check(token)).toBe('identity.link_unknown')
  const late = { token, newPassword: 'New-river-99' }
  expect((await visitor().post('/api/password-reset', late)).status).toBe(400)
  const { items } = await company.as(company.admin).call('member.list', { ids: [memberId] })
  expect(items[0]).toMatchObject({ email })
})

test('[P1.8] a phone number is set, changed and removed by whoever knows the password; the proved address is told', async () => {
  const { email, memberId, open } = await newcomer('吴话')
  const phone = (number: string | null, password = chosen) =>
    open.post('/api/me/phone', { phone: number, password })
  const mine = async () => (await open.get('/api/me')).body.account.phone
  const wrong = await phone('138 0013 8000', 'Wrong-1234')
  expect(wrong).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'password', code: 'wrong_password' }] },
  })
  for (const bad of ['12', 'call me', '+', '138-0013-8000x', '1'.repeat(31), ''])
    expect((await phone(bad)).body.errors).toMatchObject([{ field: 'phone', label: '手机号码' }])
  expect(await mine()).toBeNull()
  // An address that nobody proved is told nothing.
  expect((await phone(' 138 0013 8000 ')).body).toEqual({ phone: '138 0013 8000' })
  const mails = async () =>
    (await readMails(company.house.services)).filter(({ kind }) => kind === 'phoneChanged')
  expect(await mails()).toEqual([])

  await open.post('/api/me/email/request', { email, password: chosen })
  await open.post('/api/me/email/confirm', { code: await codeFor(company.house.services, email) })
  expect((await phone('+86 139 1234 5678')).status).toBe(200)
  expect(await mine()).toBe('+86 139 1234 5678')
  expect((await phone('+86 139 1234 5678')).status).toBe(200)
  expect((await phone(null)).body).toEqual({ phone: null })
  expect(await mine()).toBeNull()
  const told = await mails()
  expect(told.map(({ to }) => to)).toEqual([email, email])
  // Newest first; the number itself stands in no mail.
  expect(told[0]!.body).toContain('已移除')
  expect(told[1]!.body).toContain('尾号为 5678')
  expect(told[1]!.body).not.toContain('139')
  const { items } = await company
    .as(company.admin)
    .call('audit.list', { operation: 'identity.changePhone', actorId: memberId })
  expect(items).toHaveLength(4)
  expect(JSON.stringify(items)).not.toContain(chosen)
})

test('[P1.8] a phone number is changed five times a day at most', async () => {
  const { open, username } = await newcomer('郑频')
  const change = (by: typeof open, at: number) =>
    by.post('/api/me/phone', { phone: `138 0013 80${String(at).padStart(2, '0')}`, password: chosen })
  for (let at = 0; at < 5; at++) expect((await change(open, at)).status).toBe(200)
  expect(await change(open, 5)).toMatchObject({ status: 429 })
  company.clock.advance(25 * hour)
  const later = visitor()
  await later.post('/api/login', { login: username, password: chosen })
  expect((await change(later, 6)).status).toBe(200)
})
