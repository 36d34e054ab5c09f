import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProcessModel } from '../model.ts'
import type { Command, Effect } from '../protocol.ts'
import type { InstanceState } from '../state.ts'
import { drawnFacts, drive, possibleCommands, possibleVerbs } from '../testing/driver.ts'
import { type Block, blocks, writeFlow } from '../testing/random-flow.ts'
import { compileProcess } from '../xml/compile.ts'
import { readBpmn } from '../xml/document.ts'
import { createInstance, step } from './step.ts'

const anyBlock = blocks([
  'user',
  'service',
  'none',
  'exclusive',
  'parallel',
  'inclusive',
  'back',
  'sub',
  'multi',
  'again',
  'deadline',
  'race',
])
const choices = fc.array(fc.nat(20), { minLength: 1, maxLength: 30 })
const runs = { numRuns: 150 }

async function modelOf(block: Block): Promise<ProcessModel> {
  return freeze(compileProcess(await readBpmn(writeFlow(block))))
}

/** Whoever changes what was given to `step` finds it frozen. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) freeze(inner)
  }
  return value
}

/**
 * Accounts for every token of a running instance: what came by a flow into a node is in it, waits before it, was
 * cancelled, or has gone on.
 */
function checkLedger(model: ProcessModel, state: InstanceState, effects: Effect[]): void {
  const taken = new Map<string, number>()
  const entered = new Map<string, number>()
  const left = new Map<string, number>()
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1)
  for (const effect of effects) {
    if (effect.type === 'flowTaken') count(taken, effect.flowId)
    if (effect.type === 'nodeEntered') count(entered, effect.nodeId)
    if (effect.type === 'nodeLeft') count(left, `${effect.nodeId} ${effect.how}`)
  }
  for (const node of Object.values(model.nodes)) {
    if (node.container === '') continue
    const came = node.incoming.reduce((sum, id) => sum + (taken.get(id) ?? 0), 0)
    const waits = state.items.filter((item) => item.node === node.id && item.kind === 'join').length
    const here = state.items.filter((item) => item.node === node.id && item.kind !== 'join')
    const inLoops = new Set(here.filter((item) => item.kind === 'multi').map((item) => item.id))
    const open = here.filter((item) => !inLoops.has(item.parent)).length
    const began = entered.get(node.id) ?? 0
    const done = left.get(`${node.id} completed`) ?? 0
    const cancelled = left.get(`${node.id} cancelled`) ?? 0
    const needed = node.type === 'gateway' && node.gateway === 'parallel' ? node.incoming.length : 1
    if (node.incoming.length > 0) {
      if (node.type === 'gateway' && node.gateway === 'inclusive')
        expect(came - waits).toBeGreaterThanOrEqual(began)
      else expect([node.id, came - waits]).toEqual([node.id, began * needed])
    }
    if (node.type === 'event' && node.position === 'end') continue
    const instances = inLoops.size === 0 && 'loop' in node && node.loop ? undefined : began - cancelled - open
    if (instances !== undefined && cancelled === 0) expect([node.id, done]).toEqual([node.id, instances])
    const each = node.outgoing.map((id) => taken.get(id) ?? 0)
    const went = each.reduce((sum, one) => sum + one, 0)
    if (node.type !== 'gateway' || node.gateway === 'exclusive')
      expect([node.id, went]).toEqual([node.id, done])
    else if (node.gateway === 'parallel')
      for (const one of each) expect([node.id, one]).toEqual([node.id, done])
    else if (node.gateway === 'inclusive') {
      expect(went).toBeGreaterThanOrEqual(done)
      for (const one of each) expect(one).toBeLessThanOrEqual(done)
    }
  }
}

/** What a running instance can be moved on by. */
function isAlive({ status, items, timers }: InstanceState): boolean {
  if (status !== 'running' || timers.length > 0) return true
  return items.some(({ kind }) => kind === 'task' || kind === 'catch' || kind === 'incident')
}

describe('[N3.13] an instance that runs', () => {
  test('[N3.13] can be moved on after every step, whatever is done to it, and comes to its end', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBlock,
        fc.array(fc.nat(), { minLength: 4, maxLength: 40 }),
        async (block, chosen) => {
          const model = await modelOf(block)
          let state = step(model, createInstance(), { type: 'start', variables: { n: 0 } }, drawnFacts).state
          const act = (command: Command): void => {
            const { state: after, effects } = step(model, state, command, drawnFacts)
            state = after
            expect(isAlive(state), `after ${JSON.stringify(command)}`).toBe(true)
            const stuck = effects.filter((one) => one.type === 'incident' && one.code === 'waits-for-ever')
            expect(stuck, `after ${JSON.stringify(command)}`).toEqual([])
          }
          for (const choice of chosen) {
            const possible = [...possibleCommands(model, state), ...possibleVerbs(model, state)]
            if (possible.length > 0) act(possible[choice % possible.length]!)
          }
          for (let turn = 0; turn < 500 && state.status === 'running'; turn++) {
            const [next] = possibleCommands(model, state)
            expect(next, 'nothing left to do').toBeDefined()
            act(next!)
          }
          expect(state.status).toBe('completed')
        },
      ),
      { numRuns: 300 },
    )
  })

  test('[N3.13] is given an incident where tokens wait in vain, and goes on from there without the others', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyBlock,
        fc.array(fc.nat(), { minLength: 4, maxLength: 40 }),
        async (block, chosen) => {
          const model = await modelOf(block)
          let state = step(model, createInstance(), { type: 'start', variables: { n: 0 } }, drawnFacts).state
          for (const choice of chosen) {
            const possible = possibleVerbs(model, state).map(
              (verb): Command => (verb.type === 'moveToken' ? { ...verb, siblings: 'keep' } : verb),
            )
            const all = [...possibleCommands(model, state), ...possible]
            if (all.length > 0) state = step(model, state, all[choice % all.length]!, drawnFacts).state
            expect(isAlive(state)).toBe(true)
          }
          for (let turn = 0; turn < 2000 && state.status === 'running'; turn++) {
            const incident = state.items.find(({ kind }) => kind === 'incident')
            const [next] = possibleCommands(model, state)
            const command: Command | undefined = next ?? (incident && { type: 'retry', itemId: incident.id })
            expect(command, 'nothing left to do').toBeDefined()
            state = step(model, state, command!, drawnFacts).state
          }
          expect(state.status).toBe('completed')
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('[N3.2] the stepper on random well-formed flows', () => {
  test('[N3.2] no token is lost or made from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, choices, async (block, chosen) => {
        const model = await modelOf(block)
        drive(model, chosen, (state, effects) => checkLedger(model, state, effects))
      }),
      runs,
    )
  })

  test('[N3.2] an instance that can end does, and leaves nothing behind', async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, choices, async (block, chosen) => {
        const course = drive(await modelOf(block), chosen)
        const last = course.states.at(-1)!
        expect(last.status).toBe('completed')
        expect(last.items.map((item) => item.kind)).toEqual(['scope'])
        expect(last.timers).toEqual([])
        const ends = course.effects.filter((effect) => effect.type === 'instanceEnded')
        expect(ends).toEqual([{ type: 'instanceEnded', outcome: 'completed' }])
        const opened = course.effects.filter((effect) => effect.type === 'taskOpened').length
        const cancelled = course.effects.filter((effect) => effect.type === 'taskCancelled').length
        expect(opened).toBeGreaterThanOrEqual(cancelled)
      }),
      runs,
    )
  })

  test('[N3.2] replaying the commands on a stored model and stored states gives the same states and effects', async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, choices, async (block, chosen) => {
        const model = await modelOf(block)
        const course = drive(model, chosen)
        const stored = JSON.parse(JSON.stringify(model)) as ProcessModel
        const effects: Effect[] = []
        let state = createInstance()
        for (const [n, command] of course.commands.entries()) {
          const result = step(stored, freeze(JSON.parse(JSON.stringify(state))), freeze(command), drawnFacts)
          state = result.state
          effects.push(...result.effects)
          expect(JSON.stringify(state)).toBe(JSON.stringify(course.states[n]))
        }
        expect(JSON.stringify(effects)).toBe(JSON.stringify(course.effects))
      }),
      runs,
    )
  })

  test('[N3.2] a command given twice is refused the second time and changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, choices, async (block, chosen) => {
        const model = await modelOf(block)
        const course = drive(model, chosen)
        for (const [n, command] of course.commands.entries()) {
          if (command.type !== 'completeTask' && command.type !== 'fireTimer') continue
          const state = course.states[n]!
          const again = step(model, state, command, drawnFacts)
          expect(again.refused).toBeDefined()
          expect(again.state).toBe(state)
          expect(again.effects).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })

  test('[N3.13] cancelling at any moment ends the instance and calls off everything that was open', async () => {
    await fc.assert(
      fc.asyncProperty(anyBlock, choices, fc.nat(), async (block, chosen, moment) => {
        const model = await modelOf(block)
        const course = drive(model, chosen)
        const running = course.states.filter((state) => state.status === 'running')
        const state = running[moment % Math.max(running.length, 1)]
        if (!state) return
        const result = step(model, state, { type: 'cancelInstance' }, drawnFacts)
        expect(result.state.status).toBe('cancelled')
        expect(result.state.timers).toEqual([])
        const called = result.effects.flatMap((effect) =>
          effect.type === 'taskCancelled' ? [effect.taskId] : [],
        )
        const open = state.items.filter((item) => item.kind === 'task').map((item) => item.id)
        expect(called.toSorted()).toEqual(open.toSorted())
      }),
      { numRuns: 60 },
    )
  })
})
