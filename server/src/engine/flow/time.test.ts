import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { markOverdue } from './jobs/mark-overdue.ts'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld
const hour = 3_600_000

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

/** Runs the watch over deadlines as its schedule would. */
async function watch() {
  const { services } = world.house
  const never = () => Promise.reject(new Error('not used'))
  const signal = new AbortController().signal
  await markOverdue.run({ services, tenantId: '', signal, transact: never, transactBulk: never }, {} as never)
  await world.drain()
}

describe('deadlines', () => {
  test('[N3.9] a task that waits too long is marked, and its person is told once', async () => {
    const { head, as, clock } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)], { dueHours: 2 })])
    const { instanceId } = await world.submit({ title: '限时' })
    await watch()
    expect((await world.tasksOf(head, instanceId))[0]).toMatchObject({ overdue: false })
    clock.advance(2 * hour + 1)
    expect((await world.tasksOf(head, instanceId))[0]).toMatchObject({ overdue: true })
    expect(await as(head).call('task.counts')).toMatchObject({ overdue: 1 })
    await watch()
    await watch()
    const { items } = await as(head).call('notice.list', { limit: 50 })
    const told = items.filter(({ kind }: { kind: string }) => kind === 'taskOverdue')
    expect(told).toMatchObject([{ text: expect.stringContaining('限时') }])
    await world.approve(head, instanceId)
    expect(await as(head).call('task.counts')).toMatchObject({ overdue: 0 })
  })
})

describe('timers', () => {
  const delayed = async () => {
    const { head, finance } = world
    await world.publish([
      applicantStep(),
      { kind: 'delay', id: 'wait', name: '等一天', config: { duration: 'P1D' } },
      ask('approve', [byMember(head)], { id: 'after' }),
      ask('approve', [byMember(finance)], { id: 'last' }),
    ])
    return world.submit()
  }

  test('[N3.15] a delay outlasts the process and lets the flow go on when it is due', async () => {
    const { head, clock, applicant } = world
    const { instanceId } = await delayed()
    await world.drain()
    expect(await world.view(applicant, instanceId)).toMatchObject({
      openTasks: [],
      diagram: { activeNodes: ['wait'] },
      forecast: [{ nodeId: 'after' }, { nodeId: 'last' }],
    })
    clock.advance(24 * hour + 1)
    await world.drain()
    expect(await world.tasksOf(head, instanceId)).toMatchObject([{ nodeId: 'after' }])
    await world.drain()
    expect(await world.tasksOf(head, instanceId)).toHaveLength(1)
  })

  test('[N3.15] a timer of an instance that was withdrawn is gone', async () => {
    const { applicant, as, clock, house, tenantId } = world
    const { instanceId } = await delayed()
    await as(applicant).call('instance.withdraw', { instanceId })
    const { rows } = await house.services.pools.job.query(
      `select count(*)::int as left from outbox where tenant_id = $1 and topic = 'job:flow-timer'`,
      [tenantId],
    )
    expect(rows).toEqual([{ left: 0 }])
    clock.advance(25 * hour)
    await world.drain()
    expect((await world.view(applicant, instanceId)).instance.state).toBe('withdrawn')
  })
})
