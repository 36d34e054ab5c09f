import type { FieldProblem } from '@sluice/contract'
import type { OutputOf } from '../kit/api.ts'
import type { ChipState } from '../kit/state-chip.tsx'
import { flowStates } from '../record/system-fields.ts'

export type Instance = OutputOf<'instance.get'>
export type InboxItem = OutputOf<'task.list'>['items'][number]
export type FieldErrors = readonly FieldProblem[]
export type Box = 'todo' | 'mine' | 'cc' | 'done'
export const boxes: readonly Box[] = ['todo', 'mine', 'cc', 'done']

/** The one colour of each state, of instances and of tasks. */
const chips: Readonly<Record<string, ChipState>> = {
  ...flowStates,
  failed: 'refused',
  open: 'running',
  submitted: 'done',
  read: 'done',
  returned: 'returned',
  transferred: 'returned',
}

export function chipOf(state: string): ChipState {
  return chips[state] ?? 'idle'
}
