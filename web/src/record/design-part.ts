import type { ColumnField, Field } from '@sluice/contract'
import type { ComponentType } from 'react'

export interface SettingsProps<F> {
  field: F
  /** Forms that a field may link. */
  forms: readonly { id: string; name: string }[]
  /** The form itself; absent for a column of a sub-table. */
  formId?: string | undefined
  /** The fields of the form, or the columns of the sub-table, which a setting may name. */
  fields: readonly Field[]
  onChange: (field: Field | ColumnField) => void
}

/** What a type of fields is to the form designer. `F`: a field of the type. */
export interface DesignPart<F> {
  readonly icon: ComponentType
  /** Where the palette has it. */
  readonly group: 'basic' | 'people' | 'advanced' | 'computed'
  /** What a new field of it has beside its id and name. */
  start(): Omit<F, 'id' | 'name'>
  /** The settings only this type has. */
  readonly Settings: ComponentType<SettingsProps<F>>
}
