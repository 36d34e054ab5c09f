import { FLOW_LIMITS } from '@sluice/bpmn'
import type { FlowState } from './flow-state.ts'

const hour = 3_600_000

/**
 * Counts a timer that fires. A flow that waits for nothing but its own timers, over and over, must not keep everybody's
 * server busy: beyond so many in an hour they wait for the next.
 * @returns when it may fire instead; undefined: now
 */
export function notYet(state: FlowState, now: Date): Date | undefined {
  const { firings } = state
  const since = firings && now.getTime() - Date.parse(firings.since) < hour ? firings : undefined
  if (since && since.count >= FLOW_LIMITS.firingsPerHour) return new Date(Date.parse(since.since) + hour)
  state.firings = { since: since?.since ?? now.toISOString(), count: (since?.count ?? 0) + 1 }
  return undefined
}
