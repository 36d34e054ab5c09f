import { type CaptchaChallenge, solveCaptcha } from '@sluice/contract/captcha'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { readMails } from '../notification/testing/read-mails.ts'
import { forgetSessions } from './jobs/forget-sessions.ts'
import { openBrowser } from './testing/browser.ts'

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse({ environment: { SLUICE_CAPTCHA: 'failures', SLUICE_CAPTCHA_EFFORT: '1' } })
})
afterAll(() => company.close())

const visitor = () => openBrowser(company.house.app)
const newChallenge = async (): Promise<CaptchaChallenge> => (await visitor().get('/api/captcha')).body
const solution = async () => solveCaptcha(await newChallenge())
const newcomer = (code: string, captcha?: string) =>
  visitor().post('/api/register', {
    email: `fang@${code}.test`,
    password: 'Harbour-7-lamp',
    tenantCode: code,
    tenantName: code,
    termsAccepted: true,
    captcha,
  })
const forgot = (captcha?: string) =>
  visitor().post('/api/password-reset/request', { email: 'head@acme.test', captcha })
const logIn = (login: string, password: string, captcha?: string) =>
  visitor().post('/api/login', { login, password, captcha })
/** A solution with something in it changed. */
function forged(solved: string, change: (parts: Forgery) => void): string {
  const parts = JSON.parse(Buffer.from(solved, 'base64').toString())
  change(parts)
  return Buffer.from(JSON.stringify(parts)).toString('base64')
}
interface Forgery {
  challenge: CaptchaChallenge
  solution: { counter: number; derivedKey: string }
}

describe('[P1.3] strangers solve a challenge', () => {
  test('to register, to accept an invitation and to have a reset link sent; the refusal names the field and where the challenge is', async () => {
    const { link } = await company.as(company.admin).call('invitation.create', {})
    const token = link.split('=')[1]
    const guest = { token, name: '来宾', username: 'guest-one', password: 'Harbour-7-lamp' }
    const accept = (captcha?: string) => visitor().post('/api/invite/accept', { ...guest, captcha })
    for (const ask of [(captcha?: string) => newcomer('spring', captcha), accept, forgot]) {
      const refused = await ask()
      expect(refused).toMatchObject({
        status: 400,
        body: {
          code: 'identity.captcha',
          params: { challenge: '/api/captcha' },
          errors: [{ field: 'captcha', code: 'required', message: expect.stringContaining('/api/captcha') }],
        },
      })
      expect((await ask(await solution())).status).toBe(200)
    }
  })

  test('each solution opens one door once, also of two at the same moment, and stays used when the rest is refused', async () => {
    const solved = await solution()
    const answers = await Promise.all(Array.from({ length: 8 }, () => forgot(solved)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.errors?.[0].code === 'used')).toHaveLength(7)
    const spent = await solution()
    expect((await newcomer('x', spent)).status).toBe(400)
    const weak = await visitor().post('/api/register', {
      email: 'fang@creek.test',
      password: '12345678',
      tenantCode: 'creek',
      tenantName: 'creek',
      termsAccepted: true,
      captcha: spent,
    })
    expect(weak.body.errors[0].field).toBe('password')
    expect((await forgot(spent)).body.errors[0].code).toBe('used')
  })

  test('a solution that was made up, altered, of another house, or older than ten minutes is refused', async () => {
    const solved = await solution()
    const other = await createTestHouse({ environment: { SLUICE_CAPTCHA_EFFORT: '1' } })
    const foreign = await solveCaptcha((await openBrowser(other.house.app).get('/api/captcha')).body)
    await other.close()
    for (const wrong of [
      'x',
      Buffer.from('null').toString('base64'),
      Buffer.from('{"challenge":{}}').toString('base64'),
      foreign,
      forged(solved, ({ solution: found }) => {
        found.derivedKey = `${found.derivedKey.slice(0, -1)}${found.derivedKey.endsWith('0') ? '1' : '0'}`
      }),
      forged(solved, ({ challenge, solution: found }) => {
        found.derivedKey = challenge.parameters.keyPrefix.padEnd(64, '0')
      }),
      forged(solved, ({ challenge }) => {
        challenge.parameters.data = { until: challenge.parameters.data.until! + 1 }
      }),
      forged(solved, ({ challenge }) => {
        challenge.parameters.cost = 1
      }),
    ]) {
      expect([wrong, (await forgot(wrong)).body.errors?.[0].code]).toEqual([wrong, 'wrong'])
    }
    company.clock.advance(10 * 60_000)
    expect((await forgot(solved)).body.errors[0].code).toBe('expired')
  })

  test('its effort lies between the half and the whole of what is set', async () => {
    const challenge = await newChallenge()
    const { solution: found } = JSON.parse(Buffer.from(await solveCaptcha(challenge), 'base64').toString())
    expect(found.counter * challenge.parameters.cost).toBeGreaterThanOrEqual(500)
    expect(found.counter * challenge.parameters.cost).toBeLessThanOrEqual(1000)
  })

  test('any program that solves ALTCHA finds the same', async () => {
    const challenge = await newChallenge()
    const found = await solveChallenge({ challenge, deriveKey })
    expect(found).toMatchObject(
      (({ counter, derivedKey }) => ({ counter, derivedKey }))(
        JSON.parse(Buffer.from(await solveCaptcha(challenge), 'base64').toString()).solution,
      ),
    )
    const payload = Buffer.from(JSON.stringify({ challenge, solution: found })).toString('base64')
    expect((await newcomer('harbour', payload)).status).toBe(200)
  })

  test('what was used is forgotten once it has ended', async () => {
    const { pools } = company.house.services
    const count = async () => (await pools.server.query('select from captcha_used')).rowCount
    expect(await count()).toBeGreaterThan(0)
    company.clock.advance(3_600_000)
    await forgetSessions.run({ services: company.house.services } as never, {} as never)
    expect(await count()).toBe(0)
  })
})

describe('[P1.3] signing in takes a challenge', () => {
  for (const login of ['acme-head', 'nobody-at-all']) {
    test(`after three wrong passwords, for ${login} too, before the password is looked at`, async () => {
      for (let times = 0; times < 3; times++) expect((await logIn(login, 'Wrong-1234')).status).toBe(401)
      for (const typed of ['Wrong-1234', 'River-2026-gate'])
        expect(await logIn(login, typed)).toMatchObject({
          status: 400,
          body: { errors: [{ field: 'captcha', code: 'required' }] },
        })
      // Not answered, so not counted: the fourth and fifth failures are those with a solution.
      expect((await logIn(login, 'Wrong-1234', await solution())).status).toBe(401)
      expect((await logIn(login, 'Wrong-1234', await solution())).status).toBe(401)
      expect(await logIn(login, 'River-2026-gate')).toMatchObject({
        status: 429,
        body: { code: 'identity.locked' },
      })
      company.clock.advance(15 * 60_000)
      expect((await logIn(login, 'River-2026-gate')).body.errors[0].field).toBe('captcha')
    })
  }

  test('no more once the right password was given', async () => {
    expect((await logIn('acme-head', 'River-2026-gate', await solution())).status).toBe(200)
    expect((await logIn('acme-head', 'River-2026-gate')).status).toBe(200)
  })

  test('always or never where that is set', async () => {
    for (const [mode, status] of [
      ['always', 400],
      ['off', 200],
    ] as const) {
      const strict = await createTestHouse({ environment: { SLUICE_CAPTCHA: mode } })
      const answer = await openBrowser(strict.house.app).post('/api/login', {
        login: 'acme-head',
        password: 'River-2026-gate',
      })
      expect([mode, answer.status]).toEqual([mode, status])
      await strict.close()
    }
  })

  test('solutions stand in no log', async () => {
    const solved = await solution()
    await logIn('acme-finance', 'River-2026-gate', solved)
    const { rows } = await company.house.services.pools.server.query<{ line: string }>(
      'select row_to_json(audit_log)::text as line from audit_log',
    )
    expect(rows.filter(({ line }) => line.includes(solved))).toEqual([])
    expect(JSON.stringify(await readMails(company.house.services))).not.toContain(solved)
  })
})
