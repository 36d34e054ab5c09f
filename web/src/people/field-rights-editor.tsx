import { DeleteOutlined } from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import {
  type FieldRight,
  type FieldRightRow,
  fieldRightNames,
  formsWithRights,
  rightOn,
  withoutForm,
  withRight,
} from './field-rights.ts'
import styles from './field-rights-editor.module.css'
import { useGrantWords } from './grant-words.ts'
import type { RoleDetail } from './model.ts'
import roleStyles from './role-detail.module.css'
import { useText } from './texts.ts'
import { UnsavedBar } from './unsaved-bar.tsx'

/** What a role may do with single fields: form by form, each field to edit, to read, masked or hidden. */
export function FieldRightsEditor({ role }: { role: RoleDetail }) {
  const t = useText()
  const words = useGrantWords()
  const [rows, setRows] = useState<FieldRightRow[]>(role.fieldRights)
  const [opened, setOpened] = useState<string[]>([])
  const changed = JSON.stringify(rows) !== JSON.stringify(role.fieldRights)
  const save = useCommand('role.setGrants', {
    quiet: true,
    refreshes: ['identity', 'member'],
    success: t('role.saved'),
  })
  const shown = [...new Set([...formsWithRights(rows), ...opened])]
  const formNames = [...words.resourceWords].filter(([key]) => /^form:(?!\*)/.test(key))
  const nameOf = (formId: string) => words.resourceWords.get(`form:${formId}`) ?? t('fieldRights.goneForm')
  return (
    <section className={roleStyles.section} aria-labelledby="field-rights-title">
      <header className={roleStyles.sectionHead}>
        <h3 id="field-rights-title">{t('fieldRights.title')}</h3>
        <Select
          className={styles.add ?? ''}
          aria-label={t('fieldRights.add')}
          placeholder={t('fieldRights.add')}
          showSearch={searchedBy('label')}
          value={null}
          options={formNames
            .map(([key, label]) => ({ value: key.slice('form:'.length), label }))
            .filter(({ value }) => !shown.includes(value))}
          onChange={(formId: string | null) => formId && setOpened([...opened, formId])}
        />
      </header>
      <p className={styles.note}>{t('fieldRights.note')}</p>
      <ProblemAlert problem={save.problem} />
      {shown.map((formId) => (
        <FormRights
          key={formId}
          formId={formId}
          name={nameOf(formId)}
          rows={rows}
          onChange={setRows}
          onRemove={() => {
            setRows(withoutForm(rows, formId))
            setOpened(opened.filter((id) => id !== formId))
          }}
        />
      ))}
      {changed ? (
        <UnsavedBar
          busy={save.busy}
          onDiscard={() => {
            setRows(role.fieldRights)
            setOpened([])
            save.forget()
          }}
          onSave={() =>
            void save.run({
              roleId: role.id,
              grants: role.grants.map(({ id: _, ...grant }) => grant),
              fieldRights: rows,
            })
          }
        />
      ) : null}
    </section>
  )
}

interface FormRightsProps {
  formId: string
  name: string
  rows: readonly FieldRightRow[]
  onChange: (rows: FieldRightRow[]) => void
  onRemove: () => void
}

function FormRights({ formId, name, rows, onChange, onRemove }: FormRightsProps) {
  const t = useText()
  const { data: form, error } = useOperation('form.get', { formId })
  const fields = form?.definition.fields ?? []
  const ids = fields.map(({ id }) => id)
  const rights = new Set(ids.map((id) => rightOn(rows, formId, id)))
  return (
    <div className={styles.form}>
      <header className={styles.head}>
        <strong>{name}</strong>
        <span className={styles.all}>
          <span>{t('fieldRights.all')}</span>
          <RightChoice
            label={`${name} ${t('fieldRights.all')}`}
            value={rights.size === 1 ? [...rights][0] : undefined}
            onChange={(right) => onChange(withRight(rows, formId, ids, right))}
          />
        </span>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('fieldRights.remove', { name })}
          onClick={onRemove}
        />
      </header>
      <ProblemAlert problem={error} />
      {form || error ? null : <FormSkeleton fields={3} inset />}
      <ul>
        {fields.map(({ id, name: fieldName }) => (
          <li key={id} className={styles.field}>
            <span>{fieldName}</span>
            <RightChoice
              label={fieldName}
              value={rightOn(rows, formId, id)}
              onChange={(right) => onChange(withRight(rows, formId, [id], right))}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface RightChoiceProps {
  label: string
  /** Absent while the fields differ. */
  value: FieldRight | undefined
  onChange: (right: FieldRight) => void
}

function RightChoice({ label, value, onChange }: RightChoiceProps) {
  const t = useText()
  return (
    <Segmented<FieldRight | ''>
      aria-label={label}
      value={value ?? ''}
      onChange={(right) => right && onChange(right)}
      options={fieldRightNames.map((right) => ({ value: right, label: t(`fieldRights.${right}`) }))}
    />
  )
}
