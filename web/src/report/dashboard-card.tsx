import type { ReportDefinition } from '@sluice/contract'
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import type { OutputOf } from '../kit/api.ts'
import type { DashboardItem } from './dashboard.ts'
import styles from './dashboard-card.module.css'
import { ReportNote } from './report-note.tsx'
import { ReportView } from './report-view.tsx'
import { filterOfForm, type SetFilter } from './set-filters.ts'

export interface DashboardCardProps {
  item: DashboardItem
  report: OutputOf<'dashboard.get'>['reports'][number] | undefined
  /** The filters of the dashboard that are set. */
  set: readonly SetFilter[]
}

/** One report on a dashboard, in its place. */
export function DashboardCard({ item, report, set }: DashboardCardProps) {
  const place: CSSProperties = {
    gridColumn: `${item.x + 1} / span ${item.w}`,
    gridRow: `${item.y + 1} / span ${item.h}`,
  }
  if (!report) return null
  const definition = report.definition as ReportDefinition
  const filter = filterOfForm(set, definition.formId)
  return (
    <section className={styles.card} style={place} aria-label={report.name} data-height={item.h}>
      <h2 className={styles.title}>
        <Link to={`/reports/${report.id}`}>{report.name}</Link>
      </h2>
      <div className={styles.note}>
        <ReportNote definition={definition} {...(filter ? { filter } : {})} />
      </div>
      <div className={styles.body}>
        <ReportView name={report.name} definition={definition} {...(filter ? { filter } : {})} />
      </div>
    </section>
  )
}
