import type { FormDefinition, RecordValues } from '@sluice/contract'
import { useState } from 'react'
import { RecordForm } from '../record/record-form.tsx'

/** The form as it will be filled in; what is typed here goes nowhere. */
export function FormPreview({ form }: { form: FormDefinition }) {
  const [values, setValues] = useState<RecordValues>({})
  return (
    <RecordForm
      fields={form.fields}
      sections={form.sections}
      values={values}
      onChange={(id, value) => setValues({ ...values, [id]: value })}
    />
  )
}
