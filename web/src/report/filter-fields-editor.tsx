import { Select } from 'antd'
import { useId } from 'react'
import { searchedBy } from '../kit/searched-by.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { DashboardItem } from './dashboard.ts'
import styles from './dashboard-filters.module.css'
import { type DashboardFilter, filterKey } from './set-filters.ts'
import { useText } from './texts.ts'
import { useFilterForms } from './use-filter-forms.ts'

export interface FilterFieldsEditorProps {
  appId: string
  items: readonly DashboardItem[]
  filters: readonly DashboardFilter[]
  onChange: (filters: DashboardFilter[]) => void
}

const most = 12

/** Chooses the fields a dashboard can be filtered by, from the forms of the reports on it. */
export function FilterFieldsEditor({ appId, items, filters, onChange }: FilterFieldsEditorProps) {
  const t = useText()
  const id = useId()
  const reports = useOperation('report.list', { appId }).data?.items ?? []
  const shown = new Set(items.map(({ reportId }) => reportId))
  const used = reports.filter((report) => shown.has(report.id)).map(({ definition }) => definition.formId)
  // A form that has no report here any more keeps its filters until they are taken off.
  const forms = useFilterForms([...new Set([...used, ...filters.map(({ formId }) => formId)])])
  const choices = new Map(
    forms.flatMap((form) =>
      form.fields.map((field) => {
        const filter = { formId: form.id, field: field.id }
        return [filterKey(filter), { filter, field: field.name, form: form.name }] as const
      }),
    ),
  )
  const option = (key: string, label: string) => ({ value: key, label })
  return (
    <div className={styles.chooser}>
      <label htmlFor={id}>{t('filterFields')}</label>
      <Select
        id={id}
        mode="multiple"
        maxCount={most}
        placeholder={t('chooseFilterFields')}
        showSearch={searchedBy('label')}
        value={filters.map(filterKey).filter((key) => choices.has(key))}
        options={forms.map((form) => ({
          label: form.name,
          title: form.name,
          options: form.fields.map((field) =>
            option(filterKey({ formId: form.id, field: field.id }), field.name),
          ),
        }))}
        onChange={(keys: string[]) => onChange(keys.flatMap((key) => choices.get(key)?.filter ?? []))}
      />
    </div>
  )
}
