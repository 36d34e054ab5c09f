import { Button } from 'antd'
import styles from './dashboard-filters.module.css'
import { FilterControl } from './filter-control.tsx'
import { type DashboardFilter, filterKey, type SetFilter, withFilter } from './set-filters.ts'
import { useText } from './texts.ts'
import { useFilterForms } from './use-filter-forms.ts'

export interface DashboardFiltersProps {
  filters: readonly DashboardFilter[]
  /** What is set. */
  set: readonly SetFilter[]
  onSet: (set: SetFilter[]) => void
}

/** On top of a dashboard: its filters, each to be set and taken back by whoever looks at it. */
export function DashboardFilters({ filters, set, onSet }: DashboardFiltersProps) {
  const t = useText()
  const forms = useFilterForms([...new Set(filters.map(({ formId }) => formId))])
  if (filters.length === 0) return null
  return (
    <section className={styles.bar} aria-label={t('filters')}>
      {filters.map((filter) => {
        const form = forms.find(({ id }) => id === filter.formId)
        const field = form?.fields.find(({ id }) => id === filter.field)
        if (!form || !field) return null
        const condition = set.find(
          (one) => one.formId === filter.formId && one.condition.field === filter.field,
        )?.condition
        return (
          <FilterControl
            key={filterKey(filter)}
            field={field}
            // Two forms may have fields of one name.
            name={forms.length > 1 ? `${form.name} · ${field.name}` : field.name}
            condition={condition}
            onChange={(next) => onSet(withFilter(set, filter, next))}
          />
        )
      })}
      {set.length > 1 ? (
        <Button type="link" onClick={() => onSet([])}>
          {t('clearFilters')}
        </Button>
      ) : null}
    </section>
  )
}
