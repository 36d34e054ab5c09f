import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { linkTokenFor } from '../notification/testing/read-mails.ts'
import { type Browser, openBrowser } from './testing/browser.ts'

const password = 'River-2026-gate'
const hour = 3_600_000
const day = 24 * hour

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
  // The people of the company have chosen their passwords themselves.
  await company.house.services.pools.server.query('update account set must_change_password = false')
})
afterAll(() => company.close())

async function signedIn(
  login: string,
  options: { remember?: boolean; typed?: string } = {},
): Promise<Browser> {
  const browser = openBrowser(company.house.app)
  const { remember = false, typed = password } = options
  const answer = await browser.post('/api/login', { login, password: typed, remember })
  expect(answer.status).toBe(200)
  return browser
}
const statusOf = async (browser: Browser) => (await browser.get('/api/me')).status

describe('[P1.5] a session ends', () => {
  test('after twelve idle hours, while use keeps it alive', async () => {
    const used = await signedIn('acme-admin')
    const idle = await signedIn('acme-admin')
    company.clock.advance(11 * hour)
    expect(await statusOf(used)).toBe(200)
    company.clock.advance(hour)
    expect(await statusOf(idle)).toBe(401)
    expect(await statusOf(used)).toBe(200)
  })

  test('after thirty days when remembered, used or not', async () => {
    const remembered = await signedIn('acme-admin', { remember: true })
    company.clock.advance(29 * day)
    expect(await statusOf(remembered)).toBe(200)
    company.clock.advance(day)
    expect(await statusOf(remembered)).toBe(401)
  })

  test('with sign-out, which clears the cookie and leaves the other sessions', async () => {
    const one = await signedIn('acme-admin')
    const other = await signedIn('acme-admin')
    const { cookie } = one
    expect(await statusOf(one)).toBe(200)
    expect((await one.post('/api/logout')).body).toEqual({ signedOut: true })
    expect(one.cookie).toBe('')
    expect(await statusOf(openBrowser(company.house.app, cookie))).toBe(401)
    expect(await statusOf(other)).toBe(200)
  })

  test('when it is revoked on the page of my sessions; nobody revokes those of others', async () => {
    const mine = await signedIn('acme-applicant')
    const lost = await signedIn('acme-applicant')
    expect(await statusOf(lost)).toBe(200)
    const { items } = (await mine.get('/api/me/sessions')).body
    expect(items).toHaveLength(2)
    const [listed] = items.filter(({ current }: { current: boolean }) => !current)
    expect(listed).toMatchObject({ device: 'Chrome · Windows', ip: '127.0.0.1' })
    const stranger = await signedIn('acme-head')
    expect((await stranger.post(`/api/me/sessions/${listed.id}/revoke`)).status).toBe(404)
    expect(await statusOf(lost)).toBe(200)
    expect((await mine.post(`/api/me/sessions/${listed.id}/revoke`)).status).toBe(200)
    expect(await statusOf(lost)).toBe(401)
    expect(await statusOf(mine)).toBe(200)
  })

  test('when the member is disabled, and enabling does not bring it back', async () => {
    const session = await signedIn('acme-finance')
    expect(await statusOf(session)).toBe(200)
    await company.as(company.admin).call('member.disable', { memberId: company.finance.memberId })
    expect(await statusOf(session)).toBe(401)
    const again = openBrowser(company.house.app)
    const answer = await again.post('/api/login', { login: 'acme-finance', password })
    expect(answer.body).toMatchObject({ tenantId: null, memberId: null })
    expect((await again.get('/api/members')).status).toBe(401)
    await company.as(company.admin).call('member.enable', { memberId: company.finance.memberId })
    expect(await statusOf(session)).toBe(401)
    expect(await statusOf(await signedIn('acme-finance'))).toBe(200)
  })

  test('a forged or missing cookie is nobody', async () => {
    expect(await statusOf(openBrowser(company.house.app, 'sluice_session=forged'))).toBe(401)
    expect(await statusOf(openBrowser(company.house.app))).toBe(401)
  })

  test('ended sessions are forgotten after thirty days', async () => {
    const count = async () =>
      (await company.house.services.pools.server.query<{ count: number }>('select count(*) from session'))
        .rows[0]!.count
    expect(await count()).toBeGreaterThan(0)
    company.clock.advance(61 * day)
    const { forgetSessions } = await import('./jobs/forget-sessions.ts')
    await forgetSessions.run({ services: company.house.services } as never, {} as never)
    expect(await count()).toBe(0)
  })
})

describe('[P1.7] passwords', () => {
  let memberCount = 0
  let login: string
  let oneTimePassword: string
  beforeEach(async () => {
    login = `newcomer-${++memberCount}`
    const made = await company
      .as(company.admin)
      .call('member.create', { name: '新同事', email: `${login}@acme.test`, username: login })
    oneTimePassword = made.oneTimePassword
  })

  test('whoever got a password from somebody else changes it before anything else works', async () => {
    const browser = await signedIn(login, { typed: oneTimePassword })
    expect((await browser.get('/api/me')).body).toMatchObject({
      account: { mustChangePassword: true },
      member: null,
      tenant: null,
      permissions: [],
    })
    expect((await browser.get('/api/members')).status).toBe(401)
    const changed = await browser.post('/api/me/password', {
      currentPassword: oneTimePassword,
      newPassword: 'Own-words-77',
    })
    expect(changed.status).toBe(200)
    expect((await browser.get('/api/members')).status).toBe(200)
    expect((await browser.get('/api/me')).body).toMatchObject({
      account: { mustChangePassword: false },
      member: { name: '新同事' },
    })
  })

  test('a change ends every other session and the old password', async () => {
    const here = await signedIn(login, { typed: oneTimePassword })
    const elsewhere = await signedIn(login, { typed: oneTimePassword })
    const changed = await here.post('/api/me/password', {
      currentPassword: oneTimePassword,
      newPassword: 'Own-words-77',
    })
    expect(changed.body).toEqual({ endedSessions: 1 })
    expect(await statusOf(elsewhere)).toBe(401)
    expect(await statusOf(here)).toBe(200)
    const old = await openBrowser(company.house.app).post('/api/login', { login, password: oneTimePassword })
    expect(old.status).toBe(401)
  })

  test('a stolen session does not guess the current password: five attempts, then a lock', async () => {
    const browser = await signedIn(login, { typed: oneTimePassword })
    const attempt = (currentPassword: string) =>
      browser.post('/api/me/password', { currentPassword, newPassword: 'Own-words-77' })
    for (let count = 0; count < 5; count++) {
      expect(await attempt(`Guess-${count}`)).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'currentPassword', code: 'wrong_password' }] },
      })
    }
    expect(await attempt(oneTimePassword)).toMatchObject({ status: 429, body: { code: 'identity.locked' } })
  })

  test('a weak new password is refused with every reason', async () => {
    const browser = await signedIn(login, { typed: oneTimePassword })
    const reasons = async (newPassword: string) =>
      (
        await browser.post('/api/me/password', { currentPassword: oneTimePassword, newPassword })
      ).body.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`)
    expect(await reasons('abc')).toEqual(['newPassword too_short', 'newPassword too_plain'])
    expect(await reasons('Passw0rd')).toEqual(['newPassword too_common'])
    expect(await reasons(`${login}-x`)).toEqual(['newPassword contains_name'])
    expect(await reasons(oneTimePassword)).toEqual(['newPassword same_password'])
  })
})

test('[P1.8] a new name shows in the next answer, language and theme are kept', async () => {
  const browser = await signedIn('acme-head')
  await company
    .as(company.head)
    .call('identity.updateProfile', { name: '李经理', locale: 'en', theme: 'dark' })
  expect((await browser.get('/api/me')).body).toMatchObject({
    account: { name: '李经理', locale: 'en', theme: 'dark' },
    member: { name: '李经理' },
  })
})

test('[P2.5] a person in two workspaces switches between them; others stay closed', async () => {
  const second = await company.addTenant('bravo')
  const third = await company.addTenant('charlie')
  // Nobody is added without consent: what is made for somebody with an account is an invitation.
  const asked = await company
    .as(second.admin)
    .call('member.create', { name: '顾问张三', email: 'APPLICANT@acme.test', username: 'ignored-name' })
  expect(asked).toMatchObject({ id: null, existingAccount: true, username: null, oneTimePassword: null })
  const browser = await signedIn('acme-applicant')
  expect((await browser.get('/api/me')).body.tenants).toHaveLength(1)
  const token = await linkTokenFor(company.house.services, 'APPLICANT@acme.test')
  const joined = await browser.post('/api/invite/join', { token })
  expect(joined.body).toMatchObject({ tenantId: second.tenantId })
  await company.as(second.admin).call('member.update', { memberId: joined.body.memberId, name: '顾问张三' })
  const { tenants, tenant } = (await browser.get('/api/me')).body
  expect(tenant.code).toBe('acme')
  expect(tenants.map(({ code }: { code: string }) => code)).toEqual(['acme', 'bravo'])
  expect((await browser.post('/api/me/tenant', { tenantId: third.tenantId })).status).toBe(403)
  expect((await browser.post('/api/me/tenant', { tenantId: second.tenantId })).status).toBe(200)
  expect((await browser.get('/api/me')).body).toMatchObject({
    tenant: { code: 'bravo' },
    member: { name: '顾问张三' },
  })
  const { items } = (await browser.get('/api/members')).body
  const ids = items.map(({ id }: { id: string }) => id)
  expect(ids).toContain(second.head.memberId)
  expect(ids).not.toContain(company.head.memberId)
  // The next sign-in opens the workspace used last.
  expect((await (await signedIn('acme-applicant')).get('/api/me')).body.tenant.code).toBe('bravo')
})
