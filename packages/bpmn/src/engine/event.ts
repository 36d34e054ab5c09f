import type { EventDefinition, EventNode } from '../model.ts'
import type { Item, ItemOf } from '../state.ts'
import { cancelTransaction, compensate } from './compensation.ts'
import { arrive, leave, pass, strand } from './flow.ts'
import { completeCatch, deliverSignal } from './occur.ts'
import { raise } from './raise.ts'
import { linkTarget } from './reach.ts'
import { add, dropTimers, empty, type Run, scopeOf } from './run.ts'
import { terminate } from './scope.ts'
import { armEvent } from './timer.ts'

/** A token comes to an event. */
export function enterEvent(run: Run, node: EventNode, scope: ItemOf<'scope'>): void {
  if (node.position === 'catch' && !node.definitions.some((d) => d.kind === 'link')) {
    const item = add<ItemOf<'catch'>>(run, { kind: 'catch', node: node.id, parent: scope.id })
    run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: item.id })
    if (node.definitions.length === 0) completeCatch(run, item, node)
    else armEvent(run, node, item)
    return
  }
  if (node.definitions.length === 0 || node.position === 'start' || node.position === 'catch') {
    pass(run, node, scope)
    return
  }
  throwAll(run, node, scope)
}

/** A token at a throwing or end event: throws all its definitions, then goes on if it is still there. */
function throwAll(run: Run, node: EventNode, scope: ItemOf<'scope'>): void {
  const token = add<ItemOf<'catch'>>(run, { kind: 'catch', node: node.id, parent: scope.id })
  run.effects.push({ type: 'nodeEntered', nodeId: node.id, itemId: token.id })
  const last = (d: EventDefinition): number => (d.kind === 'compensate' ? 1 : d.kind === 'terminate' ? 2 : 0)
  for (const definition of node.definitions.toSorted((a, b) => last(a) - last(b))) {
    if (definition.kind === 'link') {
      const target = linkTarget(run.model, node.container, definition.name)
      run.items.delete(token.id)
      run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId: token.id, how: 'completed' })
      if (target) arrive(run, target, scope.id)
      else strand(run, node.id, scope.id, 'enter', 'link-target-missing')
      return
    }
    const goesOn = perform(run, definition, token)
    if (!goesOn || !run.items.has(token.id)) return
  }
  run.items.delete(token.id)
  run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId: token.id, how: 'completed' })
  leave(run, node, scope)
}

/**
 * Does what one definition throws, from an item. False when the token waits or is gone, so that nothing further is
 * to be done for it.
 */
export function perform(run: Run, definition: EventDefinition, from: Item): boolean {
  switch (definition.kind) {
    case 'message':
      throwMessage(run, from.node, from, definition.name)
      return true
    case 'signal':
      run.effects.push({ type: 'signalThrown', nodeId: from.node, name: definition.name })
      deliverSignal(run, definition.name)
      return true
    case 'escalation': {
      const code = definition.code ?? ''
      if (!raise(run, 'escalation', code, from)) {
        run.effects.push({ type: 'escalationThrown', nodeId: from.node, code })
      }
      return true
    }
    case 'error':
      if (!raise(run, 'error', definition.code ?? '', from)) fail(run, definition.code ?? '')
      return false
    case 'compensate':
      return compensate(run, definition, from)
    case 'cancel':
      cancelTransaction(run, from)
      return false
    case 'terminate':
      terminate(run, scopeOf(run, from))
      return false
    default:
      return true
  }
}

export function throwMessage(run: Run, nodeId: string, item: Item, name: string): void {
  const variables = item.vars ? { variables: item.vars } : undefined
  run.effects.push({ type: 'messageThrown', nodeId, itemId: item.id, name, ...variables })
}

/** An error nobody caught ends the instance (an end event threw it on purpose). */
function fail(run: Run, code: string): void {
  const root = run.items.get(0)!
  empty(run, root)
  dropTimers(run, 0)
  run.status = 'failed'
  run.error = code
}
