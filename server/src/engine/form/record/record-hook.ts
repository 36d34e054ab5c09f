import type { FieldValue, RecordValues, RecordView } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'

/** What is done to records. An import creates and updates, a flow does too; `flow`: the state of its flow is another. */
export type RecordAct = 'create' | 'update' | 'delete' | 'restore' | 'purge' | 'flow'

/** Where the flow of a record stands. */
export interface RecordFlow {
  state: RecordView['flowState']
  instanceId: string | null
}

/** A record as it was locked before it is written. */
export interface RecordBefore {
  flowState: RecordView['flowState']
  flowInstanceId: string | null
  valueOf(fieldId: string): FieldValue
}

export interface WrittenRow {
  id: string
  /**
   * What is written, by field id, checked: of a new record every field (automatic numbers once they are given, so after
   * the write), of a changed one what differs, of one that goes or comes back nothing.
   */
  values: RecordValues
  /** Absent for a new record. */
  before?: RecordBefore
  /** Of an act of its flow: where the flow stands then. */
  flow?: RecordFlow
}

/** Records of one form that one act writes together. */
export interface RecordWrite {
  form: LoadedForm
  act: RecordAct
  /** At most 1,000. A hook asks the database for all of them at once, never for each. */
  rows: readonly WrittenRow[]
  /** A flow vouches for the actor: the rights of its node have decided. */
  vouched: boolean
  /** A batch of an import, which is told as one. */
  imported: boolean
}

/**
 * Takes part in every write of records, in its transaction: what it throws refuses the whole act, for whoever writes, by
 * whatever way. What may happen later is a subscriber's. Export it from a file in a `record-hooks/` folder.
 */
export interface RecordHook {
  readonly isRecordHook: true
  /** Unique, for people who look for it. */
  name: string
  acts: readonly RecordAct[]
  /** Forms it has to do with; absent: all. Others pay nothing for it, so that what can be said here should be. */
  concerns?(form: LoadedForm): boolean
  /** Runs when the values are checked and nothing is written. @throws SluiceError to refuse */
  before?(context: OperationContext, write: RecordWrite): Promise<void>
  /** Runs when the rows are written and nobody has been told. @throws SluiceError to refuse */
  after?(context: OperationContext, write: RecordWrite): Promise<void>
}

/** Declares a hook. */
export function defineRecordHook(declaration: Omit<RecordHook, 'isRecordHook'>): RecordHook {
  return { isRecordHook: true, ...declaration }
}

export function isRecordHook(value: unknown): value is RecordHook {
  return typeof value === 'object' && value !== null && 'isRecordHook' in value
}

/** The hooks that take part when records of a form are written this way. */
export function hooksOf(context: OperationContext, form: LoadedForm, act: RecordAct): RecordHook[] {
  return context.services.recordHooks.filter(
    (hook) => hook.acts.includes(act) && (hook.concerns?.(form) ?? true),
  )
}
