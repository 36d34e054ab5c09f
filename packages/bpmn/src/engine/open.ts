import { FLOW_LIMITS } from '../limits.ts'
import type { ActivityNode, TaskNode } from '../model.ts'
import type { Item, ItemOf, Variables } from '../state.ts'
import { bringInputs } from './data.ts'
import { throwMessage } from './event.ts'
import { finish } from './flow.ts'
import { openLoop } from './multi.ts'
import { add, ExpressionFailed, nodeOf, type Run, visible } from './run.ts'
import { openScope } from './scope.ts'
import { armBoundary } from './timer.ts'

type MultiItem = ItemOf<'multi'>

/** A token comes to an activity: when enough have come, an instance of it opens (BPMN 2.0 §13.3.2). */
export function enterActivity(run: Run, node: ActivityNode, scope: Item, flow?: string): void {
  if (node.startQuantity > 1 && flow) {
    const waiting = [...run.items.values()].filter(
      (item) => item.kind === 'join' && item.node === node.id && item.parent === scope.id,
    )
    if (waiting.length + 1 < node.startQuantity) {
      add<ItemOf<'join'>>(run, { kind: 'join', node: node.id, parent: scope.id, flow })
      return
    }
    for (const item of waiting.slice(0, node.startQuantity - 1)) run.items.delete(item.id)
  }
  openActivity(run, node, scope.id)
}

/** Opens an activity with its loop, if it has one. */
export function openActivity(run: Run, node: ActivityNode, parent: number, vars?: Variables): void {
  if (node.loop) openLoop(run, node, node.loop, parent, vars)
  else openInstance(run, node, parent, vars)
}

/** Opens one instance of an activity. */
export function openInstance(
  run: Run,
  node: ActivityNode,
  parent: number,
  vars?: Variables,
  index?: number,
): void {
  if (index === undefined) run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: run.next })
  if (node.type === 'scope') {
    const scope = openScope(run, node, parent, vars)
    if (index === undefined) armBoundary(run, node, scope)
    return
  }
  const kind = node.type === 'task' && node.task === 'receive' ? 'catch' : 'task'
  const item = add<ItemOf<'task'> | ItemOf<'catch'>>(run, { kind, node: node.id, parent, vars, index })
  bringInputs(run, node, item)
  if (index === undefined) armBoundary(run, node, item)
  if (node.type === 'task' && (node.task === 'none' || node.task === 'send')) {
    if (node.task === 'send') throwMessage(run, node.id, item, node.message ?? node.name)
    finish(run, item)
    return
  }
  announce(run, item)
}

/** Tells the shell what an open task wants; also when it is tried again. */
export function announce(run: Run, item: Item): void {
  if (item.kind !== 'task') return
  const node = nodeOf(run, item.node)
  const loop = run.items.get(item.parent)
  const opened = {
    taskId: item.id,
    nodeId: node.id,
    name: node.name,
    ...(item.index === undefined ? undefined : { index: item.index }),
    ...(loop?.kind === 'multi' && loop.total !== undefined ? { total: loop.total } : undefined),
    ...(item.vars ? { variables: item.vars } : undefined),
  }
  if (node.type === 'call') {
    run.effects.push({ type: 'callRequested', ...opened, calledElement: node.calledElement ?? '' })
    return
  }
  if (node.type !== 'task') return
  if (node.task === 'user' || node.task === 'manual') {
    run.effects.push({ type: 'taskOpened', kind: node.task, ...opened })
  } else if (node.task === 'service' || node.task === 'script' || node.task === 'businessRule') {
    run.effects.push({ type: 'serviceRequested', kind: node.task, ...opened, ...work(node) })
  }
}

function work(node: TaskNode): { script?: TaskNode['script']; implementation?: string } {
  return {
    ...(node.script ? { script: node.script } : undefined),
    ...(node.implementation ? { implementation: node.implementation } : undefined),
  }
}

/** Starts the next instance of a loop. */
export function startInstance(run: Run, multi: MultiItem): void {
  const node = nodeOf(run, multi.node) as ActivityNode
  const index = ++multi.started
  const vars: Variables = { loopCounter: index }
  const loop = node.loop
  if (loop?.kind === 'standard' && index > FLOW_LIMITS.rounds) {
    throw new ExpressionFailed('too-many-rounds', `${index} > ${FLOW_LIMITS.rounds}`)
  }
  if (loop?.kind === 'multi' && loop.collection && loop.item) {
    const values = visible(run, multi)[loop.collection]
    if (Array.isArray(values)) vars[loop.item] = values[index - 1]
  }
  openInstance(run, node, multi.id, vars, index)
}

/** One instance more; of a sequential loop it comes last. */
export function addInstance(run: Run, multi: MultiItem, variables?: Variables): boolean {
  const node = nodeOf(run, multi.node) as ActivityNode
  if (node.loop?.kind !== 'multi' || multi.total === undefined) return false
  if (multi.total >= FLOW_LIMITS.instances) return false
  multi.total++
  if (node.loop.sequential) return true
  const index = ++multi.started
  openInstance(run, node, multi.id, { loopCounter: index, ...variables }, index)
  return true
}
