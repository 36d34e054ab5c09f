import type { ActivityNode, EventDefinition, EventNode, ScopeNode } from '../model.ts'
import type { Item } from '../state.ts'
import { occur } from './occur.ts'
import { eventNodeOf, nodeOf, outermost, type Run } from './run.ts'

/**
 * Raises an error or escalation from an item: the event sub-processes of its scope are asked first, then the boundary
 * of the activity around, and so on outwards (BPMN 2.0 §10.5.6). False when nobody catches it.
 */
export function raise(run: Run, kind: 'error' | 'escalation', code: string, from: Item): boolean {
  const matches = (d: EventDefinition): boolean =>
    d.kind === kind && (d.code === undefined || d.code === code)
  const exactly = (d: EventDefinition): boolean => d.kind === kind && d.code === code
  let inner = from.node
  for (let at: Item | undefined = from; at; inner = at.node, at = run.items.get(at.parent)) {
    const node = nodeOf(run, at.node)
    const events: EventNode[] = []
    if (at.kind === 'scope' && !at.interrupted && node.type === 'scope') {
      for (const id of node.eventScopes) {
        // A handler does not handle what it raises itself.
        if (id === inner) continue
        const start = (nodeOf(run, id) as ScopeNode).startEvent
        if (start) events.push(eventNodeOf(run, start))
      }
    }
    const catcher = best(events, exactly, matches)
    if (catcher) {
      occur(run, { item: at, node: catcher.id, def: catcher.definitions.findIndex(matches) })
      return true
    }
    const guarded = outermost(run, at)
    if (guarded !== at || !('boundary' in node) || at.kind === 'compensation') continue
    const boundary = best(
      (node as ActivityNode).boundary.map((id) => eventNodeOf(run, id)),
      exactly,
      matches,
    )
    if (boundary) {
      occur(run, { item: at, node: boundary.id, def: boundary.definitions.findIndex(matches) })
      return true
    }
  }
  return false
}

function best(
  events: EventNode[],
  exactly: (d: EventDefinition) => boolean,
  matches: (d: EventDefinition) => boolean,
): EventNode | undefined {
  return events.find((e) => e.definitions.some(exactly)) ?? events.find((e) => e.definitions.some(matches))
}
