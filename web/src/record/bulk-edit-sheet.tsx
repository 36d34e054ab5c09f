import type { FieldValue } from '@sluice/contract'
import { hasRows } from '@sluice/form'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import styles from './bulk-edit-sheet.module.css'
import { type FormDetail, fieldsOf } from './form-detail.ts'
import { accessTo, type References } from './model.ts'
import { RecordForm } from './record-form.tsx'
import { useText } from './texts.ts'

export interface BulkEditSheetProps {
  form: FormDetail
  ids: string[]
  references: References
  onClose: () => void
  onDone: () => void
}

/** Gives one field the same value in all marked records. */
export function BulkEditSheet({ form, ids, references, onClose, onDone }: BulkEditSheetProps) {
  const t = useText()
  const selectId = useId()
  const fields = fieldsOf(form).filter(
    (field) =>
      accessTo(field, form.fieldAccess) === 'edit' && !hasRows(field) && !('unique' in field && field.unique),
  )
  const [fieldId, setFieldId] = useState<string>()
  const [value, setValue] = useState<FieldValue>(null)
  const field = fields.find(({ id }) => id === fieldId)
  const update = useCommand('record.bulkUpdate', {
    quiet: true,
    success: ({ count }) => t('grid.bulkDone', { count }),
    onSuccess: onDone,
  })
  const errors = update.problem?.errors
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('grid.bulkTitle', { count: ids.length })}
      footer={
        <>
          <Button onClick={onClose}>{t('record.cancel')}</Button>
          <Button
            type="primary"
            disabled={!field}
            loading={update.busy}
            onClick={() =>
              field && void update.run({ formId: form.id, recordIds: ids, values: { [field.id]: value } })
            }
          >
            {t('grid.bulkSave', { count: ids.length })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ProblemAlert problem={update.problem} fieldsShown />
        <div className={styles.field}>
          <label htmlFor={selectId}>{t('grid.bulkField')}</label>
          <Select
            id={selectId}
            autoFocus
            value={fieldId}
            placeholder={t('form.choose')}
            showSearch={searchedBy('label')}
            options={fields.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => {
              setFieldId(id)
              setValue(null)
              update.forget()
            }}
          />
        </div>
        {field ? (
          <RecordForm
            key={field.id}
            fields={[{ ...field, width: 12, required: false, help: t('grid.bulkEmpty') }]}
            values={{ [field.id]: value }}
            references={references}
            errors={errors}
            onChange={(_, next) => setValue(next)}
          />
        ) : null}
      </div>
    </Sheet>
  )
}
