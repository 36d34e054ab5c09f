import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { openBrowser } from './testing/browser.ts'

const password = 'River-2026-gate'
const quarterHour = 15 * 60_000

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
})
afterAll(() => company.close())

const browser = () => openBrowser(company.house.app)
const guess = (login: string, typed: string) =>
  company.house
    .invoke('identity.login', {
      actor: { kind: 'anonymous' },
      input: { login, password: typed },
      response: {},
    })
    .then(
      () => 'signed in',
      (error: { code: string }) => error.code,
    )

describe('[P1.3] signing in', () => {
  test('works with the email and with the username, whatever the case', async () => {
    for (const login of ['admin@acme.test', 'ADMIN@acme.TEST', 'acme-admin', ' Acme-Admin ']) {
      const visitor = browser()
      const answer = await visitor.post('/api/login', { login, password })
      expect(answer).toMatchObject({ status: 200, body: { memberId: company.admin.memberId } })
      const me = await visitor.get('/api/me')
      expect(me.body).toMatchObject({
        account: { email: 'admin@acme.test', mustChangePassword: false },
        tenant: { code: 'acme' },
        member: { id: company.admin.memberId, name: '管理员' },
        roles: [{ code: 'administrator' }, { code: 'member' }],
      })
      expect(me.body.permissions).toContain('tenant.manage')
    }
  })

  test('tells a member only the permissions of a member', async () => {
    const me = await company.as(company.applicant).call('identity.me')
    // Of apps they know nothing until one is shared with them.
    expect(me.permissions).toEqual(['member.read'])
  })

  test('answers a wrong password and an unknown person with the same words', async () => {
    const wrong = await browser().post('/api/login', { login: 'acme-admin', password: 'Wrong-1234' })
    const unknown = await browser().post('/api/login', { login: 'nobody-here', password: 'Wrong-1234' })
    expect(wrong).toMatchObject({ status: 401, body: { code: 'identity.wrong_credentials' } })
    expect(unknown).toEqual(wrong)
  })

  test('names the field that is missing', async () => {
    const answer = await browser().post('/api/login', { login: '', password })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'login' }] } })
  })

  test('gives a secret that the database does not hold', async () => {
    const visitor = browser()
    await visitor.post('/api/login', { login: 'acme-admin', password })
    const token = visitor.cookie.split('=')[1]!
    const { rows } = await company.house.services.pools.server.query<{ line: string }>(
      `select row_to_json(session)::text as line from session union all select row_to_json(account)::text from account`,
    )
    expect(rows.length).toBeGreaterThan(4)
    expect(rows.filter(({ line }) => line.includes(token) || line.includes(password))).toEqual([])
    const log = await company.as(company.admin).call('audit.list', { limit: 200 })
    expect(JSON.stringify(log)).not.toContain(password)
    expect(log.items[0]).toMatchObject({
      operation: 'identity.login',
      actorName: '管理员',
      target: { type: 'member' },
    })
  })
})

describe('[P1.3] guessing', () => {
  test('two hundred guesses at the same moment get five checked, and then even the right password waits', async () => {
    const guesses = Array.from({ length: 200 }, (_, index) => guess('acme-finance', `Guess-${index}`))
    const answers = await Promise.all(guesses)
    expect(answers.filter((answer) => answer === 'identity.wrong_credentials')).toHaveLength(5)
    expect(answers.filter((answer) => answer === 'identity.locked')).toHaveLength(195)
    expect(await guess('acme-finance', password)).toBe('identity.locked')
    expect(await guess('finance@acme.test', password)).toBe('identity.locked')

    company.clock.advance(quarterHour - 1000)
    expect(await guess('acme-finance', password)).toBe('identity.locked')
    company.clock.advance(1000)
    expect(await guess('acme-finance', password)).toBe('signed in')
  })

  test('a login that nobody has is locked just the same', async () => {
    const answers = []
    for (let count = 0; count < 6; count++) answers.push(await guess('Ghost', `Guess-${count}`))
    expect(answers).toEqual([...Array(5).fill('identity.wrong_credentials'), 'identity.locked'])
    expect(await guess('ghost ', 'Guess-7')).toBe('identity.locked')
  })

  test('only failures in a row count, and after a lock there are five again', async () => {
    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 4; count++) await guess('acme-head', 'Wrong-1234')
      expect(await guess('acme-head', password)).toBe('signed in')
    }
    for (let count = 0; count < 5; count++) await guess('acme-head', 'Wrong-1234')
    company.clock.advance(quarterHour)
    for (let count = 0; count < 4; count++) {
      expect(await guess('acme-head', 'Wrong-1234')).toBe('identity.wrong_credentials')
    }
    expect(await guess('acme-head', password)).toBe('signed in')
  })

  test('two people who sign in at the same moment do not wait for each other', async () => {
    expect(await Promise.all([guess('acme-admin', password), guess('acme-applicant', password)])).toEqual([
      'signed in',
      'signed in',
    ])
  })
})
