import type { EventNode, Expression, ProcessModel, ProcessNode, ScopeNode } from '../model.ts'
import type { Effect, Facts, IncidentCode } from '../protocol.ts'
import type { Completed, InstanceState, InstanceStatus, Item, ItemOf, Timer, Variables } from '../state.ts'

/** Something still to be done within this step. */
export type Job =
  /** A token comes to a node. */
  | { job: 'arrive'; node: string; scope: number; flow?: string }
  /** The next instances of a loop start. */
  | { job: 'instances'; multi: number; times: number }
  /** An activity is done; until then its item is there. */
  | { job: 'complete'; item: number }
  /** A compensation activity opens, or the event sub-process that is the handler of its scope. */
  | { job: 'undo'; node: string; parent: number; vars?: Variables; done?: Completed[] }

/** One step in progress: the state unpacked for change, and what came of it so far. */
export type Run = {
  model: ProcessModel
  facts: Facts
  status: InstanceStatus
  next: number
  items: Map<number, Item>
  timers: Timer[]
  effects: Effect[]
  queue: Job[]
  /** Tokens at throwing events: they wait until their siblings have settled, so that catchers are armed. */
  late: Job[]
  /** Tokens moved, instances begun and conditions asked so far; a bound keeps a loop that never waits from never ending. */
  moves: number
  /** Tokens stopped at a bound, by where they are. */
  stopped: Map<string, ItemOf<'incident'>>
  error?: string
}

/** An expression threw or gave a value its place cannot use. */
export class ExpressionFailed extends Error {
  readonly code: IncidentCode
  constructor(code: IncidentCode, message: string) {
    super(message)
    this.code = code
  }
}

export function unpack(model: ProcessModel, state: InstanceState, facts: Facts): Run {
  const items = new Map<number, Item>()
  for (const item of state.items) items.set(item.id, { ...item })
  return {
    model,
    facts,
    status: state.status,
    next: state.next,
    items,
    timers: state.timers.slice(),
    effects: [],
    queue: [],
    late: [],
    moves: 0,
    stopped: new Map(),
  }
}

export function pack(run: Run): InstanceState {
  return { status: run.status, next: run.next, items: [...run.items.values()], timers: run.timers }
}

export function nodeOf(run: Run, id: string): ProcessNode {
  const node = run.model.nodes[id]
  if (!node) throw new Error(`node ${id} is not in model ${run.model.id}`)
  return node
}

export function scopeNodeOf(run: Run, item: Item): ScopeNode {
  const node = nodeOf(run, item.node)
  if (node.type !== 'scope') throw new Error(`node ${item.node} is not a scope`)
  return node
}

export function eventNodeOf(run: Run, id: string): EventNode {
  const node = nodeOf(run, id)
  if (node.type !== 'event') throw new Error(`node ${id} is not an event`)
  return node
}

/** Adds an item with the next free id. */
export function add<I extends Item>(run: Run, item: Omit<I, 'id'>): I {
  const created = { id: run.next++, ...item } as I
  run.items.set(created.id, created)
  return created
}

export function childrenOf(run: Run, id: number): Item[] {
  const children: Item[] = []
  for (const item of run.items.values()) if (item.parent === id) children.push(item)
  return children
}

/** The scope an item lives in, itself excluded. */
export function scopeOf(run: Run, item: Item): ItemOf<'scope'> {
  let current = run.items.get(item.parent)
  while (current && current.kind !== 'scope') current = run.items.get(current.parent)
  if (!current) throw new Error(`item ${item.id} lives in no scope`)
  return current
}

/** The activity as its surroundings see it: the loop around an instance, else the item itself. */
export function outermost(run: Run, item: Item): Item {
  const parent = run.items.get(item.parent)
  return parent?.kind === 'multi' ? parent : item
}

/** Takes an item away with everything in it, and says so. */
export function cancel(run: Run, item: Item): void {
  const mayHold = item.kind === 'scope' || item.kind === 'multi' || item.kind === 'compensation'
  if (mayHold) for (const child of childrenOf(run, item.id)) cancel(run, child)
  dropTimers(run, item.id)
  run.items.delete(item.id)
  const { id: itemId, node: nodeId } = item
  if (item.kind === 'incident' || (item.kind === 'task' && item.failure !== undefined)) {
    run.effects.push({ type: 'incidentResolved', itemId, nodeId })
  }
  if (item.kind === 'task') run.effects.push({ type: 'taskCancelled', taskId: itemId, nodeId })
  if (item.kind === 'task' || item.kind === 'catch' || item.kind === 'scope' || item.kind === 'multi') {
    run.effects.push({ type: 'nodeLeft', nodeId, itemId, how: 'cancelled' })
  }
}

/** Takes away all that lives in a scope, arrived or on its way; the scope itself stays. */
export function empty(run: Run, scope: Item): void {
  for (const child of childrenOf(run, scope.id)) cancel(run, child)
  const elsewhere = (job: Job): boolean => job.job !== 'arrive' || job.scope !== scope.id
  run.queue = run.queue.filter(elsewhere)
  run.late = run.late.filter(elsewhere)
}

export function dropTimers(run: Run, itemId: number): void {
  if (run.timers.length === 0) return
  const kept: Timer[] = []
  for (const timer of run.timers) {
    if (timer.item === itemId) run.effects.push({ type: 'timerCancelled', timerId: timer.id })
    else kept.push(timer)
  }
  run.timers = kept
}

/** Variables visible at an item: its own, then those of what it lives in. Not to be changed. */
export function visible(run: Run, item: Item | undefined): Variables {
  let merged: Variables | undefined
  let shared = false
  for (let at = item; at; at = run.items.get(at.parent)) {
    if (!at.vars) continue
    if (!merged) {
      merged = at.vars
      shared = true
    } else {
      merged = shared ? { ...at.vars, ...merged } : Object.assign({}, at.vars, merged)
      shared = false
    }
  }
  return merged ?? {}
}

/** Sets variables where they are already known, the nearest first, else at the process. */
export function assign(run: Run, item: Item, values: Variables): void {
  const names = Object.keys(values)
  if (names.length === 0) return
  for (const name of names) {
    let owner: Item = item
    for (let at: Item | undefined = item; at; at = run.items.get(at.parent)) {
      owner = at
      if (at.vars && Object.hasOwn(at.vars, name)) break
    }
    owner.vars = { ...owner.vars, [name]: values[name] }
  }
  run.effects.push({ type: 'variablesChanged', names })
}

/** Value of an expression at an item. Throws {@link ExpressionFailed}. */
export function evaluate(run: Run, expression: Expression, item: Item, extra?: Variables): unknown {
  const scope = visible(run, item)
  try {
    return run.facts.evaluate(expression, extra ? { ...scope, ...extra } : scope)
  } catch (error) {
    throw new ExpressionFailed('expression-failed', `${expression.text}: ${messageOf(error)}`)
  }
}

/** Truth of a condition; a condition that fails counts as false and leaves an incident behind. */
export function holds(run: Run, expression: Expression, item: Item, extra?: Variables): boolean {
  try {
    return evaluate(run, expression, item, extra) === true
  } catch (error) {
    report(run, item.id, item.node, error)
    return false
  }
}

/** Tells of an incident; other errors than failed expressions are faults of this package and go on. */
export function report(run: Run, itemId: number, nodeId: string, error: unknown): void {
  if (!(error instanceof ExpressionFailed)) throw error
  run.effects.push({ type: 'incident', itemId, nodeId, code: error.code, message: error.message })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
