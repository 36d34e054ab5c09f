import type { ReportDefinition } from '@sluice/contract'
import { useOperation } from '../kit/use-operation.ts'
import styles from './metric-card.module.css'
import { MetricFigure } from './metric-card.tsx'

/** The number of a stored metric report and its change, for a card elsewhere. */
export function ReportFigure({ reportId }: { reportId: string }) {
  const report = useOperation('report.get', { reportId }).data
  const definition = report?.definition as ReportDefinition | undefined
  const { data } = useOperation(
    'report.run',
    { definition: definition as ReportDefinition },
    { enabled: definition !== undefined },
  )
  if (!data) return <span className={styles.waiting} />
  return <MetricFigure result={data} />
}
