import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestHouse, type TestTenant } from '../../testing/test-house.ts'
import { openBrowser } from '../identity/testing/browser.ts'
import { linkTokenFor } from '../notification/testing/read-mails.ts'

const password = 'Harbour-7-lamp'
let company: TestHouse
let database: pg.Client
beforeAll(async () => {
  company = await createTestHouse()
  database = new pg.Client({ connectionString: company.databaseUrl })
  await database.connect()
  await company.house.services.pools.server.query('update account set must_change_password = false')
})
afterAll(async () => {
  await database?.end()
  await company?.close()
})

test('[7.A6] who comes back has what the invitation says, whatever was given to them while they were away', async () => {
  const office = company.as(company.admin)
  const token = async (roleIds: string[]) =>
    (await office.call('invitation.create', { roleIds })).link.split('token=')[1]
  const { id: auditor } = await office.call('role.create', {
    name: '审计',
    grants: [{ permission: 'audit.read' }],
  })
  const { id: clerk } = await office.call('role.create', { name: '文员' })
  const browser = openBrowser(company.house.app)
  const joined = await browser.post('/api/invite/accept', {
    token: await token([clerk]),
    name: '归来',
    username: 'returning',
    password,
  })
  const { memberId } = joined.body
  expect((await browser.post('/api/me/leave', {})).status).toBe(200)
  await expect(
    office.call('role.setMembers', { roleId: auditor, memberIds: [memberId] }),
  ).rejects.toMatchObject({
    fields: [{ field: 'memberIds.0', code: 'not_found' }],
  })
  const acts: [string, object][] = [
    ['member.update', { roleIds: [auditor, clerk] }],
    ['member.disable', {}],
    ['member.enable', {}],
    ['member.resetPassword', {}],
    ['member.mailPasswordReset', {}],
  ]
  for (const [operation, more] of acts) {
    await expect(office.call(operation, { memberId, ...more })).rejects.toMatchObject({ code: 'member.left' })
  }
  // As a server of the release before would leave it.
  await database.query(
    'insert into sluice.role_member (tenant_id, role_id, member_id) select $1, role_id, $3 from unnest($2::uuid[]) as role_id',
    [company.tenantId, [auditor, clerk], memberId],
  )
  const back = await browser.post('/api/invite/join', { token: await token([clerk]) })
  expect(back).toMatchObject({ status: 200, body: { memberId } })
  const { roles } = await office.call('member.get', { memberId })
  expect(
    roles.map(({ code, name }: { code: string; name: string }) => (code === 'member' ? code : name)).sort(),
  ).toEqual(['member', '文员'])
})

test('[P2.5] who was in other workspaces or left this one comes in by a mailed link that proves the address', async () => {
  const office = company.as(company.admin)
  const second = await company.addTenant('second')
  const email = 'twice@acme.test'
  const made = await office.call('member.create', { name: '两处', email })
  const browser = openBrowser(company.house.app)
  await browser.post('/api/login', { login: made.username, password: made.oneTimePassword })
  const changed = { currentPassword: made.oneTimePassword, newPassword: password }
  expect((await browser.post('/api/me/password', changed)).status).toBe(200)
  expect((await browser.post('/api/me/leave', {})).status).toBe(200)
  const invited = async (tenant: TestTenant) => {
    await company.as(tenant.admin).call('invitation.create', { email })
    return { token: await linkTokenFor(company.house.services, email) }
  }
  const back = await browser.post('/api/invite/join', await invited(company))
  expect(back).toMatchObject({ status: 200, body: { tenantId: company.tenantId, memberId: made.id } })
  const { body } = await browser.get('/api/me')
  expect(body.account).toMatchObject({ email, emailProven: true })
  const there = await browser.post('/api/invite/join', await invited(second))
  expect(there).toMatchObject({ status: 200, body: { tenantId: second.tenantId } })
  for (const [tenant, { memberId }] of [
    [company, back.body],
    [second, there.body],
  ] as const)
    expect(await company.as(tenant.admin).call('member.get', { memberId })).toMatchObject({ email })
})
