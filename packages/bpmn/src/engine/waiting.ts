import type { EventDefinition, EventNode, ProcessNode, ScopeNode } from '../model.ts'
import type { Item } from '../state.ts'
import { eventNodeOf, nodeOf, type Run } from './run.ts'

/** Something that waits for an event: the item, the event (or receive task) node and which of its definitions. */
export type Waiting = { item: Item; node: string; def: number }

/**
 * All that waits for an event of a kind, in order of age.
 * @param message name of the message that receive tasks must wait for; true for any
 */
export function waitingFor(
  run: Run,
  matches: (definition: EventDefinition) => boolean,
  message?: string | true,
): Waiting[] {
  const found: Waiting[] = []
  const look = (item: Item, event: EventNode): void => {
    for (let def = 0; def < event.definitions.length; def++) {
      if (item.got?.[event.id]?.includes(def) || !matches(event.definitions[def]!)) continue
      found.push({ item, node: event.id, def })
      if (message !== true) return
    }
  }
  const receives = (node: ProcessNode): boolean =>
    node.type === 'task' && message !== undefined && (message === true || node.message === message)
  for (const item of run.items.values()) {
    const node = nodeOf(run, item.node)
    if (item.kind === 'catch') {
      if (node.type === 'event') {
        if (node.position === 'catch' || node.position === 'start') look(item, node)
      } else if (node.type === 'gateway') {
        for (const flow of node.outgoing) {
          const target = nodeOf(run, run.model.flows[flow]!.target)
          if (target.type === 'event') look(item, target)
          else if (receives(target)) found.push({ item, node: target.id, def: 0 })
        }
      } else if (receives(node)) {
        found.push({ item, node: node.id, def: 0 })
      }
    }
    if (isOutermostActivity(run, item) && 'boundary' in node) {
      for (const id of node.boundary) look(item, eventNodeOf(run, id))
    }
    if (item.kind === 'scope' && !item.interrupted && node.type === 'scope') {
      for (const id of node.eventScopes) {
        const start = (nodeOf(run, id) as ScopeNode).startEvent
        if (start) look(item, eventNodeOf(run, start))
      }
    }
  }
  return found
}

function isOutermostActivity(run: Run, item: Item): boolean {
  if (item.kind === 'multi') return true
  if (item.kind !== 'task' && item.kind !== 'scope' && item.kind !== 'catch') return false
  return run.items.get(item.parent)?.kind !== 'multi'
}
