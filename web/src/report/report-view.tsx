import type { Filter, ReportDefinition } from '@sluice/contract'
import { lazy, Suspense, useMemo, useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { useTheme } from '../theme/theme-choice.ts'
import { chartOption } from './chart-option.ts'
import { DrillDown, type DrilledGroup } from './drill-down.tsx'
import { GroupTable } from './group-table.tsx'
import { MetricCard } from './metric-card.tsx'
import type { ReportResult } from './report-types.ts'
import styles from './report-view.module.css'
import { spread } from './spread.ts'
import { useText } from './texts.ts'

const Chart = lazy(() => import('./chart.tsx').then(({ Chart }) => ({ default: Chart })))

export interface ReportViewProps {
  definition: ReportDefinition
  /** Narrows it further: the filter of a dashboard. */
  filter?: Filter
  /** Names the drawing. */
  name: string
}

/** The answer of a report as chart, table or number; a click on a part shows its records. */
export function ReportView({ definition, filter, name }: ReportViewProps) {
  const t = useText()
  const { data, error, refetch } = useOperation(
    'report.run',
    { definition, ...(filter ? { filter } : {}) },
    { keepPrevious: true },
  )
  const [group, setGroup] = useState<DrilledGroup | null>(null)
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!data) return <RowsSkeleton rows={4} />
  return (
    <div className={styles.view}>
      <Answer definition={definition} result={data} name={name} onPick={setGroup} />
      {data.truncated ? <p className={styles.note}>{t('truncated', { count: data.rows.length })}</p> : null}
      <DrillDown
        definition={definition}
        {...(filter ? { filter } : {})}
        group={group}
        onClose={() => setGroup(null)}
      />
    </div>
  )
}

interface AnswerProps {
  definition: ReportDefinition
  result: ReportResult
  name: string
  onPick: (group: DrilledGroup) => void
}

function Answer({ definition, result, name, onPick }: AnswerProps) {
  const t = useText()
  const theme = useTheme()
  const { chart } = definition
  const drawn = chart === 'bar' || chart === 'line' || chart === 'pie'
  const rowDimensions = definition.rows.length
  const empty = t('empty')
  const option = useMemo(
    () => (drawn ? chartOption(result, chart, rowDimensions, { theme, empty }) : null),
    [result, chart, drawn, rowDimensions, theme, empty],
  )
  if (chart === 'metric') return <MetricCard definition={definition} result={result} onPick={onPick} />
  if (result.rows.length === 0) {
    return <EmptyState compact title={t('nothing')} detail={t('nothingDetail')} />
  }
  if (!drawn || rowDimensions + definition.columns.length === 0) {
    return <GroupTable result={result} rowDimensions={rowDimensions} onPick={onPick} />
  }
  const pick = ({ seriesIndex, dataIndex }: { seriesIndex: number; dataIndex: number }) => {
    if (chart === 'pie') {
      const row = result.rows[dataIndex]
      if (row) onPick({ keys: row.keys, label: row.labels.join(' · ') || empty })
      return
    }
    const { categories, series } = spread(result, rowDimensions, empty)
    const category = categories[dataIndex]
    if (category)
      onPick({ keys: [...category.keys, ...(series[seriesIndex]?.keys ?? [])], label: category.label })
  }
  return (
    <Suspense fallback={<RowsSkeleton rows={4} />}>
      <Chart label={`${name}: ${result.sentence}`} option={option ?? {}} onPick={pick} />
    </Suspense>
  )
}
