import type { ActivityNode, EventDefinition, ScopeNode } from '../model.ts'
import type { Command, RefusalCode } from '../protocol.ts'
import type { Item, ItemOf } from '../state.ts'
import { completeActivity } from './complete.ts'
import { takeOver } from './data.ts'
import { arrive, leave, pass } from './flow.ts'
import { moveToken } from './move.ts'
import { removeInstance } from './multi.ts'
import { deliverSignal, occur } from './occur.ts'
import { addInstance, announce, openInstance } from './open.ts'
import { raise } from './raise.ts'
import { add, assign, dropTimers, empty, eventNodeOf, holds, nodeOf, type Run, scopeOf } from './run.ts'
import { armEventScopes } from './scope.ts'
import { attempt } from './settle.ts'
import { rearm } from './timer.ts'
import { waitingFor } from './waiting.ts'

type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>
type Outcome = RefusalCode | undefined

export function start(run: Run, command: CommandOf<'start'>): Outcome {
  const process = nodeOf(run, run.model.id) as ScopeNode
  const trigger = command.trigger && run.model.nodes[command.trigger.node]
  if (command.trigger && trigger?.container !== process.id) return 'start-unknown'
  run.status = 'running'
  const root: ItemOf<'scope'> = {
    id: 0,
    kind: 'scope',
    node: process.id,
    parent: -1,
    vars: command.variables ?? {},
  }
  run.items.set(0, root)
  run.effects.push({ type: 'nodeEntered', nodeId: process.id, itemId: 0 })
  attempt(run, process.id, 0, () => armEventScopes(run, process, root))
  if (trigger) return begin(run, root, trigger, command.trigger?.definition ?? 0)
  const starts = process.starts.length > 0 ? process.starts : conditionalStarts(run, root)
  for (const id of starts) arrive(run, id, 0)
  return starts.length === 0 ? 'start-unknown' : undefined
}

/** Start events that wait on a condition which holds for the variables given. */
function conditionalStarts(run: Run, root: ItemOf<'scope'>): string[] {
  return run.model.triggers.filter((id) => {
    const node = nodeOf(run, id)
    const [definition] = node.type === 'event' && node.position === 'start' ? node.definitions : []
    return definition?.kind === 'conditional' && holds(run, definition.condition, root)
  })
}

/** Begins at what triggered the instance: a start event, an instantiating receive task or event gateway. */
function begin(
  run: Run,
  root: ItemOf<'scope'>,
  trigger: ReturnType<typeof nodeOf>,
  definition: number,
): Outcome {
  const gateway = trigger.incoming
    .map((id) => nodeOf(run, run.model.flows[id]!.source))
    .find((node) => node.type === 'gateway' && node.instantiate)
  if (gateway?.type === 'gateway' && gateway.parallelEvents) {
    const item = add<ItemOf<'catch'>>(run, { kind: 'catch', node: gateway.id, parent: 0 })
    occur(run, { item, node: trigger.id, def: definition })
  } else if (gateway) {
    pass(run, trigger, root)
  } else if (trigger.type === 'event' && trigger.position === 'start') {
    if (trigger.parallelMultiple && trigger.definitions.length > 1) {
      const item = add<ItemOf<'catch'>>(run, { kind: 'catch', node: trigger.id, parent: 0 })
      occur(run, { item, node: trigger.id, def: definition })
    } else {
      pass(run, trigger, root)
    }
  } else if (trigger.type === 'task' && trigger.instantiate) {
    openInstance(run, trigger, 0)
    const received = [...run.items.values()].find((item) => item.kind === 'catch' && item.node === trigger.id)
    if (received) completeActivity(run, received)
  } else {
    return 'start-unknown'
  }
  return undefined
}

export function completeTask(run: Run, command: CommandOf<'completeTask'>): Outcome {
  const item = run.items.get(command.taskId)
  if (item?.kind !== 'task') return 'task-not-open'
  if (command.goTo && run.model.nodes[command.goTo]?.container !== nodeOf(run, item.node).container)
    return 'node-unknown'
  const node = nodeOf(run, item.node)
  if (command.goTo && run.items.get(item.parent)?.kind !== 'scope') return 'not-possible'
  if (item.failure) run.effects.push({ type: 'incidentResolved', itemId: item.id, nodeId: item.node })
  takeOver(run, item, 'outputs' in node ? node.outputs : undefined, command.variables ?? {})
  completeActivity(run, item, command.goTo)
  return undefined
}

export function failTask(run: Run, command: CommandOf<'failTask'>): Outcome {
  const item = run.items.get(command.taskId)
  if (item?.kind !== 'task') return 'task-not-open'
  if (command.variables) assign(run, scopeOf(run, item), command.variables)
  if (command.error !== undefined && raise(run, 'error', command.error, item)) return undefined
  const message = command.message ?? command.error
  item.failure = message ?? 'service-failed'
  run.effects.push({ type: 'incident', itemId: item.id, nodeId: item.node, code: 'service-failed', message })
  return undefined
}

export function escalateTask(run: Run, command: CommandOf<'escalateTask'>): Outcome {
  const item = run.items.get(command.taskId)
  if (item?.kind !== 'task') return 'task-not-open'
  if (!raise(run, 'escalation', command.code, item)) {
    run.effects.push({ type: 'escalationThrown', nodeId: item.node, code: command.code })
  }
  return undefined
}

export function fireTimer(run: Run, timerId: string): Outcome {
  const timer = run.timers.find((one) => one.id === timerId)
  const owner = timer && run.items.get(timer.item)
  if (!timer || !owner) return 'timer-not-armed'
  run.timers = run.timers.filter((one) => one !== timer)
  const event = eventNodeOf(run, timer.node)
  const repeats = !(event.position === 'boundary' || event.position === 'start') || !event.interrupting
  const again = repeats && rearm(run, timer, event)
  if (again && event.position === 'catch') {
    const scope = scopeOf(run, owner)
    leave(run, event, scope)
  } else {
    occur(run, { item: owner, node: timer.node, def: timer.def })
  }
  return undefined
}

export function deliverMessage(run: Run, command: CommandOf<'message'>): Outcome {
  const matches = (d: EventDefinition): boolean => d.kind === 'message' && d.name === command.name
  const waiting = waitingFor(run, matches, command.name).find(
    (one) => command.itemId === undefined || one.item.id === command.itemId,
  )
  if (!waiting) return 'nobody-waits'
  occur(run, waiting, command.variables ?? {})
  return undefined
}

export function signal(run: Run, command: CommandOf<'signal'>): Outcome {
  return deliverSignal(run, command.name, command.variables ?? {}) === 0 ? 'nobody-waits' : undefined
}

export function setVariables(run: Run, variables: Record<string, unknown>): Outcome {
  assign(run, run.items.get(0)!, variables)
  return undefined
}

export function retry(run: Run, itemId: number): Outcome {
  const item = run.items.get(itemId)
  if (item?.kind === 'task' && item.failure !== undefined) {
    delete item.failure
    run.effects.push({ type: 'incidentResolved', itemId, nodeId: item.node })
    announce(run, item)
    return undefined
  }
  if (item?.kind !== 'incident') return 'nothing-to-retry'
  const parent = run.items.get(item.parent)
  run.items.delete(item.id)
  run.effects.push({ type: 'incidentResolved', itemId, nodeId: item.node })
  const { times = 1 } = item
  if (parent?.kind === 'multi') run.queue.push({ job: 'instances', multi: parent.id, times })
  else if (parent?.kind === 'compensation')
    run.queue.push({ job: 'undo', node: item.node, parent: parent.id })
  else if (parent?.kind === 'scope') again(run, item, parent)
  return undefined
}

function again(run: Run, item: ItemOf<'incident'>, scope: ItemOf<'scope'>): void {
  const node = nodeOf(run, item.node)
  if (node.container === '')
    attempt(run, node.id, scope.id, () => armEventScopes(run, node as ScopeNode, scope))
  else if (item.phase === 'leave') leave(run, node, scope)
  else for (let n = item.times ?? 1; n > 0; n--) arrive(run, node.id, scope.id, item.flow)
}

export function move(run: Run, command: CommandOf<'moveToken'>): Outcome {
  return moveToken(run, command.itemId, command.to, command)
}

export function activate(run: Run, scopeId: number, nodeId: string): Outcome {
  const scope = run.items.get(scopeId)
  const node = run.model.nodes[nodeId]
  if (scope?.kind !== 'scope' || node?.container !== scope.node) return 'node-unknown'
  const around = nodeOf(run, scope.node) as ScopeNode
  if (!around.adHoc || !around.starts.includes(nodeId)) return 'not-possible'
  scope.todo = scope.todo?.filter((id) => id !== nodeId)
  arrive(run, nodeId, scope.id)
  return undefined
}

function loopAround(run: Run, id: number): { multi: ItemOf<'multi'>; instance: Item } | undefined {
  const instance = run.items.get(id)
  const multi = instance?.kind === 'multi' ? instance : instance && run.items.get(instance.parent)
  return multi?.kind === 'multi' && instance ? { multi, instance } : undefined
}

export function moreInstances(run: Run, command: CommandOf<'addInstance'>): Outcome {
  const loop = loopAround(run, command.itemId)
  if (!loop) return 'item-unknown'
  return addInstance(run, loop.multi, command.variables) ? undefined : 'not-possible'
}

export function fewerInstances(run: Run, taskId: number): Outcome {
  const loop = loopAround(run, taskId)
  if (!loop || loop.instance === loop.multi) return 'task-not-open'
  const node = nodeOf(run, loop.multi.node) as ActivityNode
  if (node.loop?.kind !== 'multi') return 'not-possible'
  removeInstance(run, loop.multi, loop.instance)
  return undefined
}

export function cancelInstance(run: Run): Outcome {
  const root = run.items.get(0)!
  empty(run, root)
  dropTimers(run, 0)
  run.status = 'cancelled'
  return undefined
}
