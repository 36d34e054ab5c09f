import type { FieldValue, ProblemError, RecordValues, systemFormIds } from '@sluice/contract'
import { useState } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { useOperation } from '../kit/use-operation.ts'
import { noReferences } from './model.ts'
import styles from './own-fields.module.css'
import { RecordForm } from './record-form.tsx'

type OwnFields = NonNullable<OutputOf<'form.get'>['ownFields']>

/** What a workspace added to members or departments, at one of them. */
export interface OwnValues {
  fields: OwnFields['definition']['fields']
  sections: OwnFields['definition']['sections']
  access: OwnFields['access']
  values: RecordValues
  references: OutputOf<'record.get'>['references']
  /** What was typed since; undefined where that is nothing. */
  changes: RecordValues | undefined
  change: (fieldId: string, value: FieldValue) => void
}

/**
 * The fields that the workspace added to a system form, with the values of one record. They are saved by the operation
 * that changes the record.
 * @param recordId absent: a record that is yet to be made
 */
export function useOwnFields(
  formId: (typeof systemFormIds)[keyof typeof systemFormIds],
  recordId: string | undefined,
): OwnValues | undefined {
  const [changes, setChanges] = useState<RecordValues>()
  const { data: form } = useOperation('form.get', { formId }, { staleTime: 60_000 })
  const own = form?.ownFields
  const fields = own?.definition.fields ?? []
  const { data } = useOperation(
    'record.get',
    { formId, recordId: recordId ?? '' },
    { enabled: recordId !== undefined && fields.length > 0 },
  )
  if (!own || fields.length === 0 || (recordId !== undefined && !data)) return undefined
  return {
    fields,
    sections: own.definition.sections,
    access: own.access,
    values: { ...data?.record.values, ...changes },
    references: data?.references ?? noReferences,
    changes,
    change: (fieldId, value) => setChanges((before) => ({ ...before, [fieldId]: value })),
  }
}

/** What of a problem stands beside the fields that the workspace added. */
export function isOfOwnFields({ field }: ProblemError['errors'][number]): boolean {
  return field.startsWith('values.')
}

/** The fields to fill in, one below the other. */
export function OwnFieldsForm({
  own,
  problem,
  disabled,
}: {
  own: OwnValues
  problem: ProblemError | null
  disabled: boolean
}) {
  return (
    <div className={styles.own}>
      <RecordForm
        fields={own.fields}
        sections={own.sections}
        values={own.values}
        access={own.access}
        references={own.references}
        errors={problem?.errors}
        disabled={disabled}
        layout="narrow"
        onChange={own.change}
      />
    </div>
  )
}
