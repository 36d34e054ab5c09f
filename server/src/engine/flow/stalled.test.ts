import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findStalled } from './jobs/find-stalled.ts'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld
const hour = 3_600_000

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

/** The watch as its schedule runs it, and what it leads to. */
async function watch() {
  const { services } = world.house
  const never = () => Promise.reject(new Error('not used'))
  const signal = new AbortController().signal
  await findStalled.run({ services, tenantId: '', signal, transact: never, transactBulk: never }, {} as never)
  await world.drain()
}

/** What an older release, or a hand in the database, may have left. */
async function damage(sql: string, ...values: unknown[]) {
  const client = await world.house.services.pools.owner.connect()
  try {
    await client.query(`begin; select set_config('sluice.tenant_id', '${world.tenantId}', true)`)
    await client.query(sql, values)
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function stuck(instanceId: string) {
  const { items } = await world
    .as(world.admin)
    .call('instance.list', { formId: world.formId, only: 'stuck', limit: 200 })
  return items.find((item: { instanceId: string }) => item.instanceId === instanceId)
}

describe('[N3.13] an instance that nothing moves on', () => {
  test('[N3.13] is found as stuck at once, told of by the watch, and goes on when it is retried', async () => {
    const { admin, head, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)], { id: 'sign' })])
    const { instanceId } = await world.submit({ title: '没人管' })
    const healthy = await world.submit({ title: '正常' })
    await damage(
      `update flow_task set state = 'cancelled', closed_at = now() where instance_id = $1 and state = 'open'`,
      instanceId,
    )
    expect(await stuck(instanceId)).toMatchObject({ state: 'running', incidents: [] })
    await watch()
    expect(await stuck(instanceId)).toMatchObject({ state: 'failed', incidents: [{ code: 'nobody-found' }] })
    const { items } = await as(admin).call('notice.list', { limit: 50 })
    expect(items.map(({ kind }: { kind: string }) => kind)).toContain('instanceFailed')
    await watch()
    await as(admin).call('instance.retry', { instanceId })
    expect((await world.approve(head, instanceId)).state).toBe('approved')
    expect(await stuck(healthy.instanceId)).toBeUndefined()
    expect((await world.approve(head, healthy.instanceId)).state).toBe('approved')
  })

  test('[N3.13] whose engine state waits for nothing becomes an incident', async () => {
    const { head } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)], { id: 'sign' })])
    const { instanceId } = await world.submit({ title: '空等' })
    await damage(
      `update flow_task set state = 'cancelled', closed_at = now() where instance_id = $1`,
      instanceId,
    )
    await damage(
      `update flow_instance set state = jsonb_set(state, '{open}', '{}') where id = $1`,
      instanceId,
    )
    await watch()
    expect((await stuck(instanceId))?.incidents).toHaveLength(1)
  })

  test('[N3.15] fires a timer that lost what would have woken it', async () => {
    const { head, clock } = world
    await world.publish([
      applicantStep(),
      { kind: 'delay', id: 'wait', name: '等一天', config: { duration: 'P1D' } },
      ask('approve', [byMember(head)], { id: 'after' }),
    ])
    const { instanceId } = await world.submit({ title: '等' })
    await damage(`delete from outbox where topic = 'job:flow-timer'`)
    await watch()
    clock.advance(24 * hour + 1)
    await watch()
    expect(await world.tasksOf(head, instanceId)).toEqual([])
    clock.advance(hour)
    await watch()
    expect(await world.tasksOf(head, instanceId)).toMatchObject([{ nodeId: 'after' }])
  })

  test('[N3.13] ends when its form was deleted by an older release', async () => {
    const { applicant, head, clock, as } = world
    const formId = await world.addForm('旧表单')
    await world.publish([applicantStep(), ask('approve', [byMember(head)], { id: 'sign' })], formId)
    const { instanceId } = await as(applicant).call('flow.submit', { formId, values: { title: '旧的' } })
    await damage(`update form set deleted_at = $2 where id = $1`, formId, clock.now())
    clock.advance(2 * hour)
    await watch()
    await damage(`update form set deleted_at = null where id = $1`, formId)
    clock.advance(hour)
    expect((await world.view(applicant, instanceId)).instance.state).toBe('withdrawn')
  })

  test('[N3.7] whose task reached somebody in the moment they were disabled is given to others', async () => {
    const { admin, head, finance, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)], { id: 'sign' })])
    const { instanceId } = await world.submit({ title: '交给谁' })
    await as(admin).call('member.disable', { memberId: finance.memberId })
    await world.drain()
    const taskId = await world.taskOf(head, instanceId)
    await damage(`update flow_task set assignee_id = $2 where id = $1`, taskId, finance.memberId)
    await damage(
      `update flow_instance set state = replace(state::text, $2, $3)::jsonb where id = $1`,
      instanceId,
      head.memberId,
      finance.memberId,
    )
    await watch()
    expect(await world.tasksOf(head, instanceId)).toMatchObject([{ nodeId: 'sign' }])
    expect((await world.approve(head, instanceId)).state).toBe('approved')
    await as(admin).call('member.enable', { memberId: finance.memberId })
  })
})
