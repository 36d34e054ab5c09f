import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { eventually } from '../../testing/eventually.ts'
import { createTestHouse, type TestHouse, type TestTenant } from '../../testing/test-house.ts'
import { createContext, type OperationContext } from '../operation/index.ts'
import { departmentNames, memberNames } from './index.ts'

let house: TestHouse
let database: pg.Client
beforeAll(async () => {
  house = await createTestHouse()
  database = new pg.Client({ connectionString: house.databaseUrl })
  await database.connect()
})
afterAll(async () => {
  await database?.end()
  await house?.close()
})

function inTenant<Result>(tenant: TestTenant, work: (context: OperationContext) => Promise<Result>) {
  const { services } = house.house
  const { tenantId, admin } = tenant
  return runTransaction(services.pools.server, { tenantId, asTenantRole: true }, (transaction) => {
    const origin = { requestId: 'test', locale: 'zh' as const }
    const parts = { services, transaction, actor: admin.actor, operationId: 'test', origin }
    return work(createContext(parts).context)
  })
}

async function nameOf(id: string, tenant: TestTenant = house): Promise<string | undefined> {
  return (await inTenant(tenant, (context) => memberNames(context, [id]))).get(id)
}

test('[P3.4] names are remembered until the database says that one changed, whoever changed it', async () => {
  const { memberId } = house.head
  expect(await nameOf(memberId)).toBe('李主管')
  // Changed behind the back of the triggers: nothing is read again.
  await database.query('set session_replication_role = replica')
  await database.query(`update sluice.member set name = '无人知晓' where id = $1`, [memberId])
  await database.query('set session_replication_role = origin')
  expect(await nameOf(memberId)).toBe('李主管')
  await house.as(house.admin).call('member.update', { memberId, name: '李总' })
  await eventually(async () => expect(await nameOf(memberId)).toBe('李总'))
  await house.as(house.head).call('identity.updateProfile', { name: '李总监' })
  await eventually(async () => expect(await nameOf(memberId)).toBe('李总监'))
})

test('[P3.4] departments are named alike, and only what is unknown is read', async () => {
  const { departmentId } = house
  const office = house.as(house.admin)
  const { id: other } = await office.call('department.create', { name: '法务部' })
  const read = (ids: string[]) => inTenant(house, (context) => departmentNames(context, ids))
  expect([...(await read([departmentId, departmentId])).values()]).toEqual(['采购部'])
  expect([...(await read([departmentId, other, house.tenantId])).values()]).toEqual(['采购部', '法务部'])
  await office.call('department.update', { departmentId: other, name: '法务与合规部' })
  await eventually(async () => expect((await read([other])).get(other)).toBe('法务与合规部'))
})

test('[P2.3] what is remembered of one company names nobody in another', async () => {
  const beta = await house.addTenant('beta')
  const { memberId } = house.finance
  expect(await nameOf(memberId)).toBe('王财务')
  expect(await nameOf(memberId, beta)).toBeUndefined()
})
