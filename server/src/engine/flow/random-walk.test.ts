import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SluiceError } from '../../kernel/index.ts'
import type { TestPerson } from '../../testing/test-house.ts'
import type { FlowStepInput } from './definition/flow-tree.ts'
import { findStalled } from './jobs/find-stalled.ts'
import { arbitraryRoot, runs } from './testing/arbitrary-tree.ts'
import { createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld
let people: TestPerson[]

beforeAll(async () => {
  world = await createFlowWorld()
  people = [world.admin, world.applicant, world.head, world.finance]
})
afterAll(() => world?.close())

/** What may happen to an instance, often what people do most. */
const verbs = [
  ...['approve', 'approve', 'approve', 'approve', 'return', 'straightBack', 'transfer'],
  ...['reject', 'withdraw', 'late', 'comment', 'urge'],
  ...['jump', 'retry', 'reassign', 'terminate', 'republish'],
  ...['disable', 'timer', 'watch'],
  ...['deleteRecord', 'purgeRecord', 'deleteForm'],
] as const
const actArbitrary = fc.record({ verb: fc.constantFrom(...verbs), pick: fc.nat(100), who: fc.nat(3) })
type Act = typeof actArbitrary extends fc.Arbitrary<infer T> ? T : never

interface Stored {
  status: string
  ended: boolean
  /** Tokens, by the stepper's id. */
  items: number[]
  open: { id: string; item: number; node: string; assignee: string; kind: string }[]
  stateTasks: string[]
  timers: string[]
  stateTimers: string[]
  incidents: number
  /** Undefined when the record was erased. */
  recordState: string | null | undefined
  seqs: number[]
}

const storedSql = `
  select i.status, i.ended_at is not null as ended, i.state,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'item', t.item, 'node', t.node_id, 'assignee', t.assignee_id,
        'kind', t.kind) order by t.id)
      from flow_task t where t.instance_id = i.id and t.state = 'open' and t.kind <> 'cc'), '[]') as open,
    array(select timer_id from flow_timer where instance_id = i.id order by timer_id) as timers,
    (select count(*)::int from flow_incident where instance_id = i.id and resolved_at is null) as incidents,
    array(select seq from flow_event where instance_id = i.id order by seq) as seqs
  from flow_instance i where i.id = $1`

async function stored(instanceId: string, recordId: string): Promise<Stored> {
  const client = await world.house.services.pools.server.connect()
  try {
    await client.query(`begin; select set_config('sluice.tenant_id', '${world.tenantId}', true)`)
    const { rows } = await client.query(storedSql, [instanceId])
    const { state, ...row } = rows[0]
    return {
      ...row,
      items: state.engine.items.map(({ id }: { id: number }) => id),
      stateTasks: Object.values<{ people: { task: string; done?: true }[] }>(state.open)
        .flatMap(({ people: signers }) => signers.filter(({ done }) => !done).map(({ task }) => task))
        .sort(),
      stateTimers: state.engine.timers.map(({ id }: { id: string }) => id).sort(),
      recordState: await recordState(recordId),
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function recordState(recordId: string): Promise<string | null | undefined> {
  try {
    const found = await world.as(world.admin).call('record.get', { formId: world.formId, recordId })
    return found.record.flowState
  } catch (error) {
    if (error instanceof SluiceError && error.status === 404) return undefined
    throw error
  }
}

/** What must hold after every act, whatever it was. */
async function check(instanceId: string, recordId: string): Promise<Stored> {
  const now = await stored(instanceId, recordId)
  const { status, ended, open, timers, incidents, seqs } = now
  const awaited = open.length + timers.length
  if (status === 'running')
    expect(awaited, 'one that runs waits for somebody or for a time').toBeGreaterThan(0)
  else expect(awaited, `nobody is asked: ${status}`).toBe(0)
  expect(ended, 'one that has not ended runs, or is stuck').toBe(
    status !== 'running' && !(status === 'failed' && incidents > 0),
  )
  if (ended) expect(incidents, 'what has ended is not stuck').toBe(0)
  expect(open.map(({ id }) => id).sort(), 'state and tasks agree').toEqual(now.stateTasks)
  expect(timers.toSorted(), 'state and timers agree').toEqual(now.stateTimers)
  for (const { item } of open) expect(now.items, 'every open task has a token').toContain(item)
  const shown = !ended ? 'running' : status === 'failed' ? 'rejected' : status
  if (now.recordState !== undefined) expect(now.recordState, 'the record shows the state').toBe(shown)
  expect(seqs, 'no gap in the history').toEqual(seqs.map((_, index) => index + 1))
  return now
}

/** A step that is done several times, as only the canvas can draw it (N3.5). */
interface Loop {
  /** Which of the steps that ask people. */
  pick: number
  sequential: boolean
  cardinality: string
  completion: string | null
}
const loopArbitrary: fc.Arbitrary<Loop> = fc.record({
  pick: fc.nat(20),
  sequential: fc.boolean(),
  cardinality: fc.constantFrom('1', '2', '3', '[运费] / 100'),
  completion: fc.constantFrom(
    null,
    'numberOfCompletedInstances >= 1',
    'numberOfCompletedInstances / numberOfInstances >= 0.5',
  ),
})
const loopsArbitrary = fc.array(loopArbitrary, { maxLength: 2 })

/** Publishes a tree, with some of its steps done several times. */
async function publish(root: FlowStepInput[], loops: readonly Loop[]): Promise<void> {
  const nodes = signingNodes(root)
  const looped = new Map(loops.map((loop) => [nodes[loop.pick % Math.max(nodes.length, 1)], loop]))
  if (nodes.length === 0 || looped.size === 0) {
    await world.publish(root)
    return
  }
  const office = world.as(world.admin)
  const { formId } = world
  await office.call('flow.saveDraft', { formId, tree: { id: 'flow', name: '运费审批', root } })
  let { draftXml: xml } = await office.call('flow.get', { formId })
  for (const [id, loop] of looped) xml = withLoop(xml, id!, loop)
  const { findings } = await office.call('flow.saveDraft', { formId, xml })
  expect(findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([])
  await office.call('flow.publish', { formId })
}

function withLoop(xml: string, id: string, { sequential, cardinality, completion }: Loop): string {
  const begin = xml.indexOf(`<bpmn:userTask id="${id}"`)
  const end = xml.indexOf('</bpmn:userTask>', begin)
  expect(begin, id).toBeGreaterThan(0)
  const formal = (name: string, text: string) =>
    `<bpmn:${name} xsi:type="bpmn:tFormalExpression">${text.replaceAll('>', '&gt;')}</bpmn:${name}>`
  const inside =
    formal('loopCardinality', cardinality) + (completion ? formal('completionCondition', completion) : '')
  const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}">${inside}</bpmn:multiInstanceLoopCharacteristics>`
  return xml.slice(0, end) + loop + xml.slice(end)
}

/** The instance an act is tried on. */
interface Target {
  instanceId: string
  recordId: string
  root: FlowStepInput[]
  loops: readonly Loop[]
  before: Stored
}

const call = (person: TestPerson, operation: string, input: unknown) =>
  refusedOr(world.as(person).call(operation, input))

/** Refusals are part of the game, also of one draft that two people publish; anything else is a fault. */
async function refusedOr(act: Promise<unknown>): Promise<boolean> {
  try {
    await act
    return true
  } catch (error) {
    if (error instanceof SluiceError && error.status < 500) return false
    throw error
  }
}

const opinion = '意见'

/** What others do to an instance than those it asks. @returns undefined for a verb on a task */
async function actOnWhole({ verb, pick, who }: Act, target: Target): Promise<boolean | undefined> {
  const { instanceId, recordId, root, loops, before } = target
  const { admin, formId } = world
  const person = people[who]!
  const task = before.open[pick % Math.max(before.open.length, 1)]
  switch (verb) {
    case 'withdraw':
    case 'retry':
    case 'urge':
      return call(person, `instance.${verb}`, { instanceId })
    case 'comment':
      return call(person, 'instance.comment', { instanceId, text: '请看' })
    case 'terminate':
      return call(person, 'instance.terminate', { instanceId, opinion })
    case 'reassign':
      return task ? call(admin, 'task.reassign', { taskId: task.id, memberId: person.memberId }) : false
    case 'jump': {
      const nodes = askingNodes(root)
      const from = task ? { fromNodeId: task.node } : {}
      return call(admin, 'instance.jump', {
        instanceId,
        ...from,
        toNodeId: nodes[pick % nodes.length],
        opinion,
      })
    }
    case 'republish':
      return refusedOr(publish(root, loops))
    case 'timer':
      world.clock.advance(3_600_001)
      await world.drain()
      return true
    case 'deleteRecord':
    case 'purgeRecord': {
      const records = { formId, recordIds: [recordId] }
      const gone = await call(person, 'record.delete', records)
      if (gone) await call(admin, verb === 'deleteRecord' ? 'record.restore' : 'record.purge', records)
      return gone
    }
    default:
      return undefined
  }
}

async function tryAct(act: Act, target: Target): Promise<boolean> {
  const whole = await actOnWhole(act, target)
  if (whole !== undefined) return whole
  const { verb, pick, who } = act
  const { instanceId, before } = target
  const task = before.open[pick % Math.max(before.open.length, 1)]
  if (!task) return false
  const stranger = people[who]!
  const holder = people.find(({ memberId }) => memberId === task.assignee) ?? stranger
  const taskId = task.id
  if (verb === 'late') return call(stranger, 'task.approve', { taskId })
  if (verb === 'reject') return call(holder, 'task.reject', { taskId, opinion })
  if (verb === 'transfer') return call(holder, 'task.transfer', { taskId, memberId: stranger.memberId })
  if (verb === 'approve') {
    if (task.kind === 'approve') return call(holder, 'task.approve', { taskId })
    return call(holder, 'task.submit', { taskId, values: {} })
  }
  if (verb !== 'return' && verb !== 'straightBack') return false
  const view = await world.as(holder).call('instance.get', { instanceId, taskId })
  const targets = (view.myTask?.returnTargets ?? []) as { nodeId: string }[]
  const toNodeId = targets[pick % Math.max(targets.length, 1)]?.nodeId
  const then = verb === 'return' ? 'rerun' : 'straightBack'
  return toNodeId ? call(holder, 'task.return', { taskId, toNodeId, opinion, then }) : false
}

/** What happens to the house while an instance runs, and is undone again. */
async function tryHappening({ verb, who }: Act, { instanceId, recordId, before }: Target): Promise<boolean> {
  const office = world.as(world.admin)
  const { memberId } = people[who]!
  switch (verb) {
    case 'disable': {
      if (memberId === world.admin.memberId) return false
      await office.call('member.disable', { memberId })
      await world.drain()
      const { open } = await check(instanceId, recordId)
      await office.call('member.enable', { memberId })
      expect(
        open.filter(({ assignee }) => assignee === memberId),
        'nothing is left with somebody who is gone',
      ).toEqual([])
      return true
    }
    case 'deleteForm': {
      await office.call('form.delete', { formId: world.formId, name: '运费申请' })
      await world.drain()
      await office.call('form.restore', { formId: world.formId })
      const after = await check(instanceId, recordId)
      expect(after.ended, 'nothing runs on a form that is gone').toBe(true)
      return true
    }
    case 'watch': {
      await watch()
      const after = await check(instanceId, recordId)
      expect(after.seqs.length, 'the watch finds nothing to do').toBe(before.seqs.length)
      return true
    }
    default:
      return false
  }
}

/** The watch over instances that nothing moves on, as its schedule runs it. */
async function watch(): Promise<void> {
  const { services } = world.house
  const never = () => Promise.reject(new Error('not used'))
  const signal = new AbortController().signal
  await findStalled.run({ services, tenantId: '', signal, transact: never, transactBulk: never }, {} as never)
  await world.drain()
}

/** Ids of those that may be done several times: an application is made once. */
function signingNodes(steps: FlowStepInput[]): string[] {
  return steps.flatMap((step) => {
    if ('branches' in step) return step.branches.flatMap((branch) => signingNodes(branch.steps))
    return step.kind === 'approve' || step.kind === 'fill' ? [step.id] : []
  })
}

/** Ids of the steps of a tree that ask people. */
function askingNodes(steps: FlowStepInput[]): string[] {
  return steps.flatMap((step) => {
    if ('branches' in step) return step.branches.flatMap((branch) => askingNodes(branch.steps))
    return step.kind === 'cc' || step.kind === 'end' ? [] : [step.id]
  })
}

/** Shrinks what failed, for a while: each try asks the database. */
const search = (usual: number) => ({
  numRuns: runs(usual),
  interruptAfterTimeLimit: runs(usual) === usual ? 45_000 : 600_000,
})

describe('whatever people do', () => {
  test('[N3.6] [N3.13] tasks, tokens, timers, record and history agree after every act on any flow', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryRoot(world),
        loopsArbitrary,
        fc.integer({ min: 0, max: 200 }),
        fc.array(actArbitrary, { minLength: 4, maxLength: 14 }),
        async (root, loops, freight, acts) => {
          await publish(root, loops)
          const instance = await world.submit({ freight })
          const { instanceId, recordId } = instance
          let now = await check(instanceId, recordId)
          for (const act of acts) {
            if (now.ended) break
            const target = { ...instance, root, loops, before: now }
            if (!(await tryHappening(act, target))) await tryAct(act, target)
            now = await check(instanceId, recordId)
          }
        },
      ),
      search(10),
    )
  })

  test('[N3.6] and also when everybody acts at the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryRoot(world),
        loopsArbitrary,
        fc.array(fc.array(actArbitrary, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 4 }),
        async (root, loops, rounds) => {
          await publish(root, loops)
          const instance = await world.submit({ freight: 100 })
          const { instanceId, recordId } = instance
          let now = await check(instanceId, recordId)
          for (const acts of rounds) {
            if (now.ended) break
            const target = { ...instance, root, loops, before: now }
            await Promise.all(acts.map((act) => tryAct(act, target)))
            now = await check(instanceId, recordId)
          }
        },
      ),
      search(6),
    )
  })
})
