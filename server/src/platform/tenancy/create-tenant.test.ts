import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lane, runTransaction, tenantSchema } from '../../database/index.ts'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { openBrowser } from '../identity/testing/browser.ts'
import { codeFor } from '../notification/testing/read-mails.ts'
import { createTenant } from './index.ts'

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
})
afterAll(() => company.close())

const register = (changes: object = {}) =>
  openBrowser(company.house.app).post('/api/register', {
    email: 'fang@river.test',
    username: 'fang',
    name: '方芳',
    password: 'Water-flows-9',
    termsAccepted: true,
    tenantCode: 'river',
    tenantName: '大河公司',
    ...changes,
  })
type Changes = { email: string } & Record<string, string>

/** Registers. @returns how to activate with the code from the mail, in one browser */
async function ask(changes: Changes, browser = openBrowser(company.house.app)) {
  const asked = await register(changes)
  expect(asked.status).toBe(200)
  const code = await codeFor(company.house.services, changes.email)
  return () => browser.post('/api/register/activate', { registration: asked.body.registration, code })
}

const found = async (...wanted: Parameters<typeof ask>) => (await ask(...wanted))()

/** All have registered before the first activates: then they meet. */
async function foundTogether(all: Changes[]) {
  const activations = await Promise.all(all.map((changes) => ask(changes)))
  return Promise.all(activations.map((activate) => activate()))
}
const problems = (answer: { body: { errors: { field: string; code: string }[] } }) =>
  answer.body.errors.map(({ field, code }) => `${field} ${code}`)

/** Schemas and roles of tenants: what a half-made tenant would leave behind. */
async function traces() {
  const { rows } = await company.house.services.pools.owner.query<
    Record<'schemas' | 'tenants' | 'accounts' | 'orphans', number>
  >(
    `select (select count(*) from pg_namespace where nspname like 't\\_%') as schemas,
       (select count(*) from tenant) as tenants, (select count(*) from account) as accounts,
       (select count(*) from pg_namespace n where nspname like 't\\_%'
          and not exists (select from tenant where 't_' || replace(id::text, '-', '') = n.nspname)) as orphans`,
  )
  return rows[0]!
}

describe('[P1.1] [P2.1] registering', () => {
  test('makes account, workspace and administrator, and signs in', async () => {
    const browser = openBrowser(company.house.app)
    const shan = {
      email: 'shan@hill.test',
      username: 'shan',
      name: '单山',
      tenantCode: 'Hill-1',
      tenantName: '山峰公司',
    }
    const answer = await found(shan, browser)
    expect(answer.status).toBe(200)
    expect((await browser.get('/api/me')).body).toMatchObject({
      account: { email: 'shan@hill.test', mustChangePassword: false },
      tenant: { code: 'hill-1', name: '山峰公司', plan: 'FREE', demo: false },
      member: { name: '单山', departmentName: '山峰公司' },
      roles: [{ code: 'administrator' }, { code: 'member' }],
    })
    const log = (await browser.get('/api/audit')).body.items
    expect(log).toMatchObject([
      { operation: 'identity.activate', actorName: '单山', target: { name: '山峰公司' } },
    ])
  })

  test('a taken code comes back with free ones, and nothing is left behind', async () => {
    const before = await traces()
    const answer = await register({ tenantCode: 'acme' })
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toEqual([
      {
        field: 'tenantCode',
        code: 'taken',
        message: '这个工作区代码已被使用。',
        suggestion: 'acme-hq, acme-app, acme-cn',
      },
    ])
    expect(await traces()).toEqual(before)
  })

  test('a taken email leaves no workspace behind, a taken username suggests another', async () => {
    const before = await traces()
    const answer = await register({ email: 'ADMIN@acme.test', username: 'ACME-Admin', tenantCode: 'fresh' })
    expect(problems(answer)).toEqual(['email taken', 'username taken'])
    expect(answer.body.errors[1].suggestion).toBe('ACME-Admin1')
    expect(await traces()).toEqual(before)
  })

  test('every wrong field is named', async () => {
    const wrong = await register({
      email: 'no-mail',
      username: 'a@b',
      tenantCode: '1x',
      tenantName: ' ',
      name: '',
    })
    expect([...new Set(wrong.body.errors.map(({ field }: { field: string }) => field))].sort()).toEqual([
      'email',
      'name',
      'tenantCode',
      'tenantName',
      'username',
    ])
    expect(problems(await register({ password: 'Qwerty123' }))).toEqual(['password too_common'])
    expect(problems(await register({ password: 'short1' }))).toEqual(['password too_short'])
  })

  test('of two who want the same code at the same moment one gets it', async () => {
    const answers = await foundTogether(
      [1, 2, 3].map((number) => ({
        tenantCode: 'wanted',
        email: `w${number}@river.test`,
        username: `wanted${number}`,
      })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400])
    const refused = answers.filter(({ status }) => status === 400)
    expect(refused.flatMap(problems)).toEqual(['tenantCode taken', 'tenantCode taken'])
    expect((await traces()).orphans).toBe(0)
  })

  test('of two who want the same email at the same moment one gets it', async () => {
    const answers = await foundTogether([
      { tenantCode: 'first-one', email: 'same@river.test', username: 'same1' },
      { tenantCode: 'other-one', email: 'SAME@river.test', username: 'same2' },
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
    expect((await traces()).orphans).toBe(0)
  })
})

describe('[P2.3] isolation', () => {
  const asTenant = <Result extends pg.QueryResultRow>(
    tenantId: string,
    sql: string,
    values: unknown[] = [],
  ) =>
    runTransaction(company.house.services.pools.server, { tenantId, asTenantRole: true }, (transaction) =>
      transaction.query<Result>(sql, values),
    )

  test('a tenant sees its own rows only, cannot write those of another, and no accounts or sessions', async () => {
    const other = await company.addTenant('bravo')
    const mine = await asTenant<{ count: number }>(
      company.tenantId,
      'select count(*) from member where tenant_id <> $1',
      [company.tenantId],
    )
    expect(mine.rows).toEqual([{ count: 0 }])
    expect((await asTenant(company.tenantId, 'select code from tenant')).rows).toEqual([{ code: 'acme' }])
    const forge = asTenant(
      company.tenantId,
      `insert into role (tenant_id, id, code, name, created_at) values ($1, gen_random_uuid(), 'x', 'x', now())`,
      [other.tenantId],
    )
    await expect(forge).rejects.toThrow(/row-level security/)
    const touched = await asTenant(company.tenantId, 'update member set name = name where tenant_id = $1', [
      other.tenantId,
    ])
    expect(touched.rowCount).toBe(0)
    for (const table of ['account', 'session', 'login_attempt']) {
      await expect(asTenant(company.tenantId, `select * from ${table}`)).rejects.toThrow(/permission denied/)
    }
    await expect(asTenant(company.tenantId, `update tenant set name = 'x'`)).rejects.toThrow(
      /permission denied/,
    )
    const listed = await company.as(company.admin).call('member.list')
    expect(listed.items).toHaveLength(4)
    await expect(
      company.as(company.admin).call('member.get', { memberId: other.head.memberId }),
    ).rejects.toMatchObject({
      code: 'member.not_found',
    })
  })

  test('a transaction without a tenant sees no tenant rows at all', async () => {
    const { pools } = company.house.services
    const count = (lane: Lane) => lane.query('select count(*)::int as count from member')
    expect((await count(pools.server)).rows).toEqual([{ count: 0 }])
    expect((await count(pools.owner)).rows).toEqual([{ count: 0 }])
  })

  test('[P2.2] a tenant uses the form tables of its own schema and no other', async () => {
    const other = await createTenant(company.house.services, {
      code: 'delta',
      name: '三角洲公司',
      plan: 'BASIC',
      administrator: { accountId: company.admin.accountId, name: '管理员' },
    })
    for (const { tenantId } of [company, other]) {
      await runTransaction(company.house.services.pools.owner, { tenantId }, (transaction) =>
        transaction.query(`create table ${tenantSchema(tenantId)}.probe (id int)`),
      )
    }
    const own = `${tenantSchema(company.tenantId)}.probe`
    await asTenant(company.tenantId, `insert into ${own} values (1)`)
    expect((await asTenant(company.tenantId, `select id from ${own}`)).rows).toEqual([{ id: 1 }])
    await expect(asTenant(other.tenantId, `select id from ${own}`)).rejects.toThrow(
      /permission denied for schema/,
    )
    await expect(asTenant(company.tenantId, `create table ${own}2 (id int)`)).rejects.toThrow(
      /permission denied/,
    )
    await expect(company.house.services.pools.server.query(`select id from ${own}`)).rejects.toThrow(
      /permission denied/,
    )
  })
})

test('tenant.current and tenant.update: a member reads, the administrator renames', async () => {
  expect(await company.as(company.applicant).call('tenant.current')).toMatchObject({
    code: 'acme',
    memberCount: 4,
  })
  await expect(company.as(company.applicant).call('tenant.update', { name: '新名' })).rejects.toMatchObject({
    code: 'common.forbidden',
  })
  await company.as(company.admin).call('tenant.update', { name: '新名' })
  expect((await company.as(company.applicant).call('tenant.current')).name).toBe('新名')
})
