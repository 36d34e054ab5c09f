import { ApartmentOutlined, BarChartOutlined, FileExcelOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useFeature } from '../frame/session.ts'
import styles from './first-steps.module.css'
import type { AppRow } from './model.ts'
import { useText } from './texts.ts'

/** What to try first, while there are only one or two apps. */
export function FirstSteps({ app }: { app: AppRow }) {
  const t = useText()
  const imports = useFeature('import')
  const steps = [
    { key: 'import' as const, icon: <FileExcelOutlined />, to: '/apps/new/import', search: {} },
    { key: 'flow' as const, icon: <ApartmentOutlined />, to: `/apps/${app.id}`, search: { tab: 'flow' } },
    { key: 'report' as const, icon: <BarChartOutlined />, to: `/apps/${app.id}/reports/new`, search: {} },
  ].filter(({ key }) => key !== 'import' || imports)
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
