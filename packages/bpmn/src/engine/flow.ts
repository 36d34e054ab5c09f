import { FLOW_LIMITS } from '../limits.ts'
import type { ProcessNode, SequenceFlow } from '../model.ts'
import type { IncidentCode } from '../protocol.ts'
import type { Item, ItemOf, Variables } from '../state.ts'
import { add, ExpressionFailed, evaluate, type Run } from './run.ts'

/** Sends one token along a flow. */
export function take(run: Run, flow: SequenceFlow, scope: number): void {
  run.effects.push({ type: 'flowTaken', flowId: flow.id })
  arrive(run, flow.target, scope, flow.id)
}

/** Puts a token before a node; it enters when its turn comes. */
export function arrive(run: Run, node: string, scope: number, flow?: string): void {
  const bound = boundMet(run)
  if (bound) {
    stop(run, node, scope, bound, flow)
    return
  }
  run.moves++
  const target = run.model.nodes[node]
  const throwing =
    target?.type === 'event' &&
    (target.position === 'throw' || target.position === 'end') &&
    target.definitions.length > 0
  ;(throwing ? run.late : run.queue).push({ job: 'arrive', node, scope, flow })
}

/** The bound this step has come to, if it has. */
export function boundMet(run: Run): IncidentCode | undefined {
  if (run.moves >= FLOW_LIMITS.steps) return 'too-many-steps'
  return run.items.size >= FLOW_LIMITS.items ? 'too-many-items' : undefined
}

/** Keeps a token before a node for a bound that was met; tokens at the same place share one incident. */
export function stop(run: Run, node: string, scope: number, code: IncidentCode, flow?: string): void {
  const place = `${scope} ${node} ${flow ?? ''}`
  const known = run.stopped.get(place)
  if (known && run.items.has(known.id)) known.times = (known.times ?? 1) + 1
  else run.stopped.set(place, strand(run, node, scope, 'enter', code, undefined, flow))
}

/** A token goes through a node without waiting. */
export function pass(run: Run, node: ProcessNode, scope: Item): void {
  const itemId = run.next++
  run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId })
  run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId, how: 'completed' })
  leave(run, node, scope)
}

/** An activity is done; it is completed when its turn comes. */
export function finish(run: Run, item: Item): void {
  run.queue.push({ job: 'complete', item: item.id })
}

/**
 * A token leaves a node by its outgoing flows. When none can be taken, the token stays as an incident; a node without
 * outgoing flows consumes it.
 * @param extra variables for the conditions besides those of the scope
 */
export function leave(run: Run, node: ProcessNode, scope: Item, times = 1, extra?: Variables): void {
  if (node.outgoing.length === 0) return
  let flows: SequenceFlow[]
  try {
    flows = choose(run, node, scope, extra)
  } catch (error) {
    if (!(error instanceof ExpressionFailed)) throw error
    strand(run, node.id, scope.id, 'leave', error.code, error.message)
    return
  }
  if (flows.length === 0) {
    strand(run, node.id, scope.id, 'leave', 'no-flow-can-be-taken')
    return
  }
  for (let n = 0; n < times; n++) for (const flow of flows) take(run, flow, scope.id)
}

/** Keeps a token that cannot go on, for somebody to look at. */
export function strand(
  run: Run,
  node: string,
  scope: number,
  phase: 'enter' | 'leave',
  code: IncidentCode,
  message?: string,
  flow?: string,
): ItemOf<'incident'> {
  const way = flow === undefined ? undefined : { flow }
  const item = add<ItemOf<'incident'>>(run, { kind: 'incident', node, parent: scope, code, phase, ...way })
  run.effects.push({ type: 'incident', itemId: item.id, nodeId: node, code, message })
  return item
}

/** Flows a token leaves by (BPMN 2.0 §13.3.1 for activities, §13.4 for gateways). */
function choose(run: Run, node: ProcessNode, scope: Item, extra?: Variables): SequenceFlow[] {
  const model = run.model
  run.moves += node.outgoing.length
  const gateway = node.type === 'gateway' ? node.gateway : undefined
  if (gateway === 'parallel') return node.outgoing.map((id) => model.flows[id]!)
  const chosen: SequenceFlow[] = []
  const fallback = 'default' in node ? node.default : undefined
  let anyCondition = false
  for (const id of node.outgoing) {
    if (id === fallback) continue
    const flow = model.flows[id]!
    if (flow.condition) {
      if (evaluate(run, flow.condition, scope, extra) !== true) continue
      anyCondition = true
    }
    chosen.push(flow)
    if (gateway === 'exclusive') return chosen
  }
  if (fallback && !anyCondition) chosen.push(model.flows[fallback]!)
  return chosen
}
