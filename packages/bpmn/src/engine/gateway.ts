import type { GatewayNode, ProcessNode } from '../model.ts'
import type { Item, ItemOf } from '../state.ts'
import { leave, take } from './flow.ts'
import { waysByTokens, waysInto } from './reach.ts'
import { add, eventNodeOf, holds, nodeOf, type Run } from './run.ts'
import { armEvent } from './timer.ts'

type Token = ItemOf<'join'>

/** A token comes to a gateway (BPMN 2.0 §13.4). */
export function enterGateway(run: Run, node: GatewayNode, scope: ItemOf<'scope'>, flow?: string): void {
  if (node.gateway === 'eventBased') {
    const item = add<ItemOf<'catch'>>(run, { kind: 'catch', node: node.id, parent: scope.id })
    run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: item.id })
    for (const id of node.outgoing) {
      const target = nodeOf(run, run.model.flows[id]!.target)
      if (target.type === 'event') armEvent(run, eventNodeOf(run, target.id), item)
    }
    return
  }
  if (node.gateway === 'exclusive' || node.incoming.length < 2 || !flow) {
    activate(run, node, scope)
    return
  }
  add<Token>(run, { kind: 'join', node: node.id, parent: scope.id, flow })
  const tokens = tokensAt(run, node.id, scope.id)
  if (node.gateway === 'parallel' && tokens.size === node.incoming.length) {
    consume(run, tokens)
    activate(run, node, scope)
  } else if (node.gateway === 'complex') {
    tryComplex(run, node, scope)
  }
}

function activate(run: Run, node: GatewayNode, scope: Item): void {
  const itemId = run.next++
  run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId })
  run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId, how: 'completed' })
  leave(run, node, scope, 1, node.gateway === 'complex' ? { waitingForStart: true } : undefined)
}

/** The oldest token on each incoming flow of a join that has one. */
function tokensAt(run: Run, node: string, scope: number): Map<string, Token> {
  const tokens = new Map<string, Token>()
  for (const item of run.items.values()) {
    if (item.kind === 'join' && item.node === node && item.parent === scope && !tokens.has(item.flow)) {
      tokens.set(item.flow, item)
    }
  }
  return tokens
}

function consume(run: Run, tokens: Map<string, Token>): void {
  for (const token of tokens.values()) run.items.delete(token.id)
}

/** Activates a complex gateway if its condition holds; what came later is taken in by its reset. */
function tryComplex(run: Run, node: GatewayNode, scope: ItemOf<'scope'>): void {
  if (!node.activation) return
  for (const item of run.items.values()) {
    if (item.kind === 'reset' && item.node === node.id && item.parent === scope.id) return
  }
  const tokens = tokensAt(run, node.id, scope.id)
  const counts: Record<string, number> = {}
  let activationCount = 0
  for (const item of run.items.values()) {
    if (item.kind !== 'join' || item.node !== node.id || item.parent !== scope.id) continue
    counts[item.flow] = (counts[item.flow] ?? 0) + 1
    activationCount++
  }
  if (activationCount === 0 || !holds(run, node.activation, scope, { ...counts, activationCount })) return
  consume(run, tokens)
  const flows = [...tokens.keys()]
  add<ItemOf<'reset'>>(run, { kind: 'reset', node: node.id, parent: scope.id, flows })
  activate(run, node, scope)
}

/** Fires one join that no token can reach any more by its empty flows; says whether there was one. */
export function fireSettledJoin(run: Run): boolean {
  for (const item of run.items.values()) {
    if (item.kind !== 'join' && item.kind !== 'reset') continue
    const node = nodeOf(run, item.node)
    const scope = run.items.get(item.parent)
    if (node.type !== 'gateway' || scope?.kind !== 'scope') continue
    if (item.kind === 'reset') {
      if (tryReset(run, node, scope, item)) return true
    } else if (node.gateway === 'inclusive' || (node.gateway === 'complex' && !node.activation)) {
      if (tryInclusive(run, node, scope)) return true
    }
  }
  return false
}

/**
 * The inclusive join rule (BPMN 2.0 §13.4.3): fire unless some token elsewhere can still come by an empty incoming
 * flow and cannot come by one that has a token.
 */
function tryInclusive(run: Run, node: GatewayNode, scope: ItemOf<'scope'>): boolean {
  const tokens = tokensAt(run, node.id, scope.id)
  if (tokens.size < node.incoming.length) {
    const { empty, filled } = waysByTokens(run.model, node, (flow) => tokens.has(flow))
    for (const at of placesOfTokens(run, node, scope.id)) if (empty.has(at) && !filled.has(at)) return false
  }
  consume(run, tokens)
  activate(run, node, scope)
  return true
}

/** Nodes of a scope at which tokens are, the join itself left out. */
function placesOfTokens(run: Run, join: ProcessNode, scope: number): string[] {
  const places: string[] = []
  for (const item of run.items.values()) {
    if (item.parent === scope && item.node !== join.id && item.kind !== 'reset') places.push(item.node)
  }
  return places
}

/** A complex gateway forgets its first phase once no token can come by the flows it has not used. */
function tryReset(run: Run, node: GatewayNode, scope: ItemOf<'scope'>, reset: ItemOf<'reset'>): boolean {
  const tokens = tokensAt(run, node.id, scope.id)
  const awaited = node.incoming.filter((flow) => !reset.flows.includes(flow))
  const missing = awaited.filter((flow) => !tokens.has(flow))
  if (missing.length > 0) {
    const ways = waysInto(run.model, node, missing)
    if (placesOfTokens(run, node, scope.id).some((at) => ways.has(at))) return false
  }
  for (const flow of awaited) {
    const token = tokens.get(flow)
    if (token) run.items.delete(token.id)
  }
  run.items.delete(reset.id)
  for (const id of node.outgoing) {
    const flow = run.model.flows[id]!
    if (flow.condition && holds(run, flow.condition, scope, { waitingForStart: false }))
      take(run, flow, scope.id)
  }
  tryComplex(run, node, scope)
  return true
}
