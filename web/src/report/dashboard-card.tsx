import type { ReportDefinition } from '@sluice/contract'
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import type { OutputOf } from '../kit/api.ts'
import styles from './dashboard-card.module.css'
import type { DashboardItem } from './dashboard-page.tsx'
import { ReportView } from './report-view.tsx'

export interface DashboardCardProps {
  item: DashboardItem
  report: OutputOf<'dashboard.get'>['reports'][number] | undefined
}

/** One report on a dashboard, in its place. */
export function DashboardCard({ item, report }: DashboardCardProps) {
  const place: CSSProperties = {
    gridColumn: `${item.x + 1} / span ${item.w}`,
    gridRow: `${item.y + 1} / span ${item.h}`,
  }
  if (!report) return null
  return (
    <section className={styles.card} style={place} aria-label={report.name} data-height={item.h}>
      <h2 className={styles.title}>
        <Link to={`/reports/${report.id}`}>{report.name}</Link>
      </h2>
      <div className={styles.body}>
        <ReportView name={report.name} definition={report.definition as ReportDefinition} />
      </div>
    </section>
  )
}
