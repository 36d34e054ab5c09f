import type { ColumnField, Field } from '@sluice/contract'
import type { SettingsProps } from '../record/design-part.ts'
import { designPartOf } from '../record/design-parts.ts'

/** The settings only this type has. */
export function TypeSettings({ field, forms, formId, fields, onChange }: SettingsProps<Field | ColumnField>) {
  const { Settings } = designPartOf(field)
  return <Settings field={field} forms={forms} formId={formId} fields={fields} onChange={onChange} />
}
