import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemRecords } from '../../testing/system-records.ts'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld
beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

test('[N3.9] a task keeps how long it waited, by the clock and in working time, once it is closed', async () => {
  const office = world.as(world.admin)
  const week = [...Array(5).fill([{ from: '09:00', to: '18:00' }]), [], []]
  const { id: calendarId } = await office.call('calendar.create', { name: '班车', week, days: [] })
  const due = { amount: 2, unit: 'day', calendarId }
  await world.publish([applicantStep(), ask('approve', [byMember(world.head)], { id: 'sign', due })])
  // From Friday at five until Monday at ten.
  const friday = Date.parse('2030-05-03T17:00+08:00')
  world.clock.advance(friday - world.clock.now().getTime())
  const { instanceId } = await world.submit({ title: '周末之前' })
  await world.drain()
  const taskId = await world.taskOf(world.head, instanceId)
  const own = async (person = world.head) => {
    const { items } = await systemRecords(world.as(person), 'task', { eq: { assignee: world.head.memberId } })
    return items.find(({ id }) => id === taskId)
  }
  expect((await own())!.values).toMatchObject({ state: 'open', waited: null, worked: null })
  world.clock.advance(65 * 3_600_000)
  await world.as(world.head).call('task.approve', { taskId, values: {} })
  await world.drain()
  expect((await own())!.values).toMatchObject({ state: 'approved', waited: 65 * 60, worked: 120 })
  // Who it concerns sees it, and who manages the app; nobody else.
  expect(await own(world.admin)).toBeDefined()
  expect(await own(world.finance)).toBeUndefined()
})
