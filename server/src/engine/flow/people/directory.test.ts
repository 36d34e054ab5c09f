import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicantStep, ask, byHead, byRole, createFlowWorld, type FlowWorld } from '../testing/flow-world.ts'

// What a process remembers of the people is right only as long as nobody changed them, at whichever process. A plain
// connection to the database stands for the other process: no news comes from it.

let world: FlowWorld
let elsewhere: pg.Client

beforeAll(async () => {
  world = await createFlowWorld()
  elsewhere = new pg.Client({ connectionString: world.databaseUrl, options: '-c search_path=sluice,public' })
  await elsewhere.connect()
  await world.publish([
    applicantStep(),
    ask('approve', [byHead(0)], { id: 'head', name: '主管' }),
    ask('approve', [byRole(world.roles.finance!)], { id: 'finance', name: '财务' }),
  ])
})
afterAll(async () => {
  await elsewhere?.end()
  await world?.close()
})

async function peopleOf(instanceId: string): Promise<string[]> {
  const { openTasks } = await world.view(world.admin, instanceId)
  return openTasks.flatMap(({ people }: { people: { name: string }[] }) => people.map(({ name }) => name))
}

async function version(): Promise<number> {
  const { rows } = await elsewhere.query('select version from directory_version where tenant_id = $1', [
    world.tenantId,
  ])
  return Number(rows[0]?.version ?? 0)
}

const setHead = (memberId: string) =>
  elsewhere.query('update department set head_member_id = $1 where tenant_id = $2 and head_member_id = $3', [
    memberId,
    world.tenantId,
    memberId === world.head.memberId ? world.finance.memberId : world.head.memberId,
  ])

test('[P3.4] a head set at another process is asked at the next submission', async () => {
  const first = await world.submit()
  expect(await peopleOf(first.instanceId)).toEqual([world.head.name])
  await setHead(world.finance.memberId)
  const second = await world.submit()
  expect(await peopleOf(second.instanceId)).toEqual([world.finance.name])
  await setHead(world.head.memberId)
  const third = await world.submit()
  expect(await peopleOf(third.instanceId)).toEqual([world.head.name])
})

test('[N3.4] a role given at another process counts at the next approval', async () => {
  const [first, second] = [await world.submit(), await world.submit()]
  await world.approve(world.head, first.instanceId)
  expect(await peopleOf(first.instanceId)).toEqual([world.finance.name])
  const { tenantId, applicant, roles } = world
  const inRole = [tenantId, roles.finance, applicant.memberId]
  await elsewhere.query('insert into role_member (tenant_id, role_id, member_id) values ($1, $2, $3)', inRole)
  try {
    await world.approve(world.head, second.instanceId)
    // The applicant does not approve what they asked for themselves, but the rest of the role is told anew.
    const { rows } = await elsewhere.query(
      `select assignee_id from flow_task where instance_id = $1 and state = 'open'`,
      [second.instanceId],
    )
    expect(rows.map(({ assignee_id }) => assignee_id)).toContain(world.finance.memberId)
    await elsewhere.query(`update member set status = 'disabled' where tenant_id = $1 and id = $2`, [
      tenantId,
      world.finance.memberId,
    ])
    const third = await world.submit()
    await world.approve(world.head, third.instanceId)
    expect(await peopleOf(third.instanceId)).not.toContain(world.finance.name)
  } finally {
    await elsewhere.query(
      'delete from role_member where tenant_id = $1 and role_id = $2 and member_id = $3',
      inRole,
    )
    await elsewhere.query(`update member set status = 'active' where tenant_id = $1 and id = $2`, [
      tenantId,
      world.finance.memberId,
    ])
  }
})

test('[P3.4] the version counts once per transaction that changes people, and not for other changes', async () => {
  const before = await version()
  await elsewhere.query(`update member set name = name || '!' where tenant_id = $1`, [world.tenantId])
  await elsewhere.query(`update member set name = rtrim(name, '!') where tenant_id = $1`, [world.tenantId])
  expect(await version()).toBe(before + 2)
  await elsewhere.query(`update member set title = 'x' where tenant_id = $1`, [world.tenantId])
  expect(await version()).toBe(before + 2)
  await elsewhere.query('begin')
  await elsewhere.query(`update member set name = 'nobody' where tenant_id = $1`, [world.tenantId])
  await elsewhere.query('rollback')
  expect(await version()).toBe(before + 2)
})
