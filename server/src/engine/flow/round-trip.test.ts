import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countTrips } from './testing/count-trips.ts'
import {
  applicantStep,
  ask,
  branch,
  byHead,
  byRole,
  createFlowWorld,
  type FlowWorld,
} from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
  await world.publish([
    applicantStep(),
    ask('approve', [byHead()], { id: 'head' }),
    branch([
      { name: '大额', condition: '[运费] > 100', steps: [ask('approve', [byRole(world.roles.finance!)])] },
      { name: '其他', condition: null, steps: [] },
    ]),
  ])
})
afterAll(() => world?.close())

describe('round trips', () => {
  test('[N6.2] submit and approve wait for the database twice each, the commit included', async () => {
    const { head, finance, as } = world
    // What is used often is prepared and cached after some rounds.
    for (let round = 0; round < 10; round++) {
      const { instanceId } = await world.submit({ freight: 200 })
      await world.approve(head, instanceId)
      await world.approve(finance, instanceId)
    }
    const trips = countTrips()
    try {
      const { instanceId } = await world.submit({ freight: 200 })
      expect(trips.count, `submit: ${JSON.stringify(trips.log, null, 1)}`).toBeLessThanOrEqual(2)
      const first = await world.taskOf(head, instanceId)
      trips.reset()
      await as(head).call('task.approve', { taskId: first })
      expect(trips.count, `approve: ${JSON.stringify(trips.log, null, 1)}`).toBeLessThanOrEqual(2)
      const second = await world.taskOf(finance, instanceId)
      trips.reset()
      await as(finance).call('task.approve', { taskId: second })
      expect(trips.count, `last approve: ${JSON.stringify(trips.log, null, 1)}`).toBeLessThanOrEqual(2)
      trips.reset()
      await as(head).call('task.list', { box: 'todo', limit: 50 })
      expect(trips.count, `inbox: ${JSON.stringify(trips.log, null, 1)}`).toBeLessThanOrEqual(3)
      trips.reset()
      await world.view(head, instanceId)
      expect(trips.count, `view: ${JSON.stringify(trips.log, null, 1)}`).toBeLessThanOrEqual(4)
    } finally {
      trips.restore()
    }
  })
})
