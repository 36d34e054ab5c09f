import type { DueTerms } from './deadline.ts'
import type { TaskKind } from './flow-state.ts'
import type { TimerTerms } from './timer-terms.ts'

/** One step of the way, short because every act stores its way. */
export type PathStep =
  | { in: string }
  | { out: string; how?: 'cancelled' }
  | { by: string }
  /** People were asked at a node; `rule` when they were not the ones it names. */
  | { ask: string; people: string[]; round: number; kind: TaskKind; rule?: 'administrator' }
  | { skip: string; why: 'empty' | 'applicant' | 'samePerson' }
  | { stuck: string; code: string; message?: string }
  | { end: string }

export interface OpenedTask {
  id: string
  item: number
  node_id: string
  name: string
  kind: TaskKind
  round: number
  assignee_id: string
  from_task_id?: string
  due_at: string | null
  due_terms?: DueTerms
}

export interface OpenedIncident {
  item: number
  nodeId: string
  code: string
  message: string | undefined
}

export interface ScheduledTimer {
  timerId: string
  nodeId: string
  dueAt: Date
  /** How it was reckoned; absent where that is over. */
  terms?: TimerTerms
}

/** What one act changes besides the state; written in one go. */
export interface Journal {
  path: PathStep[]
  opened: OpenedTask[]
  /** Tasks that are no longer wanted. */
  cancelled: { id: string; member: string }[]
  incidents: OpenedIncident[]
  resolvedItems: number[]
  timers: ScheduledTimer[]
  cancelledTimers: string[]
  outcome: 'completed' | 'terminated' | 'cancelled' | 'failed' | undefined
}

export function emptyJournal(): Journal {
  return {
    path: [],
    opened: [],
    cancelled: [],
    incidents: [],
    resolvedItems: [],
    timers: [],
    cancelledTimers: [],
    outcome: undefined,
  }
}
