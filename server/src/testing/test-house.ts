import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '../database/testing/test-database.ts'
import { type House, openHouse } from '../house.ts'
import { type ManualClock, manualClock, readConfig } from '../kernel/index.ts'
import type { Actor, CallOrigin } from '../platform/operation/index.ts'
import { createTenant } from '../platform/tenancy/index.ts'

/** Somebody of a test tenant: an actor with the ids a test needs. */
export interface TestPerson {
  memberId: string
  accountId: string
  tenantId: string
  name: string
  actor: Actor
}

export interface TestTenant {
  tenantId: string
  departmentId: string
  roles: Record<string, string>
  admin: TestPerson
  /** Works in the department; in no role but `member`. */
  applicant: TestPerson
  /** Heads the department. */
  head: TestPerson
  /** Holds the role `finance`, works in another department. */
  finance: TestPerson
}

export interface TestHouse extends TestTenant {
  house: House
  /** The database, as its administrator. */
  databaseUrl: string
  clock: ManualClock
  /** Calls operations as a person, through every check of the registry. */
  as(person: TestPerson, origin?: Partial<CallOrigin>): TestCaller
  /** A second company, for isolation tests. */
  addTenant(code: string): Promise<TestTenant>
  drain(): Promise<void>
  close(): Promise<void>
}

export interface TestCaller {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape; the registry checks them against the schema
  call(operationId: string, input?: unknown): Promise<any>
}

/** Opens a house on a database of its own, with a company of four people; the clock stands until a test moves it. */
export async function createTestHouse(
  options: { start?: string; environment?: Record<string, string> } = {},
) {
  const database = await createTestDatabase()
  const home = await mkdtemp(join(tmpdir(), 'sluice-home-'))
  const clock = manualClock(options.start ?? '2026-03-02T09:00:00+08:00')
  const house = await openHouse({
    config: readConfig({
      SLUICE_HOME: home,
      SLUICE_DEMO: '0',
      // Tests of it say so.
      SLUICE_CAPTCHA: 'off',
      SLUICE_POOL_SIZE: '8',
      ...options.environment,
    }),
    databaseUrl: database.url,
    migrated: true,
    clock,
    running: false,
    checkOutput: true,
  })
  const as = (person: TestPerson, origin?: Partial<CallOrigin>): TestCaller => ({
    call: (operationId, input = {}) =>
      house.invoke(operationId, { actor: person.actor, input, ...(origin ? { origin } : {}) }),
  })
  const addTenant = (code: string) => createCompany(house, as, code)
  const company = await addTenant('acme')
  return {
    ...company,
    house,
    databaseUrl: database.url,
    clock,
    as,
    addTenant,
    drain: house.drain,
    close: async () => {
      await house.close()
      await database.drop()
      await rm(home, { recursive: true, force: true })
    },
  } satisfies TestHouse
}

async function createCompany(house: House, as: TestHouse['as'], code: string): Promise<TestTenant> {
  const password = 'River-2026-gate'
  const { tenantId, memberId } = await createTenant(house.services, {
    code,
    name: `${code} 公司`,
    plan: 'ENTERPRISE',
    administrator: { email: `admin@${code}.test`, username: `${code}-admin`, name: '管理员', password },
  })
  const admin = await personOf(house, tenantId, memberId, '管理员')
  const office = as(admin)
  const { id: departmentId } = await office.call('department.create', { name: '采购部' })
  const { id: financeDepartmentId } = await office.call('department.create', { name: '财务部' })
  const { items: builtIn } = await office.call('role.list', {})
  const { id: financeRoleId } = await office.call('role.create', { code: 'finance', name: '财务' })
  const add = async (name: string, username: string, department: string, roleIds: string[] = []) => {
    const created = await office.call('member.create', {
      name,
      email: `${username}@${code}.test`,
      username: `${code}-${username}`,
      password,
      departmentId: department,
      roleIds,
    })
    return personOf(house, tenantId, created.id, name)
  }
  const applicant = await add('张三', 'applicant', departmentId)
  const head = await add('李主管', 'head', departmentId)
  const finance = await add('王财务', 'finance', financeDepartmentId, [financeRoleId])
  // The people of a test company have proved their addresses; its administrator made the accounts all the same.
  await house.services.pools.server.query(
    `update account set email_proven_at = created_at, managed_by = null, status = 'active'
     where email like '%@' || $1`,
    [`${code}.test`],
  )
  await office.call('department.setHead', { departmentId, memberId: head.memberId })
  const roles = Object.fromEntries(
    [...builtIn, { code: 'finance', id: financeRoleId }].map((role: { code: string; id: string }) => [
      role.code,
      role.id,
    ]),
  )
  return { tenantId, departmentId, roles, admin, applicant, head, finance }
}

async function personOf(house: House, tenantId: string, memberId: string, name: string): Promise<TestPerson> {
  const system: Actor = { kind: 'system', tenantId, name: 'test' }
  const member = (await house.invoke('member.get', { actor: system, input: { memberId } })) as {
    accountId: string
  }
  const actor: Actor = { kind: 'member', tenantId, memberId, accountId: member.accountId, name }
  return { memberId, accountId: member.accountId, tenantId, name, actor }
}
