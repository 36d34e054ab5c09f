import type { EventDefinition } from '../model.ts'
import type { Item } from '../state.ts'
import { occur } from './occur.ts'
import { evaluate, eventNodeOf, type Run, report } from './run.ts'
import { waitingFor } from './waiting.ts'

const isConditional = (definition: EventDefinition): boolean => definition.kind === 'conditional'

/** Looks at all conditional events that wait; fires the first whose condition has become true. */
export function fireCondition(run: Run): boolean {
  for (const { item, node, def } of waitingFor(run, isConditional)) {
    const definition = eventNodeOf(run, node).definitions[def]
    if (definition?.kind !== 'conditional') continue
    const before = knownOf(item, node)
    const now = look(run, item, node, definition)
    if (now === before) continue
    item.held = (item.held ?? []).filter((mark) => mark !== node && mark !== `?${node}`)
    if (now !== 'false') item.held = [...item.held, now === 'true' ? node : `?${node}`]
    if (now !== 'true') continue
    occur(run, { item, node, def })
    return true
  }
  return false
}

type Known = 'true' | 'false' | 'failed'

/** What a condition was when last looked at; one that failed is told of once, not at every step. */
function knownOf(item: Item, node: string): Known {
  if (item.held?.includes(node)) return 'true'
  return item.held?.includes(`?${node}`) ? 'failed' : 'false'
}

function look(
  run: Run,
  item: Item,
  node: string,
  definition: Extract<EventDefinition, { kind: 'conditional' }>,
): Known {
  try {
    return evaluate(run, definition.condition, item) === true ? 'true' : 'false'
  } catch (error) {
    if (knownOf(item, node) !== 'failed') report(run, item.id, node, error)
    return 'failed'
  }
}
