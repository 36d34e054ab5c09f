import type { Field, FieldValue, FormAction, FormDefinition } from '@sluice/contract'
import { hasRows, typeOf } from '@sluice/form'
import { Input, Select } from 'antd'
import { lazy, Suspense } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { Labelled } from '../kit/labelled.tsx'
import { searchedBy } from '../kit/searched-by.ts'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { Toggle } from '../kit/toggle.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { RecordForm } from '../record/record-form.tsx'
import styles from './actions-sheet.module.css'
import { useText } from './texts.ts'

const FilterEditor = lazy(async () => ({
  default: (await import('../record/filter-editor.tsx')).FilterEditor,
}))

export interface ActionEditorProps {
  form: FormDefinition
  action: FormAction
  kinds: OutputOf<'action.kinds'>['items']
  onChange: (action: FormAction) => void
}

/** Everything one button can be told. */
export function ActionEditor({ form, action, kinds, onChange }: ActionEditorProps) {
  const t = useText()
  const roles = useOperation('role.list', {}, { staleTime: 60_000 }).data?.items ?? []
  const kind = kinds.find(({ operation }) => operation === action.operation)
  const set = (part: Partial<FormAction>) => onChange(withoutGaps({ ...action, ...part }))
  const settable = form.fields.filter((field) => !typeOf(field).madeByServer)
  return (
    <div className={styles.editor}>
      <Labelled label={t('action.name')}>
        {(id) => (
          <Input
            id={id}
            value={action.name}
            maxLength={40}
            onChange={({ target }) => set({ name: target.value })}
          />
        )}
      </Labelled>
      <Labelled label={t('action.operation')}>
        {(id) => (
          <Select
            id={id}
            value={action.operation}
            options={kinds.map(({ operation, name }) => ({ value: operation, label: name }))}
            onChange={(operation) =>
              set({
                operation,
                ...(takesValues(kinds, operation) ? {} : { values: undefined, asks: undefined }),
              })
            }
          />
        )}
      </Labelled>
      {kind?.takesValues ? <ValuesEditor fields={settable} action={action} onChange={set} /> : null}
      <div>
        <Labelled label={t('action.when')}>
          {() => (
            <Suspense fallback={<FormSkeleton fields={1} />}>
              <FilterEditor
                fields={form.fields}
                value={action.when}
                onChange={(when) => set({ when: when as FormAction['when'] })}
              />
            </Suspense>
          )}
        </Labelled>
        <p className={styles.hint}>{t('action.whenHint')}</p>
      </div>
      <div>
        <Labelled label={t('action.roles')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              allowClear
              placeholder={t('action.everybody')}
              value={action.roleIds ?? []}
              showSearch={searchedBy('label')}
              options={roles.map((role) => ({ value: role.id, label: role.name }))}
              onChange={(roleIds: string[]) => set({ roleIds: roleIds.length > 0 ? roleIds : undefined })}
            />
          )}
        </Labelled>
        <p className={styles.hint}>{t('action.rolesHint')}</p>
      </div>
      <Labelled label={t('action.confirm')}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={500}
            placeholder={t('action.confirmHint')}
            value={action.confirm ?? ''}
            onChange={({ target }) => set({ confirm: target.value || undefined })}
          />
        )}
      </Labelled>
      <Toggle
        label={t('action.danger')}
        value={action.danger}
        onChange={(danger) => set({ danger: danger || undefined })}
      />
    </div>
  )
}

interface ValuesEditorProps {
  fields: readonly Field[]
  action: FormAction
  onChange: (part: Partial<FormAction>) => void
}

/** What the button sets by itself, and what it asks for when it is pressed. */
function ValuesEditor({ fields, action, onChange }: ValuesEditorProps) {
  const t = useText()
  const { values = {}, asks = [] } = action
  const options = (others: readonly string[], list: readonly Field[]) =>
    list.filter(({ id }) => !others.includes(id)).map(({ id, name }) => ({ value: id, label: name }))
  const preset = Object.keys(values)
  const single = fields.filter((field) => !hasRows(field) && typeOf(field).names !== 'files')
  const choose = (ids: string[]) => {
    const kept: [string, FieldValue][] = ids.map((id) => [id, values[id] ?? null])
    onChange({ values: kept.length > 0 ? Object.fromEntries(kept) : undefined })
  }
  return (
    <>
      <Labelled label={t('action.sets')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={preset}
            placeholder={t('action.setsHint')}
            showSearch={searchedBy('label')}
            options={options(asks, single)}
            onChange={choose}
          />
        )}
      </Labelled>
      {preset.length > 0 ? (
        <RecordForm
          layout="narrow"
          fields={single
            .filter(({ id }) => preset.includes(id))
            .map((field) => ({ ...field, width: 12, required: false, readOnly: false }))}
          values={values}
          onChange={(fieldId, value) => onChange({ values: { ...values, [fieldId]: value } })}
        />
      ) : null}
      <Labelled label={t('action.asks')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={[...asks]}
            placeholder={t('action.asksHint')}
            showSearch={searchedBy('label')}
            options={options(preset, fields)}
            onChange={(ids: string[]) => onChange({ asks: ids.length > 0 ? ids : undefined })}
          />
        )}
      </Labelled>
    </>
  )
}

function takesValues(kinds: ActionEditorProps['kinds'], operation: string): boolean {
  return kinds.find((kind) => kind.operation === operation)?.takesValues ?? false
}

/** Without the parts that say nothing. */
function withoutGaps(action: { [Part in keyof FormAction]: FormAction[Part] | undefined }): FormAction {
  return Object.fromEntries(Object.entries(action).filter(([, value]) => value !== undefined)) as FormAction
}
