import { ApartmentOutlined, BarChartOutlined, FileExcelOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import styles from './first-steps.module.css'
import type { AppRow } from './model.ts'
import { useText } from './texts.ts'

/** What to try first, while there are only one or two apps. */
export function FirstSteps({ app }: { app: AppRow }) {
  const t = useText()
  const steps = [
    { key: 'import', icon: <FileExcelOutlined />, to: '/apps/new/import', search: {} },
    { key: 'flow', icon: <ApartmentOutlined />, to: `/apps/${app.id}`, search: { tab: 'flow' } },
    { key: 'report', icon: <BarChartOutlined />, to: `/apps/${app.id}/reports/new`, search: {} },
  ] as const
  return (
    <section className={styles.first}>
      <h2>{t('firstSteps.title')}</h2>
      <ol>
        {steps.map(({ key, icon, to, search }) => (
          <li key={key}>
            <Link to={to} search={search as never} className={styles.step}>
              <span className={styles.icon} aria-hidden="true">
                {icon}
              </span>
              <span>
                <strong>{t(`firstSteps.${key}`)}</strong>
                <span className={styles.detail}>{t(`firstSteps.${key}Detail`, { name: app.name })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
