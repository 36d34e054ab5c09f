import type { Field, FieldProblem, FieldType, FieldValue } from '@sluice/contract'
import type { References } from '../model.ts'

/** What every control of a field gets; `Type` narrows the field. */
export interface ControlProps<Type extends FieldType = FieldType> {
  id: string
  field: Extract<Field, { type: Type }>
  value: FieldValue | undefined
  references: References
  onChange: (value: FieldValue) => void
  disabled?: boolean | undefined
  invalid?: boolean | undefined
  /** Ids of help and error texts. */
  describedBy?: string | undefined
  /** Name for screen readers where no label points here: a cell. */
  label?: string | undefined
  /** A cell of a sub-table: small, without hints. */
  compact?: boolean | undefined
  /** Tells that a file is on its way, so that saving can wait. */
  onBusy?: ((busy: boolean) => void) | undefined
}

/** What is passed to the control of any type. */
export interface FieldControlProps extends ControlProps {
  /** Problems of the cells of a sub-table, and the path its own begins with. */
  problems?: readonly FieldProblem[] | undefined
  path?: string | undefined
  cards?: boolean | undefined
}
