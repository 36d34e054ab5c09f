import type { InstanceState, Item, Variables } from '../state.ts'

/** Variables of the process itself. */
export function variablesOf(state: InstanceState): Variables {
  return state.items[0]?.vars ?? {}
}

/** Items at which something waits: open tasks, events, joins and incidents. */
export function openItems(state: InstanceState): Item[] {
  return state.items.filter((item) => item.kind !== 'scope' && item.kind !== 'multi')
}
