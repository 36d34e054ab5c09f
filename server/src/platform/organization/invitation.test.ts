import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { outgoingMails } from '../../testing/outgoing-mails.ts'
import { createTestHouse, type TestCaller, type TestHouse } from '../../testing/test-house.ts'
import { openBrowser } from '../identity/testing/browser.ts'
import { linkTokenFor } from '../notification/testing/read-mails.ts'
import { newInvitationToken, tenantOfToken } from './invitation-token.ts'

const password = 'Harbour-7-lamp'
const day = 86_400_000

let company: TestHouse
let office: TestCaller
beforeAll(async () => {
  company = await createTestHouse()
  office = company.as(company.admin)
  await company.house.services.pools.server.query('update account set must_change_password = false')
})
afterAll(() => company?.close())

const visitor = () => openBrowser(company.house.app)
const tokenIn = (link: string) => /^\/invite#token=([\w-]+)$/.exec(link)![1]!
/** An invitation to an address, whose link is in the mail only. */
async function inviteByMail(email: string, given: object = {}): Promise<string> {
  const { link } = await office.call('invitation.create', { email, ...given })
  expect(link).toBe(null)
  return linkTokenFor(company.house.services, email)
}
const invite = async (given: object = {}) => tokenIn((await office.call('invitation.create', given)).link)
const check = async (token: string) => {
  const { body } = await visitor().post('/api/invite/check', { token })
  return body.code ?? body
}
let count = 0
const accept = (token: string, more: object = {}) =>
  visitor().post('/api/invite/accept', {
    token,
    name: '新同事',
    username: `new-${++count}`,
    password,
    ...more,
  })
const open = async () =>
  (await office.call('invitation.list')).items as { id: string; email: string | null }[]
const mails = () => outgoingMails(office)

describe('[P2.5] an invitation', () => {
  test('makes whoever opens it a member where and as what it says, signed in, once', async () => {
    const { id: departmentId } = await office.call('department.create', { name: '仓储部' })
    const { id: roleId } = await office.call('role.create', { name: '仓管员' })
    const token = await invite({ departmentId, roleIds: [roleId] })
    expect(await check(token)).toMatchObject({ tenantName: 'acme 公司', inviterName: '管理员', email: null })
    const browser = visitor()
    const person = { token, name: '钱进', username: 'qianjin', password, email: 'qian@acme.test' }
    const answer = await browser.post('/api/invite/accept', person)
    expect(answer.status).toBe(200)
    const { body: me } = await browser.get('/api/me')
    expect(me).toMatchObject({ account: { name: '钱进' }, tenant: { id: company.tenantId } })
    expect(await office.call('member.get', { memberId: answer.body.memberId })).toMatchObject({
      name: '钱进',
      // Typed, not proved: the workspace is told once it is.
      email: null,
      username: 'qianjin',
      departmentName: '仓储部',
      roles: expect.arrayContaining([
        expect.objectContaining({ name: '仓管员' }),
        expect.objectContaining({ code: 'member' }),
      ]),
    })
    expect((await visitor().post('/api/login', { login: 'qianjin', password })).status).toBe(200)
    expect([await check(token), (await accept(token)).body.code]).toEqual([
      'invitation.used',
      'invitation.used',
    ])
    expect(await open()).toEqual([])
    const log = await office.call('audit.list', { operation: 'invitation.accept' })
    expect(log.items).toMatchObject([{ actorName: '钱进', target: { type: 'tenant' } }])
  })

  test('to an address is mailed there and gives the account that address; a second one replaces it', async () => {
    const first = await inviteByMail('sun@acme.test')
    expect((await mails())[0]).toMatchObject({
      to: 'sun@acme.test',
      subject: '邀请您加入川流工作区“acme 公司”',
    })
    expect((await mails())[0]!.body).not.toContain(first)
    expect((await mails())[0]!.body).toContain('/invite#token=••••••')
    const second = await inviteByMail('SUN@acme.test')
    expect(await check(first)).toBe('invitation.revoked')
    const { body } = await accept(second, { email: 'other@acme.test' })
    expect(await office.call('member.get', { memberId: body.memberId })).toMatchObject({
      email: 'SUN@acme.test',
    })
    const again = office.call('invitation.create', { email: 'sun@acme.test' })
    await expect(again).rejects.toMatchObject({ fields: [{ field: 'email', code: 'taken' }] })
  })

  test('ends after seven days, and is renewed with another link', async () => {
    const token = await invite()
    company.clock.advance(7 * day - 1)
    expect(await check(token)).toMatchObject({ email: null })
    company.clock.advance(1)
    expect([await check(token), (await accept(token)).body.code]).toEqual([
      'invitation.expired',
      'invitation.expired',
    ])
    const [line] = await open()
    expect(line).toMatchObject({ expired: true })
    const { link } = await office.call('invitation.renew', { invitationId: line!.id })
    expect(await check(token)).toBe('invitation.unknown')
    expect((await accept(tokenIn(link))).status).toBe(200)
  })

  test('is revoked, by hand or with the member who made it', async () => {
    const token = await invite()
    const [line] = await open()
    await office.call('invitation.revoke', { invitationId: line!.id })
    expect([await check(token), await open()]).toEqual(['invitation.revoked', []])
    const gone = office.call('invitation.renew', { invitationId: line!.id })
    await expect(gone).rejects.toMatchObject({ code: 'invitation.not_found', status: 404 })
    const { id: roleId } = await office.call('role.create', {
      name: '人事',
      grants: [{ permission: 'member.manage' }],
    })
    await office.call('role.setMembers', { roleId, memberIds: [company.finance.memberId] })
    const theirs = await company.as(company.finance).call('invitation.create', {})
    await office.call('member.disable', { memberId: company.finance.memberId })
    expect(await check(tokenIn(theirs.link))).toBe('invitation.revoked')
    await office.call('member.enable', { memberId: company.finance.memberId })
  })

  test('of two who accept it at the same moment one becomes a member', async () => {
    const token = await invite()
    const answers = await Promise.all([accept(token), accept(token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  })

  test('[7.A3] of two hundred acceptances at the same moment one makes a member, by the link and by accounts', async () => {
    const before = (await office.call('tenant.current')).memberCount
    const token = await invite()
    const calls = Array.from({ length: 200 }, (_, index) =>
      company.house.invoke('invitation.accept', {
        actor: { kind: 'anonymous' },
        input: { token, name: '同时', username: `race-${index}`, password },
      }),
    )
    const done = (await Promise.allSettled(calls)).filter(({ status }) => status === 'fulfilled')
    expect(done).toHaveLength(1)
    expect((await office.call('tenant.current')).memberCount).toBe(before + 1)
    const guest = company.as((await company.addTenant('crowd')).admin)
    const other = await invite()
    const joins = Array.from({ length: 200 }, () => guest.call('invitation.join', { token: other }))
    expect((await Promise.allSettled(joins)).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await office.call('tenant.current')).memberCount).toBe(before + 2)
  })

  test('is accepted by somebody who has an account already, from another workspace', async () => {
    const other = await company.addTenant('bravo')
    const token = await invite()
    const taken = await accept(token, { email: 'admin@bravo.test', username: 'bravo-admin' })
    expect(taken.body.errors.map(({ field }: { field: string }) => field)).toEqual(['email', 'username'])
    const guest = company.as(other.admin)
    const { tenantId, memberId } = await guest.call('invitation.join', { token })
    expect(tenantId).toBe(company.tenantId)
    expect(await office.call('member.get', { memberId })).toMatchObject({ username: 'bravo-admin' })
    await expect(guest.call('invitation.join', { token: await invite() })).rejects.toMatchObject({
      code: 'invitation.already_member',
    })
    await office.call('member.disable', { memberId })
    await expect(guest.call('invitation.join', { token: await invite() })).rejects.toMatchObject({
      code: 'invitation.disabled_member',
    })
  })
})

describe('[P4.4] [P1.5] what an invitation must not do', () => {
  test('nobody invites into a role they do not hold, or without the right to', async () => {
    const roleIds = [company.roles.administrator]
    const manager = company.as(company.finance)
    const refused = { status: 403 }
    await expect(manager.call('invitation.create', { roleIds })).rejects.toMatchObject({
      code: 'permission.escalation',
    })
    await invite({ roleIds })
    const [line] = await open()
    await expect(manager.call('invitation.renew', { invitationId: line!.id })).rejects.toMatchObject(refused)
    const applicant = company.as(company.applicant)
    for (const operation of ['invitation.create', 'invitation.list'])
      await expect(applicant.call(operation)).rejects.toMatchObject(refused)
  })

  test('the database holds no link that opens anything, not even for a repeated call', async () => {
    const browser = visitor()
    await browser.post('/api/login', { login: 'acme-admin', password: 'River-2026-gate' })
    const { json } = await company.house.app.inject({
      method: 'POST',
      url: '/api/invitations',
      headers: { 'x-sluice-csrf': '1', cookie: browser.cookie, 'idempotency-key': 'one-invitation' },
      payload: {},
    })
    const token = tokenIn(json().link)
    const { tenantId } = company
    const { rows } = await runTransaction(company.house.services.pools.server, { tenantId }, (transaction) =>
      transaction.query<{ line: string }>(
        `select row_to_json(i)::text as line from invitation i
         union all select row_to_json(k)::text from idempotency_key k
         union all select row_to_json(a)::text from audit_log a`,
      ),
    )
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter(({ line }) => line.includes(token))).toEqual([])
  })

  test('a forged token finds nothing, whatever tenant it names, and guessing is slowed down', async () => {
    const token = await invite()
    const other = await company.addTenant('delta')
    const forged = [
      'x',
      'a'.repeat(65),
      newInvitationToken(company.tenantId),
      newInvitationToken('01a20278-fa14-75fe-ada2-879c8eb08125'),
      newInvitationToken(other.tenantId).slice(0, 22) + token.slice(22),
      token.slice(0, -1),
      `${token.slice(0, -1)}-`,
    ]
    for (const one of forged) expect(await check(one)).toBe('invitation.unknown')
    expect([tenantOfToken(token), tenantOfToken('x')]).toEqual([company.tenantId, undefined])
    const guesses = await Promise.all(Array.from({ length: 70 }, () => check(forged[1]!)))
    expect(guesses).toContain('common.rate_limited')
  })
})
