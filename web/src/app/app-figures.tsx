import { DashboardOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import styles from './app-figures.module.css'
import type { AppDetail } from './model.ts'
import { useText } from './texts.ts'

const ReportFigure = lazy(() =>
  import('../report/report-figure.tsx').then(({ ReportFigure }) => ({ default: ReportFigure })),
)

const mostFigures = 4

/** The numbers of the app: its metric reports, live, and the way to its dashboards. */
export function AppFigures({ app }: { app: AppDetail }) {
  const t = useText()
  const figures = app.reports.filter(({ chart }) => chart === 'metric').slice(0, mostFigures)
  if (figures.length + app.dashboards.length === 0) return null
  return (
    <section>
      <header className={styles.head}>
        <h2>{t('overview.figures')}</h2>
        <ul className={styles.dashboards}>
          {app.dashboards.slice(0, 3).map(({ id, name }) => (
            <li key={id}>
              <Link to={`/dashboards/${id}`}>
                <DashboardOutlined aria-hidden /> {name}
              </Link>
            </li>
          ))}
        </ul>
      </header>
      <ul className={styles.figures}>
        {figures.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/reports/${id}`} className={styles.figure}>
              <span className={styles.name}>{name}</span>
              <Suspense fallback={<span className={styles.waiting} />}>
                <ReportFigure reportId={id} />
              </Suspense>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
