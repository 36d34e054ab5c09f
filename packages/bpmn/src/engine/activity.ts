import type { ActivityNode, DataCopy, TaskNode } from '../model.ts'
import type { Item, ItemOf, Variables } from '../state.ts'
import { compensated, isCompensation, remember } from './compensation.ts'
import { throwMessage } from './event.ts'
import { arrive, leave } from './flow.ts'
import { instanceCompleted, openLoop } from './multi.ts'
import { add, assign, dropTimers, evaluate, nodeOf, type Run, report, scopeOf } from './run.ts'
import { openScope, startNext } from './scope.ts'
import { armBoundary } from './timer.ts'

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
    completeActivity(run, item)
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

function bringInputs(run: Run, node: ActivityNode, item: Item): void {
  if (!node.inputs) return
  const scope = scopeOf(run, item)
  const vars: Variables = { ...item.vars }
  for (const copy of node.inputs) Object.assign(vars, copied(run, copy, scope))
  item.vars = vars
}

/** Values a data association brings to its target (BPMN 2.0 §10.4.2): transformation, assignments or a plain copy. */
function copied(run: Run, copy: DataCopy, from: Item, extra?: Variables): Variables {
  if (copy.transformation) return { [copy.to]: evaluate(run, copy.transformation, from, extra) }
  if (copy.assignments) {
    return Object.fromEntries(copy.assignments.map((a) => [a.to, evaluate(run, a.from, from, extra)]))
  }
  if (!copy.from) return {}
  if (extra && Object.hasOwn(extra, copy.from)) return { [copy.to]: extra[copy.from] }
  let at: Item | undefined = from
  while (at && !(at.vars && Object.hasOwn(at.vars, copy.from))) at = run.items.get(at.parent)
  return at?.vars ? { [copy.to]: at.vars[copy.from] } : {}
}

/**
 * Takes in the variables an activity or event ends with: outputs by their associations, those of a loop at the
 * instance, the rest by name.
 */
export function takeOver(run: Run, item: Item, outputs: DataCopy[] | undefined, variables: Variables): void {
  const node = nodeOf(run, item.node)
  const loop = run.items.get(item.parent)?.kind === 'multi' && 'loop' in node ? node.loop : undefined
  const local = loop?.kind === 'multi' ? ['loopCounter', loop.item, loop.outputItem] : ['loopCounter']
  const rest: Variables = {}
  for (const [name, value] of Object.entries(variables)) {
    if (loop && local.includes(name)) item.vars = { ...item.vars, [name]: value }
    else if (!outputs?.some((copy) => copy.from === name)) rest[name] = value
  }
  const scope = item.parent === -1 ? item : scopeOf(run, item)
  try {
    for (const copy of outputs ?? []) Object.assign(rest, copied(run, copy, item, variables))
  } catch (error) {
    report(run, item.id, item.node, error)
  }
  assign(run, scope, rest)
}

/** An activity, or one instance of it, is done. */
export function completeActivity(run: Run, item: Item, goTo?: string): void {
  const node = nodeOf(run, item.node) as ActivityNode
  dropTimers(run, item.id)
  run.items.delete(item.id)
  const parent = run.items.get(item.parent)
  if (parent?.kind === 'multi') {
    instanceCompleted(run, parent, item)
    return
  }
  const how = parent?.kind === 'compensation' ? 'compensated' : 'completed'
  run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId: item.id, how })
  if (parent && isCompensation(parent)) {
    compensated(run, parent)
    return
  }
  if (parent?.kind !== 'scope') return
  remember(node, item, parent)
  if (goTo) arrive(run, goTo, parent.id)
  else leave(run, node, parent, node.completionQuantity)
  startNext(run, parent)
}
