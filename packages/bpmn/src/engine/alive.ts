import type { Item } from '../state.ts'
import { strand } from './flow.ts'
import { cancel, type Run } from './run.ts'

/**
 * The watch over every step ([N3.13]): a running instance has something that can move it on, which is a task, an event or
 * timer it waits for, or an incident. What has not is made an incident at the place where its tokens wait in vain, where
 * `retry` lets them go on without the others.
 */
export function keepAlive(run: Run): void {
  if (run.status !== 'running' || run.timers.length > 0) return
  const parents = new Set<number>()
  for (const item of run.items.values()) {
    if (item.kind === 'task' || item.kind === 'catch' || item.kind === 'incident') return
    parents.add(item.parent)
  }
  const stranded = new Set<string>()
  for (const item of [...run.items.values()]) {
    if (parents.has(item.id) || item.parent === -1) continue
    cancel(run, item)
    const place = `${item.parent} ${item.node}`
    if (stranded.has(place)) continue
    stranded.add(place)
    strand(run, item.node, item.parent, phaseOf(item), 'waits-for-ever')
  }
}

/** Tokens before a join enter it when they are let go; what was inside something leaves it. */
function phaseOf(item: Item): 'enter' | 'leave' {
  return item.kind === 'join' ? 'enter' : 'leave'
}
