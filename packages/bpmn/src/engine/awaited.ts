import type { EventDefinition, ProcessModel } from '../model.ts'
import type { InstanceState } from '../state.ts'
import { nodeOf, unpack } from './run.ts'
import { waitingFor } from './waiting.ts'

/** An event an instance waits for now; the shell stores it so that it finds who waits. */
export type AwaitedEvent = { kind: 'message' | 'signal'; name: string; nodeId: string; itemId: number }

/** Messages and signals an instance waits for, in the order in which they would be served. */
export function awaitedEvents(model: ProcessModel, state: InstanceState): AwaitedEvent[] {
  if (state.status !== 'running') return []
  const run = unpack(model, state, { evaluate: () => undefined })
  const external = (d: EventDefinition): boolean => d.kind === 'message' || d.kind === 'signal'
  return waitingFor(run, external, true).flatMap(({ item, node: id, def }): AwaitedEvent[] => {
    const node = nodeOf(run, id)
    const place = { nodeId: id, itemId: item.id }
    if (node.type === 'task') return node.message ? [{ kind: 'message', name: node.message, ...place }] : []
    const definition = node.type === 'event' ? node.definitions[def] : undefined
    if (definition?.kind !== 'message' && definition?.kind !== 'signal') return []
    return [{ kind: definition.kind, name: definition.name, ...place }]
  })
}
