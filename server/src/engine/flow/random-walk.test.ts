import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SluiceError } from '../../kernel/index.ts'
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

const actArbitrary = fc.record({
  verb: fc.constantFrom(
    'approve',
    'approve',
    'approve',
    'return',
    'straightBack',
    'transfer',
    'reject',
    'withdraw',
    'retry',
    'late',
    'jump',
  ),
  pick: fc.nat(100),
  who: fc.nat(3),
})
type Act = typeof actArbitrary extends fc.Arbitrary<infer T> ? T : never

interface Stored {
  status: string
  ended: boolean
  items: number[]
  open: { id: string; item: number; node: string; assignee: string; kind: string }[]
  stateTasks: string[]
  recordState: string | null
  seqs: number[]
  rounds: number
}

async function stored(instanceId: string, recordId: string): Promise<Stored> {
  const client = await world.house.services.pools.server.connect()
  try {
    await client.query(`begin; select set_config('sluice.tenant_id', '${world.tenantId}', true)`)
    const { rows } = await client.query(
      `select status, ended_at is not null as ended, state from flow_instance where id = $1`,
      [instanceId],
    )
    const tasks = await client.query(
      `select id, item, node_id as node, assignee_id as assignee, kind, round from flow_task
       where instance_id = $1 and state = 'open' and kind <> 'cc' order by id`,
      [instanceId],
    )
    const events = await client.query(`select seq from flow_event where instance_id = $1 order by seq`, [
      instanceId,
    ])
    const record = await world.as(world.admin).call('record.get', { formId: world.formId, recordId })
    const { state, status, ended } = rows[0]
    return {
      status,
      ended,
      items: state.engine.items.map(({ id }: { id: number }) => id),
      open: tasks.rows,
      stateTasks: Object.values<{ people: { task: string; done?: true }[] }>(state.open)
        .flatMap(({ people: signers }) => signers.filter(({ done }) => !done).map(({ task }) => task))
        .sort(),
      recordState: record.record.flowState,
      seqs: events.rows.map(({ seq }) => seq),
      rounds: tasks.rows.length,
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** What must hold after every act, whatever it was. */
async function check(instanceId: string, recordId: string, acts: number): Promise<Stored> {
  const now = await stored(instanceId, recordId)
  expect(now.open.length > 0, `open tasks exactly while running: ${now.status}`).toBe(
    now.status === 'running',
  )
  expect(now.open.map(({ id }) => id).sort(), 'state and tasks agree').toEqual(now.stateTasks)
  for (const { item } of now.open) expect(now.items, 'every open task has a token').toContain(item)
  const expected = now.ended ? now.status : 'running'
  expect(now.recordState, 'the record shows the state').toBe(expected === 'failed' ? 'running' : expected)
  expect(now.seqs, 'no gap in the history').toEqual(Array.from({ length: acts + 1 }, (_, index) => index + 1))
  return now
}

async function tryAct(
  instanceId: string,
  { verb, pick, who }: Act,
  before: Stored,
  nodes: string[],
): Promise<boolean> {
  const task = before.open[pick % Math.max(before.open.length, 1)]
  const stranger = people[who]!
  const holder = people.find(({ memberId }) => memberId === task?.assignee) ?? stranger
  const call = async (person: TestPerson, operation: string, input: unknown) => {
    try {
      await world.as(person).call(operation, input)
      return true
    } catch (error) {
      // Refusals are part of the game; anything else is a fault.
      if (error instanceof SluiceError && error.status < 500) return false
      throw error
    }
  }
  if (verb === 'withdraw') return call(stranger, 'instance.withdraw', { instanceId })
  if (verb === 'retry') return call(stranger, 'instance.retry', { instanceId })
  if (verb === 'jump') {
    const toNodeId = nodes[pick % nodes.length]!
    return call(world.admin, 'instance.jump', {
      instanceId,
      ...(task ? { fromNodeId: task.node } : {}),
      toNodeId,
      opinion: '调整',
    })
  }
  if (!task) return false
  const taskId = task.id
  if (verb === 'late') return call(stranger, 'task.approve', { taskId })
  if (verb === 'reject') return call(holder, 'task.reject', { taskId, opinion: '不同意' })
  if (verb === 'transfer') return call(holder, 'task.transfer', { taskId, memberId: stranger.memberId })
  if (verb === 'approve') {
    if (task.kind === 'approve') return call(holder, 'task.approve', { taskId })
    return call(holder, 'task.submit', { taskId, values: {} })
  }
  const view = await world.as(holder).call('instance.get', { instanceId, taskId })
  const targets = (view.myTask?.returnTargets ?? []) as { nodeId: string }[]
  const target = targets[pick % Math.max(targets.length, 1)]
  if (!target) return false
  const input = {
    taskId,
    toNodeId: target.nodeId,
    opinion: '退回',
    // biome-ignore lint/suspicious/noThenProperty: the field's name on the wire
    then: verb === 'return' ? 'rerun' : 'straightBack',
  }
  return call(holder, 'task.return', input)
}

/** Ids of the steps of a tree that ask people. */
function askingNodes(steps: FlowStepInput[]): string[] {
  return steps.flatMap((step) => {
    if ('branches' in step) return step.branches.flatMap((branch) => askingNodes(branch.steps))
    return step.kind === 'cc' || step.kind === 'end' ? [] : [step.id]
  })
}

describe('whatever people do', () => {
  test('[N3.6] tasks, tokens, record and history agree after every act on any flow', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryRoot(world),
        fc.integer({ min: 0, max: 200 }),
        fc.array(actArbitrary, { minLength: 4, maxLength: 14 }),
        async (root, freight, acts) => {
          await world.publish(root)
          const { instanceId, recordId } = await world.submit({ freight })
          let done = 0
          let now = await check(instanceId, recordId, done)
          for (const act of acts) {
            if (now.ended) break
            if (await tryAct(instanceId, act, now, askingNodes(root))) done++
            now = await check(instanceId, recordId, done)
          }
        },
      ),
      { numRuns: runs(8), endOnFailure: true },
    )
  })

  test('[N3.6] and also when everybody acts at the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryRoot(world),
        fc.array(fc.array(actArbitrary, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 4 }),
        async (root, rounds) => {
          await world.publish(root)
          const { instanceId, recordId } = await world.submit({ freight: 100 })
          let done = 0
          let now = await check(instanceId, recordId, done)
          for (const acts of rounds) {
            if (now.ended) break
            const before = now
            const tried = await Promise.all(
              acts.map((act) => tryAct(instanceId, act, before, askingNodes(root))),
            )
            const after = await stored(instanceId, recordId)
            // Who repeats what they have just done themselves gets the same answer without a second act.
            const acted = after.seqs.length - 1 - done
            expect(acted).toBeLessThanOrEqual(tried.filter(Boolean).length)
            done += acted
            now = await check(instanceId, recordId, done)
          }
        },
      ),
      { numRuns: runs(6), endOnFailure: true },
    )
  })
})
