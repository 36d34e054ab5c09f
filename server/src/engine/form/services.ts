import type { OperationContext } from '../../platform/operation/index.ts'
import type { FieldAccessMap } from './access/form-access.ts'
import type { LoadedForm } from './loaded-form.ts'
import type { RecordHook } from './record/record-hook.ts'

/** Rights on fields that the flow of a form gives whoever starts it; undefined where no step says anything. */
export type ApplicantAccess = (
  context: OperationContext,
  form: LoadedForm,
) => Promise<FieldAccessMap | undefined>

/** A place outside of a form that uses one of its fields. */
export interface FieldUse {
  /** A column of a sub-table: behind that of its table and a dot. */
  fieldId: string
  kind: 'flow' | 'report' | 'view'
  /** Names the place. */
  zh: string
  en: string
}

/** What a module above forms uses of a form's fields. */
export type FieldUses = (context: OperationContext, form: LoadedForm) => Promise<FieldUse[]>

declare module '../../platform/operation/services.ts' {
  interface Services {
    /** Asks the flow engine, which stands beside forms and imports them, what a new record may be given. */
    applicantAccess: ApplicantAccess
    /** What takes part in every write of records, as modules declare it. */
    recordHooks: readonly RecordHook[]
    /** Every module that uses fields of forms, asked before one is archived. */
    fieldUses: readonly FieldUses[]
  }
}
