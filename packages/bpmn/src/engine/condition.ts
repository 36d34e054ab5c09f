import type { EventDefinition } from '../model.ts'
import { occur, waitingFor } from './event.ts'
import { eventNodeOf, holds, type Run } from './run.ts'

const isConditional = (definition: EventDefinition): boolean => definition.kind === 'conditional'

/** Looks at all conditional events that wait; fires the first whose condition has become true. */
export function fireCondition(run: Run): boolean {
  for (const { item, node, def } of waitingFor(run, isConditional)) {
    const definition = eventNodeOf(run, node).definitions[def]
    if (definition?.kind !== 'conditional') continue
    const now = holds(run, definition.condition, item)
    const before = item.held?.includes(node) ?? false
    if (now === before) continue
    item.held = now ? [...(item.held ?? []), node] : item.held?.filter((id) => id !== node)
    if (!now) continue
    occur(run, { item, node, def })
    return true
  }
  return false
}
