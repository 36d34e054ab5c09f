import type { Filter, ReportDefinition } from '@sluice/contract'
import { Popover } from 'antd'
import { useOperation } from '../kit/use-operation.ts'
import { fieldsOf } from '../record/form-detail.ts'
import { noReferences } from '../record/model.ts'
import { systemFields } from '../record/system-fields.ts'
import { useFilterNames } from '../record/use-filter-names.ts'
import styles from './report-note.module.css'
import type { ReportColumn } from './report-types.ts'
import { narrowedBy, reportWords } from './report-words.ts'
import { useText } from './texts.ts'

export interface ReportNoteProps {
  definition: ReportDefinition
  /** What narrows it beside its own filter. */
  filter?: Filter
}

const noColumns: ReportColumn[] = []

/** Filter, comparison and order of a report in one line; all of it on a pointer or the keyboard. Nothing where there is none. */
export function ReportNote({ definition, filter }: ReportNoteProps) {
  const t = useText()
  const form = useOperation('form.get', { formId: definition.formId }).data
  const result = useOperation(
    'report.run',
    { definition, ...(filter ? { filter } : {}) },
    { keepPrevious: true },
  ).data
  const fields = form ? [...fieldsOf(form), ...systemFields({ hasFlow: form.hasFlow })] : []
  const names = useFilterNames(narrowedBy(definition, filter), fields, noReferences)
  if (!form || !result) return null
  const words = reportWords(t, { definition, filter, columns: result.columns ?? noColumns, fields, names })
  const parts = (['filter', 'comparison', 'sort', 'top'] as const).flatMap((part) => {
    const text = words[part]
    return text ? [{ part, text }] : []
  })
  if (parts.length === 0) return null
  const whole = (
    <dl className={styles.whole}>
      {parts.map(({ part, text }) => (
        <div key={part}>
          <dt>{t(`told.${part}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
  return (
    <Popover content={whole} trigger={['hover', 'focus', 'click']} placement="bottomLeft" arrow={false}>
      <button type="button" className={styles.note} data-testid="report-note">
        {parts.map(({ text }) => text).join(' · ')}
      </button>
    </Popover>
  )
}
