import type { ColumnField, Field } from '@sluice/contract'
import { Suspense } from 'react'
import type { SettingsProps } from '../record/web-part.ts'
import { webPartOf } from '../record/web-parts.ts'

/** The settings only this type has. */
export function TypeSettings({ field, forms, onChange }: SettingsProps<Field | ColumnField>) {
  const { Settings } = webPartOf(field)
  return (
    <Suspense>
      <Settings field={field} forms={forms} onChange={onChange} />
    </Suspense>
  )
}
