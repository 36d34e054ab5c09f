import type { RecordValues } from '@sluice/contract'
import type { OperationContext } from '../operation/index.ts'
import type { SystemForm } from './define-system-form.ts'
import type { SystemForms } from './system-forms.ts'

/** The fields a workspace added to a system form, for the operations that write its records. */
export interface OwnFields {
  /**
   * Keeps values of a record that the operation has just made or holds locked; every rule of the fields is checked.
   * @param act `create`: defaults are filled in, and what is required must be there
   * @throws invalidInput naming every wrong value (`values.<fieldId>`), also where there is no such field
   */
  write(
    context: OperationContext,
    form: SystemForm,
    record: { id: string; values: RecordValues; act: 'create' | 'update' },
  ): Promise<void>
  /** Forgets the values of a record that is no more. */
  forget(context: OperationContext, form: SystemForm, recordId: string): Promise<void>
}

declare module '../operation/services.ts' {
  interface Services {
    /** Facts in shared tables that are read as records. */
    systemForms: SystemForms
    /** What a workspace adds to them; forms stand above and are handed in by the house. */
    ownFields: OwnFields
  }
}
