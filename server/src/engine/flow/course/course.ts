import { createInstance } from '@sluice/bpmn'
import type { RecordValues } from '@sluice/contract'
import type { FormulaEnv } from '@sluice/formula'
import type { Calendars } from '../../../platform/calendar/index.ts'
import type { Conditions } from '../definition/conditions.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import type { Directory } from '../people/directory.ts'
import type { Applicant } from '../people/resolve-people.ts'
import { copyState, type FlowState } from './flow-state.ts'
import { emptyJournal, type Journal } from './journal.ts'

/** One run of a flow being moved: where it stands, what it may ask, and what has come of it so far. */
export interface Course {
  readonly definition: FlowDefinition
  readonly applicant: Applicant
  readonly directory: Directory
  readonly conditions: Conditions
  env: FormulaEnv
  readonly now: Date
  /** Makes the ids of tasks. */
  readonly newTaskId: () => string
  /** Work calendars; undefined until a flow moves that asks them, or has timers. */
  calendars?: Calendars | undefined
  /** What is kept is reckoned by: it stays so until the act ends. */
  readonly holdTime: () => Promise<{ calendars: Calendars; timeZone: string }>
  /** Values of the record; undefined until somebody asks for them. */
  values: RecordValues | undefined
  /** Reads the record's values. */
  readonly readValues: () => Promise<RecordValues>
  state: FlowState
  readonly journal: Journal
}

/** The state of an instance that has not begun. */
export function newFlowState(): FlowState {
  return { engine: createInstance(), open: {}, rounds: {}, handled: [], back: {} }
}

/** A course that begins at a state; the state given is not changed. */
export function createCourse(parts: Omit<Course, 'journal'>): Course {
  return { ...parts, state: copyState(parts.state), journal: emptyJournal() }
}
