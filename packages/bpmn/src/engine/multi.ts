import { FLOW_LIMITS } from '../limits.ts'
import type { ActivityNode, EventDefinition, EventNode, Loop } from '../model.ts'
import type { Item, ItemOf, Variables } from '../state.ts'
import { rememberInstance } from './compensation.ts'
import { perform } from './event.ts'
import { finish, pass } from './flow.ts'
import {
  add,
  cancel,
  childrenOf,
  ExpressionFailed,
  evaluate,
  eventNodeOf,
  holds,
  nodeOf,
  type Run,
  scopeOf,
  visible,
} from './run.ts'
import { armBoundary } from './timer.ts'

type MultiItem = ItemOf<'multi'>
type MultiLoop = Extract<Loop, { kind: 'multi' }>

/** Opens a looping or multi-instance activity (BPMN 2.0 §13.3.6, §13.3.7). */
export function openLoop(run: Run, node: ActivityNode, loop: Loop, parent: number, vars?: Variables): void {
  const surroundings = run.items.get(parent)
  const total = loop.kind === 'multi' ? count(run, loop, surroundings) : undefined
  if (loop.kind === 'standard' && loop.maximum !== undefined && loop.maximum < 0) {
    throw new ExpressionFailed('loop-cardinality-invalid', `loopMaximum ${loop.maximum}`)
  }
  const multi = add<MultiItem>(run, {
    kind: 'multi',
    node: node.id,
    parent,
    vars,
    total,
    started: 0,
    completed: 0,
    terminated: 0,
  })
  run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: multi.id })
  armBoundary(run, node, multi)
  if (loop.kind === 'standard') {
    if (loop.testBefore && !again(run, loop, multi)) finish(run, multi)
    else run.queue.push({ job: 'instances', multi: multi.id, times: 1 })
    return
  }
  if (total === 0) completeLoop(run, multi)
  else run.queue.push({ job: 'instances', multi: multi.id, times: loop.sequential ? 1 : total! })
}

/** One instance less, without its result. */
export function removeInstance(run: Run, multi: MultiItem, instance: Item): void {
  cancel(run, instance)
  multi.terminated++
  proceed(run, multi, nodeOf(run, multi.node) as ActivityNode)
}

/** An instance is done: its events are thrown, then the loop ends, goes on or waits. */
export function instanceCompleted(run: Run, multi: MultiItem, instance: Item): void {
  const node = nodeOf(run, multi.node) as ActivityNode
  const loop = node.loop
  multi.completed++
  rememberInstance(node, instance, multi)
  if (loop?.kind === 'multi') {
    if (loop.output)
      multi.results = [...(multi.results ?? []), instance.vars?.[loop.outputItem ?? loop.output] ?? null]
    const enough = throwLoopEvents(run, multi, loop)
    if (!run.items.has(multi.id)) return
    if (enough || (loop.completion && holds(run, loop.completion, multi, counters(run, multi)))) {
      const rest = childrenOf(run, multi.id)
      for (const child of rest) cancel(run, child)
      multi.terminated += rest.length
      completeLoop(run, multi)
      return
    }
  }
  proceed(run, multi, node)
}

function proceed(run: Run, multi: MultiItem, node: ActivityNode): void {
  const loop = node.loop
  if (loop?.kind === 'standard') {
    if (again(run, loop, multi)) run.queue.push({ job: 'instances', multi: multi.id, times: 1 })
    else finish(run, multi)
    return
  }
  if (multi.completed + multi.terminated >= (multi.total ?? 0)) completeLoop(run, multi)
  else if (loop?.sequential && multi.started < (multi.total ?? 0) && childrenOf(run, multi.id).length === 0) {
    run.queue.push({ job: 'instances', multi: multi.id, times: 1 })
  }
}

function completeLoop(run: Run, multi: MultiItem): void {
  const loop = (nodeOf(run, multi.node) as ActivityNode).loop
  const parent = run.items.get(multi.parent)
  if (loop?.kind === 'multi' && loop.output && parent) {
    parent.vars = { ...parent.vars, [loop.output]: multi.results ?? [] }
    run.effects.push({ type: 'variablesChanged', names: [loop.output] })
  }
  finish(run, multi)
}

function again(run: Run, loop: Extract<Loop, { kind: 'standard' }>, multi: MultiItem): boolean {
  if (loop.maximum !== undefined && multi.started >= loop.maximum) return false
  return loop.condition ? holds(run, loop.condition, multi, { loopCounter: multi.started }) : true
}

/** How many instances a multi-instance activity has. Throws {@link ExpressionFailed}. */
function count(run: Run, loop: MultiLoop, surroundings: Item | undefined): number {
  const number = countAsked(run, loop, surroundings)
  if (number > FLOW_LIMITS.instances) {
    throw new ExpressionFailed('too-many-instances', `${number} > ${FLOW_LIMITS.instances}`)
  }
  return number
}

function countAsked(run: Run, loop: MultiLoop, surroundings: Item | undefined): number {
  if (loop.collection) {
    const values = visible(run, surroundings)[loop.collection]
    if (!Array.isArray(values)) {
      throw new ExpressionFailed('loop-cardinality-invalid', `${loop.collection} is not a list`)
    }
    return values.length
  }
  const value = loop.cardinality && surroundings ? evaluate(run, loop.cardinality, surroundings) : undefined
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) {
    throw new ExpressionFailed(
      'loop-cardinality-invalid',
      `${loop.cardinality?.text ?? ''} gives ${String(value)}`,
    )
  }
  return number
}

/** Counters the conditions of a multi-instance activity may use (BPMN 2.0 Table 10.31). */
function counters(run: Run, multi: MultiItem): Variables {
  return {
    numberOfInstances: multi.total,
    numberOfActiveInstances: childrenOf(run, multi.id).length,
    numberOfCompletedInstances: multi.completed,
    numberOfTerminatedInstances: multi.terminated,
  }
}

/**
 * Throws what an instance throws on completing. The activity goes on when its own boundary catches it: it is to be
 * thrown for each instance (`none`), or the others are to complete (`one`).
 * @returns true when a complex behavior says that no further instance is needed (BPMN 2.0 Table 10.31)
 */
function throwLoopEvents(run: Run, multi: MultiItem, loop: MultiLoop): boolean {
  const { behavior, events = [] } = loop
  if (behavior === 'all' || (behavior === 'one' && multi.completed !== 1)) return false
  let enough = false
  for (const { when, definition } of events) {
    if (when && !holds(run, when, multi, counters(run, multi))) continue
    enough ||= behavior === 'complex'
    if (!definition) continue
    const boundary = catcherOf(run, multi, definition)
    if (boundary) pass(run, boundary, scopeOf(run, multi))
    else perform(run, definition, multi)
    if (!run.items.has(multi.id)) return false
  }
  return enough
}

function catcherOf(run: Run, multi: MultiItem, thrown: EventDefinition): EventNode | undefined {
  const node = nodeOf(run, multi.node) as ActivityNode
  const same = (d: EventDefinition): boolean =>
    d.kind === thrown.kind &&
    ('name' in d && 'name' in thrown ? d.name === thrown.name : true) &&
    ('code' in d && 'code' in thrown ? d.code === undefined || d.code === thrown.code : true)
  return node.boundary.map((id) => eventNodeOf(run, id)).find((event) => event.definitions.some(same))
}
