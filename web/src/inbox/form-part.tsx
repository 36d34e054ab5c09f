import type { FieldAccess, FieldValue, RecordValues } from '@sluice/contract'
import { EmptyState } from '../kit/empty-state.tsx'
import { withChange } from '../record/record-draft.ts'
import { RecordForm } from '../record/record-form.tsx'
import type { FieldErrors, Instance } from './states.ts'
import { useText } from './texts.ts'

export interface FormPartProps {
  data: Instance
  access: Readonly<Record<string, FieldAccess>>
  changed: RecordValues
  errors: FieldErrors
  onChange: (values: RecordValues) => void
}

/** The form as the viewer may see it here; editable where the node says so. Only what differs is a change. */
export function FormPart({ data, access, changed, errors, onChange }: FormPartProps) {
  const t = useText()
  if (!data.record) return <EmptyState compact title={t('recordGone')} />
  const stored = data.record.values as RecordValues
  return (
    <RecordForm
      fields={data.form.fields}
      sections={data.form.sections}
      values={{ ...stored, ...changed } as RecordValues}
      access={access}
      references={data.references}
      errors={errors}
      onChange={(id: string, value: FieldValue) => onChange(withChange(changed, stored, id, value))}
    />
  )
}
