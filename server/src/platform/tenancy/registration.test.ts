import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { type Browser, openBrowser } from '../identity/testing/browser.ts'
import { codeFor, linkTokenFor, readMails } from '../notification/testing/read-mails.ts'

const hour = 3_600_000
const password = 'Water-flows-9'

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
})
beforeEach(() => company.clock.advance(2 * hour))
afterAll(() => company?.close())

const visitor = () => openBrowser(company.house.app)
let count = 0
/** Somebody who registers; every one a workspace of their own. */
async function register(changes: object = {}, browser: Browser = visitor()) {
  const number = ++count
  const wanted = {
    email: `visitor-${number}@valley.test`,
    username: `visitor-${number}`,
    name: '方芳',
    password,
    termsAccepted: true,
    tenantCode: `valley-${number}`,
    tenantName: `山谷 ${number}`,
    ...changes,
  }
  const { status, body } = await browser.post('/api/register', wanted)
  return { ...wanted, status, body, registration: body.registration as string }
}
const activate = (input: object, browser: Browser = visitor()) =>
  browser.post('/api/register/activate', input)
const mailed = async (email: string) => ({
  code: await codeFor(company.house.services, email),
  token: await linkTokenFor(company.house.services, email),
})
const counts = async () => {
  const { rows } = await company.house.services.pools.owner.query<{ accounts: number; tenants: number }>(
    'select (select count(*) from account) as accounts, (select count(*) from tenant) as tenants',
  )
  return rows[0]!
}

describe('[P1.1] [P1.2] a registration', () => {
  test('is nothing but a mail before the address is proved: no account, no workspace, nothing reserved', async () => {
    const before = await counts()
    const browser = visitor()
    const first = await register({}, browser)
    expect(first.body).toEqual({
      registration: first.registration,
      email: first.email,
      expiresAt: expect.any(String),
    })
    expect(browser.cookie).toBe('')
    expect(await counts()).toEqual(before)
    const { code, token } = await mailed(first.email)
    expect(JSON.stringify(first.body)).not.toContain(code)
    expect(JSON.stringify(first.body)).not.toContain(token)
    const { email, username, tenantCode } = first
    expect((await register({ email, username, tenantCode })).status).toBe(200)
  })

  test('becomes account and workspace by the code, in the browser that registered, once', async () => {
    const { email, registration, username } = await register()
    const { code } = await mailed(email)
    const browser = visitor()
    expect(
      (await activate({ registration, code: `${code.slice(0, 3)} ${code.slice(3)}` }, browser)).status,
    ).toBe(200)
    expect((await browser.get('/api/me')).body).toMatchObject({
      account: { email, emailProven: true, username },
      roles: [{ code: 'administrator' }, { code: 'member' }],
    })
    expect((await activate({ registration, code })).body.code).toBe('identity.link_used')
    for (const login of [email.toUpperCase(), username])
      expect((await visitor().post('/api/login', { login, password })).status).toBe(200)
  })

  test('says of a link that is used, expired, replaced or forged which it is, and sends another', async () => {
    const check = async (token: string, registration?: string) => {
      const { body } = await visitor().post('/api/register/check', {
        token,
        ...(registration ? { registration } : {}),
      })
      return body.code ?? body.needsPassword
    }
    const { email, registration } = await register()
    const { token } = await mailed(email)
    expect([await check(token), await check(token, registration)]).toEqual([true, false])
    company.clock.advance(24 * hour)
    expect([await check(token), (await activate({ token, registration })).body.code]).toEqual([
      'identity.link_expired',
      'identity.link_expired',
    ])
    expect((await visitor().post('/api/register/resend', { token })).body.email).toBe(email)
    expect(await check(token)).toBe('identity.link_unknown')
    const again = await visitor().post('/api/register/resend', { registration })
    expect([again.status, again.body.code]).toEqual([429, 'common.rate_limited'])
    const { token: newer } = await mailed(email)
    expect((await activate({ token: newer, registration })).status).toBe(200)
    expect([await check(newer), await check('forged')]).toEqual([
      'identity.link_used',
      'identity.link_unknown',
    ])
  })

  test('takes five tries of a code, however many come at once; a new mail starts again', async () => {
    const { email, registration } = await register()
    const { code } = await mailed(email)
    const wrong = code === '000000' ? '000001' : '000000'
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => activate({ registration, code: wrong })),
    )
    const codes = answers.map(({ body }) => body.code)
    expect(codes.filter((one) => one === 'common.invalid_input')).toHaveLength(5)
    expect((await activate({ registration, code })).body.code).toBe('identity.code_ended')
    company.clock.advance(hour)
    await visitor().post('/api/register/resend', { registration })
    expect((await activate({ registration, code: (await mailed(email)).code })).status).toBe(200)
  })

  test('whoever signs in before is told only with the right password, and goes on from there', async () => {
    const { email } = await register()
    const login = (typed: string) => visitor().post('/api/login', { login: email, password: typed })
    expect((await login('Wrong-1234')).body.code).toBe('identity.wrong_credentials')
    const { status, body } = await login(password)
    expect([status, body.code]).toEqual([403, 'identity.not_activated'])
    const { code } = await mailed(email)
    expect((await activate({ registration: body.params.registration, code })).status).toBe(200)
  })
})

describe('[7.A3] somebody who registers the address of another', () => {
  test('gets nothing by the click of its owner, who registers beside and wins by the proof', async () => {
    const email = 'victim@valley.test'
    const squatter = await register({ email, password: 'Squat-on-it-1' })
    const { token } = await mailed(email)
    // The owner follows the link of a mail they did not ask for: the password is not theirs, so nothing happens.
    const clicked = await activate({ token })
    expect(clicked.body.errors).toMatchObject([{ field: 'password', code: 'required' }])
    expect((await activate({ token, password })).body.errors).toMatchObject([{ code: 'wrong_password' }])
    // The squatter has the browser, and no mail.
    expect((await activate({ registration: squatter.registration, code: '123456' })).status).toBe(400)
    const owner = await register({ email })
    const { code } = await mailed(email)
    expect((await activate({ registration: squatter.registration, code })).status).toBe(400)
    expect((await activate({ registration: owner.registration, code })).status).toBe(200)
    expect((await activate({ registration: squatter.registration, code })).body.code).toBe(
      'identity.link_unknown',
    )
    const login = (typed: string) => visitor().post('/api/login', { login: email, password: typed })
    expect([(await login('Squat-on-it-1')).status, (await login(password)).status]).toEqual([401, 200])
  })

  test('holds no membership that is meant for its owner: neither as an account of a workspace nor by an open link', async () => {
    const email = 'boss@valley.test'
    const other = await company.addTenant(`evil-${++count}`)
    // An account another workspace made for the address, and one that typed it: neither has proved it.
    const managed = await company.as(other.admin).call('member.create', { name: '冒充', email })
    const browser = visitor()
    await browser.post('/api/login', { login: managed.username, password: managed.oneTimePassword })
    const currentPassword = managed.oneTimePassword
    await browser.post('/api/me/password', { currentPassword, newPassword: 'Squat-on-it-1' })
    const open = await company.as(other.admin).call('invitation.create', {})
    const typed = visitor()
    const joined = await typed.post('/api/invite/accept', {
      token: open.link.split('=')[1],
      name: '冒充',
      username: `squatter-${count}`,
      password: 'Squat-on-it-1',
      email,
    })
    expect(joined.status).toBe(200)
    const office = company.as(company.admin)
    const roleIds = [company.roles.administrator]
    const { link } = await office.call('invitation.create', { email, roleIds })
    expect(link).toBe(null)
    // The address alone signs nobody in.
    expect((await visitor().post('/api/login', { login: email, password: 'Squat-on-it-1' })).status).toBe(401)
    const token = await linkTokenFor(company.house.services, email)
    // Without the mail they know no link; and made a member directly, a new account is made, not theirs taken.
    await office.call('invitation.revoke', {
      invitationId: (await office.call('invitation.list')).items[0].id,
    })
    expect((await browser.post('/api/invite/join', { token })).body.code).toBe('invitation.revoked')
    const made = await office.call('member.create', { name: '老板', email, roleIds })
    const member = await office.call('member.get', { memberId: made.id })
    const accounts = await Promise.all(
      [browser, typed].map(async (one) => (await one.get('/api/me')).body.account.id),
    )
    expect(accounts).not.toContain(member.accountId)
    for (const one of [browser, typed]) {
      const { tenants } = (await one.get('/api/me')).body
      expect(tenants.map(({ id }: { id: string }) => id)).toEqual([other.tenantId])
    }
    // The owner reads the mail: the account becomes theirs, and the address too.
    const activation = await linkTokenFor(company.house.services, email)
    expect(
      (await visitor().post('/api/password-reset', { token: activation, newPassword: password })).status,
    ).toBe(200)
    expect((await visitor().post('/api/login', { login: email, password })).body).toMatchObject({
      memberId: made.id,
    })
    await expect(
      company.as(other.admin).call('member.resetPassword', { memberId: managed.id }),
    ).resolves.toMatchObject({ name: '冒充' })
    await expect(office.call('member.resetPassword', { memberId: made.id })).rejects.toMatchObject({
      code: 'member.elsewhere',
    })
  })

  test('cannot accept what was sent to another address, even with its link', async () => {
    const stranger = visitor()
    const mine = await register()
    await activate({ registration: mine.registration, code: (await mailed(mine.email)).code }, stranger)
    const email = 'meant@valley.test'
    await company.as(company.admin).call('invitation.create', { email })
    const token = await linkTokenFor(company.house.services, email)
    const answer = await stranger.post('/api/invite/join', { token })
    expect([answer.status, answer.body.code]).toEqual([403, 'invitation.other_address'])
  })

  test('who has the address typed in an account proves it only signed in, with the code that went there', async () => {
    const attacker = visitor()
    const mine = await register()
    await activate({ registration: mine.registration, code: (await mailed(mine.email)).code }, attacker)
    const email = 'target@valley.test'
    const ask = (typed: string) => attacker.post('/api/me/email/request', { email, password: typed })
    expect((await ask('Wrong-1234')).body.errors).toMatchObject([
      { field: 'password', code: 'wrong_password' },
    ])
    expect((await ask(password)).body).toEqual({ email })
    const { code, token } = await mailed(email)
    expect(token).toBe('')
    expect((await visitor().post('/api/me/email/confirm', { code })).status).toBe(401)
    const wrong = code === '000000' ? '000001' : '000000'
    const tries = Array.from({ length: 9 }, () => attacker.post('/api/me/email/confirm', { code: wrong }))
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(Array(9).fill(400))
    expect((await attacker.post('/api/me/email/confirm', { code })).body.code).toBe('identity.code_ended')
    expect((await attacker.get('/api/me')).body.account).toMatchObject({
      email: mine.email,
      emailProven: true,
    })
    // Somebody else's address: the same answer, and no mail.
    const sent = (await readMails(company.house.services)).length
    const other = { email: 'head@acme.test', password }
    expect((await attacker.post('/api/me/email/request', other)).body).toEqual({ email: other.email })
    expect((await readMails(company.house.services)).length).toBe(sent)
  })
})

describe('[P1.8] another address', () => {
  test('replaces the old one once it is proved; the old one is told, and its links are dead', async () => {
    const browser = visitor()
    const mine = await register()
    await activate({ registration: mine.registration, code: (await mailed(mine.email)).code }, browser)
    await visitor().post('/api/password-reset/request', { email: mine.email })
    const email = `new-${mine.email}`
    await browser.post('/api/me/email/request', { email, password })
    expect((await browser.get('/api/me')).body.account.email).toBe(mine.email)
    expect(
      (await browser.post('/api/me/email/confirm', { code: await codeFor(company.house.services, email) }))
        .body,
    ).toEqual({ email })
    const [notice] = await readMails(company.house.services)
    expect(notice).toMatchObject({ kind: 'addressChanged', to: mine.email })
    const { items } = (await browser.get('/api/members')).body
    expect(items).toMatchObject([{ email }])
    const login = async (name: string) =>
      (await visitor().post('/api/login', { login: name, password })).status
    expect([await login(mine.email), await login(email)]).toEqual([401, 200])
  })
})

describe('[P1.8] the owner of the address before', () => {
  /** Somebody with an account, and another browser that is signed in to it and changes the address. */
  async function taken(...addresses: string[]) {
    const mine = await register()
    const own = visitor()
    await activate({ registration: mine.registration, code: (await mailed(mine.email)).code }, own)
    const thief = visitor()
    await thief.post('/api/login', { login: mine.email, password })
    const links: string[] = []
    let before = mine.email
    for (const email of addresses) {
      await thief.post('/api/me/email/request', { email, password })
      const confirmed = await thief.post('/api/me/email/confirm', {
        code: await codeFor(company.house.services, email),
      })
      expect(confirmed.status).toBe(200)
      links.push(await linkTokenFor(company.house.services, before))
      before = email
    }
    return { mine, thief, links }
  }
  const undo = (token: string) => visitor().post('/api/email/undo', { token })

  test('takes the change back within 72 hours, once; all sessions end, and both addresses are told', async () => {
    const { mine, thief, links } = await taken('thief-1@valley.test')
    company.clock.advance(72 * hour - 60_000)
    expect(await undo(links[0]!)).toMatchObject({ status: 200, body: { email: mine.email } })
    expect((await thief.get('/api/me')).status).toBe(401)
    const mails = (await readMails(company.house.services)).slice(0, 2)
    expect(mails.map(({ kind }) => kind)).toEqual(['addressRestored', 'addressRestored'])
    expect(mails.map(({ to }) => to).sort()).toEqual([mine.email, 'thief-1@valley.test'].sort())
    expect((await visitor().post('/api/login', { login: mine.email, password })).status).toBe(200)
    expect(await undo(links[0]!)).toMatchObject({ status: 400, body: { code: 'identity.link_used' } })
    expect((await undo('forged')).status).toBeGreaterThanOrEqual(400)
  })

  test('is not shaken off by a second change; links that went to addresses of the thief are worth nothing then', async () => {
    const { mine, links } = await taken('thief-2@valley.test', 'thief-3@valley.test')
    expect((await undo(links[0]!)).body).toEqual({ email: mine.email })
    expect((await undo(links[1]!)).body.code).toBe('identity.link_unknown')
  })

  test('comes too late after 72 hours', async () => {
    const { links } = await taken('thief-4@valley.test')
    company.clock.advance(72 * hour + 60_000)
    expect((await undo(links[0]!)).body.code).toBe('identity.link_expired')
  })
})

describe('[P1.1] what is asked of somebody who registers', () => {
  test('the terms are those of the operator, in the language of the reader', async () => {
    const read = async (language: string) => {
      const { body } = await company.house.app.inject({
        url: '/api/terms',
        headers: { 'accept-language': language },
      })
      return JSON.parse(body).points
    }
    expect(await read('zh')).toHaveLength(5)
    const { pools } = company.house.services
    await pools.owner.query('update account set runs_installation = true where id = $1', [
      company.admin.accountId,
    ])
    const set = async (values: object) => {
      const { number } = await company.as(company.admin).call('setting.list', { scope: 'installation' })
      return company
        .as(company.admin)
        .call('setting.change', { scope: 'installation', values, reason: '法务', basedOn: number })
    }
    await set({ 'terms.zh': '第一条。\n\n  第二条。  ' })
    expect(await read('zh')).toEqual(['第一条。', '第二条。'])
    expect(await read('en')).toHaveLength(5)
    await expect(set({ 'terms.zh': '  ' })).rejects.toMatchObject({ fields: [{ field: 'values.terms.zh' }] })
    await set({ 'terms.zh': null })
    expect(await read('zh')).toHaveLength(5)
  })

  test('the terms are accepted, name and phone may be left out; the account keeps what was given, and when', async () => {
    const refused = await register({ termsAccepted: false })
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'termsAccepted' }] } })
    expect((await register({ phone: 'call me' })).body.errors).toMatchObject([{ field: 'phone' }])
    const mine = await register({ name: undefined, phone: '+86 138-0013-8000' })
    const { body } = await activate({
      registration: mine.registration,
      code: (await mailed(mine.email)).code,
    })
    const { rows } = await company.house.services.pools.owner.query(
      'select name, phone, terms_accepted_at is not null as accepted from account where id = $1',
      [body.accountId],
    )
    expect(rows).toEqual([{ name: mine.username, phone: '+86 138-0013-8000', accepted: true }])
  })
})

describe('[7.A14] registration has limits', () => {
  test('of sixty that one stranger sends at once twenty are heard, none makes a workspace', async () => {
    const before = await counts()
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        company.house
          .invoke('identity.register', {
            actor: { kind: 'anonymous' },
            origin: { ip: '203.0.113.50' },
            input: {
              email: `many-${index}@crowd.test`,
              name: '众',
              password,
              termsAccepted: true,
              tenantCode: `crowd-${index}`,
              tenantName: `众 ${index}`,
            },
          })
          .then(
            () => 200,
            (error) => error.status,
          ),
      ),
    )
    expect(answers.filter((status) => status === 200)).toHaveLength(20)
    expect(answers.filter((status) => status === 429)).toHaveLength(40)
    expect(await counts()).toEqual(before)
  })

  test('strangers from many addresses are heard two hundred times an hour, one network of IPv6 is one stranger', async () => {
    const from = (ip: string, index: number) =>
      company.house
        .invoke('identity.register', {
          actor: { kind: 'anonymous' },
          origin: { ip },
          // Refused for its password, before anything costly happens: it counts all the same.
          input: {
            email: `n-${index}@net.test`,
            name: '众',
            password: 'x',
            termsAccepted: true,
            tenantCode: 'net-1',
            tenantName: '众',
          },
        })
        .catch((error) => error.status)
    const near = await Promise.all(
      Array.from({ length: 25 }, (_, index) => from(`2001:db8:1:2::${index + 1}`, index)),
    )
    expect(near.filter((status) => status === 400)).toHaveLength(20)
    const far = await Promise.all(
      Array.from({ length: 190 }, (_, index) => from(`198.51.100.${index + 1}`, index)),
    )
    expect(far.filter((status) => status === 400)).toHaveLength(180)
  })

  test('nobody fills an inbox from here: six mails an hour go to one address', async () => {
    const email = 'flooded@valley.test'
    const answers = []
    for (let round = 0; round < 8; round++) answers.push((await register({ email })).status)
    expect(answers).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
  })

  test('it is a setting: open, by invitation, off; the first workspace can always be made', async () => {
    for (const [setting, alone, invited] of [
      ['open', 200, 200],
      ['invited', 403, 200],
      ['off', 403, 403],
    ] as const) {
      const house = await createTestHouse({ environment: { SLUICE_REGISTRATION: setting } })
      try {
        const at = openBrowser(house.house.app)
        const wanted = {
          email: 'a@b.test',
          name: '方',
          password,
          termsAccepted: true,
          tenantCode: 'first',
          tenantName: '首',
        }
        expect((await at.post('/api/register', wanted)).status).toBe(alone)
        expect((await at.get('/api/entry')).body.registration).toBe(setting)
        const { link } = await house.as(house.admin).call('invitation.create', {})
        const guest = { token: link.split('=')[1], name: '客', username: 'guest', password }
        expect((await at.post('/api/invite/accept', guest)).status).toBe(invited)
        await house.house.services.pools.server.query('update tenant set demo = true')
        expect((await at.post('/api/register', wanted)).status).toBe(200)
      } finally {
        await house.close()
      }
    }
  })
})
