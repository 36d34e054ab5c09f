import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-house.ts'
import type { FlowStepInput } from './definition/flow-tree.ts'
import { arbitraryRoot, runs } from './testing/arbitrary-tree.ts'
import { createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld
let people: TestPerson[]

beforeAll(async () => {
  world = await createFlowWorld()
  people = [world.admin, world.applicant, world.head, world.finance]
})
afterAll(() => world?.close())

const valuesArbitrary = fc.record({
  freight: fc.integer({ min: 0, max: 200 }),
  helper: fc.constantFrom('nobody', 'head', 'applicant'),
})

interface Ask {
  nodeId: string
  people: string[]
}

/** Lets time pass until what waits for it goes on. @returns false when nothing waits */
async function passDelay(instanceId: string): Promise<boolean> {
  const { rows } = await world.house.services.pools.job.query<{ due: string }>(
    'select min(due_at) as due from flow_timer where instance_id = $1 having count(*) > 0',
    [instanceId],
  )
  const due = rows[0]?.due
  if (!due) return false
  world.clock.advance(Math.max(0, Date.parse(due) - world.clock.now().getTime()) + 1000)
  await world.drain()
  return true
}

/** Submits, lets everybody agree, oldest activation first, and tells who was asked, in order. */
async function runThrough(values: Record<string, unknown>): Promise<{ asks: Ask[]; state: string }> {
  const { instanceId } = await world.submit(values)
  for (;;) {
    const { rows } = await world.house.services.pools.job.query<{
      id: string
      assignee_id: string
      kind: string
    }>(
      `select id, assignee_id, kind from flow_task
       where instance_id = $1 and state = 'open' and kind <> 'cc' order by item, id limit 1`,
      [instanceId],
    )
    const task = rows[0]
    if (!task) {
      if (!(await passDelay(instanceId))) break
      continue
    }
    const person = people.find(({ memberId }) => memberId === task.assignee_id)!
    if (task.kind === 'approve') await world.as(person).call('task.approve', { taskId: task.id })
    else await world.as(person).call('task.submit', { taskId: task.id, values: {} })
  }
  const view = await world.view(world.admin, instanceId)
  const stored = await world.house.services.pools.server.connect()
  try {
    await stored.query(`begin; select set_config('sluice.tenant_id', '${world.tenantId}', true)`)
    const { rows } = await stored.query<{ path: { ask?: string; people?: string[] }[] }>(
      'select path from flow_event where instance_id = $1 order by seq',
      [instanceId],
    )
    const asks = rows.flatMap(({ path }) => path ?? []).filter((step) => step.ask)
    return {
      asks: asks.map((step) => ({ nodeId: step.ask!, people: step.people! })),
      state: view.instance.state,
    }
  } finally {
    await stored.query('rollback')
    stored.release()
  }
}

describe('simulation', () => {
  test('[N3.12] tells exactly what really happens when everybody agrees', async () => {
    const { applicant, admin, formId, as } = world
    await fc.assert(
      fc.asyncProperty(arbitraryRoot(world), valuesArbitrary, async (root: FlowStepInput[], chosen) => {
        await world.publish(root)
        const helper = { nobody: null, head: world.head.memberId, applicant: applicant.memberId }[
          chosen.helper
        ]
        const values = { title: '模拟', freight: chosen.freight, helper }
        const simulated = await as(admin).call('flow.simulate', {
          formId,
          applicantId: applicant.memberId,
          values,
        })
        const { asks, state } = await runThrough(values)
        expect(
          simulated.steps.map((step: { nodeId: string; people: { id: string }[] }) => ({
            nodeId: step.nodeId,
            people: step.people.map(({ id }) => id),
          })),
        ).toEqual(asks)
        const stops = simulated.findings.some(({ severity }: { severity: string }) => severity === 'error')
        expect(stops).toBe(state === 'failed')
      }),
      { numRuns: runs(8), endOnFailure: true },
    )
  })
})
