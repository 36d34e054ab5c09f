import { EventEmitter } from 'node:events'
import { Engine } from 'bpmn-engine'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '../protocol.ts'
import { type Block, type BlockKind, blocks, writeFlow } from '../testing/random-flow.ts'
import { compileProcess } from '../xml/compile.ts'
import { readBpmn } from '../xml/document.ts'
import { createInstance, step } from './step.ts'

/** What an engine shows of an instance: which tasks are open, and that one of them can be done. */
type Shown = { open: () => string[]; complete: (node: string) => void; ended: () => boolean }

type WaitingTask = { id: string; executionId: string; signal: () => void }

const holds = (condition: string, seed: number): boolean =>
  [...condition].reduce((hash, character) => (hash * 33 + character.charCodeAt(0)) % 1009, seed) % 2 === 0

async function ours(xml: string, seed: number): Promise<Shown> {
  const model = compileProcess(await readBpmn(xml))
  const facts: Facts = {
    evaluate: ({ text }) => (/^\d+$/.test(text) ? Number(text) : holds(/\.(c\d+)}/.exec(text)![1]!, seed)),
  }
  let { state } = step(model, createInstance(), { type: 'start' }, facts)
  const tasks = () => state.items.filter((item) => item.kind === 'task')
  return {
    open: () => tasks().map((item) => item.node),
    complete: (node) => {
      const taskId = tasks().find((item) => item.node === node)!.id
      state = step(model, state, { type: 'completeTask', taskId }, facts).state
    },
    ended: () => state.status === 'completed',
  }
}

async function theirs(xml: string, seed: number): Promise<Shown> {
  const listener = new EventEmitter()
  const waiting: WaitingTask[] = []
  let ended = false
  listener.on('activity.wait', (task: WaitingTask) => waiting.push(task))
  const names = [...xml.matchAll(/variables\.(c\d+)}/g)].map((match) => match[1]!)
  const variables = Object.fromEntries(names.map((name) => [name, holds(name, seed)]))
  const engine = new Engine({ name: 'other', source: xml })
  engine.once('end', () => {
    ended = true
  })
  await engine.execute({ listener, variables })
  return {
    open: () => waiting.map((task) => task.id),
    complete: (node) => {
      const [task] = waiting.splice(
        waiting.findIndex((one) => one.id === node),
        1,
      )
      task!.signal()
    },
    ended: () => ended,
  }
}

async function compare(block: Block, seed: number, choices: number[]): Promise<void> {
  const xml = writeFlow(block, (name) => `\${environment.variables.${name}}`)
  const [left, right] = await Promise.all([ours(xml, seed), theirs(xml, seed)])
  for (let turn = 0; turn < 200; turn++) {
    const open = left.open().toSorted()
    expect(right.open().toSorted()).toEqual(open)
    if (open.length === 0) break
    const node = open[(choices[turn % choices.length] ?? 0) % open.length]!
    left.complete(node)
    right.complete(node)
  }
  expect(left.ended()).toBe(true)
  expect(right.ended()).toBe(true)
}

/**
 * `bpmn-engine` sends discarded tokens along the branches that are not taken. Merges inside a parallel branch pass them on
 * at once, and inclusive joins count them, so its joins may fire while a branch still runs (BPMN 2.0 §13.4.1 and §13.4.3
 * want a token, or that none can come). Families of flows are compared in which that does not happen.
 */
const FAMILIES: Record<string, BlockKind[]> = {
  'parallel branches': ['user', 'none', 'parallel', 'sub', 'multi', 'again'],
  'exclusive branches': ['user', 'none', 'exclusive', 'sub', 'multi', 'again'],
}

describe('[N3.2] the same as bpmn-engine', () => {
  test.each(Object.entries(FAMILIES))(
    '[N3.2] the same tasks are open at every moment in flows of %s',
    async (_, kinds) => {
      await fc.assert(
        fc.asyncProperty(blocks(kinds), fc.nat(1000), fc.array(fc.nat(20), { minLength: 1 }), compare),
        { numRuns: 60 },
      )
    },
  )
})
