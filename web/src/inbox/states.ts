import type { FieldProblem } from '@sluice/contract'
import type { OutputOf } from '../kit/api.ts'
import type { ChipState } from '../kit/state-chip.tsx'

export type Instance = OutputOf<'instance.get'>
export type InboxItem = OutputOf<'task.list'>['items'][number]
export type FieldErrors = readonly FieldProblem[]
export type Box = 'todo' | 'mine' | 'cc' | 'done'
export const boxes: readonly Box[] = ['todo', 'mine', 'cc', 'done']

/** The one colour of each state, of instances and of tasks. */
export function chipOf(state: string): ChipState {
  switch (state) {
    case 'running':
    case 'open':
      return 'running'
    case 'approved':
    case 'submitted':
    case 'read':
      return 'done'
    case 'returned':
    case 'transferred':
      return 'returned'
    case 'rejected':
    case 'failed':
      return 'refused'
    default:
      return 'idle'
  }
}
