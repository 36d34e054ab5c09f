import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { ReportDefinition } from '@sluice/contract'
import { formatPercent } from '../kit/formats.ts'
import type { DrilledGroup } from './drill-down.tsx'
import { formatValue } from './format-value.ts'
import styles from './metric-card.module.css'
import type { ReportResult } from './report-types.ts'
import { useText } from './texts.ts'

export interface MetricCardProps {
  definition: ReportDefinition
  result: ReportResult
  onPick: (group: DrilledGroup) => void
}

/** One number in large type, with its change against the period before; either leads to its own records. */
export function MetricCard({ result, onPick }: MetricCardProps) {
  const t = useText()
  const column = result.columns.find(({ kind }) => kind === 'measure')
  const compared = result.comparison
  const value = compared ? compared.current : result.rows[0]?.values[0]
  const name = column?.name ?? ''
  const pick = (period: 'current' | 'previous') =>
    onPick({ keys: [], label: t(`period.${period}`, { name }), period })
  return (
    <div className={styles.card}>
      <button
        type="button"
        className={styles.value}
        aria-haspopup="dialog"
        onClick={() => (compared ? pick('current') : onPick({ keys: [], label: name }))}
      >
        {formatValue(value, column)}
      </button>
      <div className={styles.under}>
        <span>{name}</span>
        {compared?.previous ? (
          <button
            type="button"
            className={styles.before}
            title={t('previousWas', { value: formatValue(compared.previous, column) })}
            aria-haspopup="dialog"
            onClick={() => pick('previous')}
          >
            <Change current={compared.current} previous={compared.previous} words={t('versus')} />
          </button>
        ) : null}
      </div>
    </div>
  )
}

/** The same number to read only, in a card that leads elsewhere. */
export function MetricFigure({ result }: { result: ReportResult }) {
  const t = useText()
  const column = result.columns.find(({ kind }) => kind === 'measure')
  const compared = result.comparison
  return (
    <>
      <span className={styles.figure}>
        {formatValue(compared ? compared.current : result.rows[0]?.values[0], column)}
      </span>
      <span className={styles.under}>
        {compared?.previous ? (
          <Change current={compared.current} previous={compared.previous} words={t('versus')} />
        ) : (
          column?.name
        )}
      </span>
    </>
  )
}

function Change({
  current,
  previous,
  words,
}: {
  current: number | null
  previous: number | null
  words: string
}) {
  if (!previous) return null
  const share = ((current ?? 0) - previous) / Math.abs(previous)
  if (share === 0)
    return (
      <span>
        {formatPercent(0)} {words}
      </span>
    )
  return (
    <span className={styles.change} data-up={share >= 0 || undefined}>
      {share >= 0 ? <ArrowUpOutlined aria-hidden /> : <ArrowDownOutlined aria-hidden />}
      {formatPercent(Math.abs(share))} {words}
    </span>
  )
}
