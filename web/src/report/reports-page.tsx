import { DashboardOutlined, PlusOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { SideList, useCloseSideSheet } from '../frame/side-list.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { chartIcons } from './chart-icons.tsx'
import styles from './reports-page.module.css'
import { useText } from './texts.ts'

/** Dashboards and reports, app by app. */
export function ReportsPage() {
  const t = useText()
  const { data: apps, isPending } = useOperation('app.list', {})
  const [chosen, setChosen] = useState<string>()
  const closeSheet = useCloseSideSheet()
  const app = apps?.items.find(({ id }) => id === chosen) ?? apps?.items[0]
  if (isPending) return <RowsSkeleton inset />
  if (!app) {
    return (
      <Page title={t('reports')}>
        <EmptyState
          title={t('noAppsTitle')}
          detail={t('noAppsDetail')}
          action={
            <LinkButton to="/apps" look="primary">
              {t('goToApps')}
            </LinkButton>
          }
        />
      </Page>
    )
  }
  return (
    <>
      <SideList label={t('apps')}>
        <ul className={styles.apps}>
          {apps?.items.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.app}
                aria-current={id === app.id || undefined}
                onClick={() => {
                  setChosen(id)
                  closeSheet()
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </SideList>
      <AppReports key={app.id} appId={app.id} name={app.name} canManage={app.myPermissions.manage} />
    </>
  )
}

/** The dashboards and reports of one app; also the tab "reports" of the app page. */
export function AppReports({ appId, name, canManage }: { appId: string; name: string; canManage: boolean }) {
  const t = useText()
  return (
    <Page
      title={name}
      actions={
        canManage ? (
          <>
            <NewDashboard appId={appId} />
            <LinkButton to={`/apps/${appId}/reports/new`} look="primary" icon={<PlusOutlined />}>
              {t('newReport')}
            </LinkButton>
          </>
        ) : undefined
      }
    >
      <ReportLists appId={appId} />
    </Page>
  )
}

function NewDashboard({ appId }: { appId: string }) {
  const t = useText()
  const navigate = useNavigate()
  const create = useCommand('dashboard.create', {
    refreshes: ['app'],
    onSuccess: ({ id }) => void navigate({ to: `/dashboards/${id}` }),
  })
  return (
    <Button loading={create.busy} onClick={() => void create.run({ appId, name: t('untitledDashboard') })}>
      {t('newDashboard')}
    </Button>
  )
}

/** Cards of the dashboards, then the reports. */
export function ReportLists({ appId }: { appId: string }) {
  const t = useText()
  const dashboards = useOperation('dashboard.list', { appId }).data?.items
  const reports = useOperation('report.list', { appId }).data?.items
  if (!dashboards || !reports) return <RowsSkeleton />
  if (dashboards.length + reports.length === 0) {
    return <EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} />
  }
  return (
    <div className={styles.lists}>
      {dashboards.length > 0 ? (
        <section>
          <h2 className={styles.heading}>{t('dashboards')}</h2>
          <ul className={styles.cards}>
            {dashboards.map(({ id, name, updatedAt }) => (
              <li key={id}>
                <Link to={`/dashboards/${id}`} className={styles.card}>
                  <DashboardOutlined aria-hidden />
                  <strong>{name}</strong>
                  <RelativeTime at={updatedAt} />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {reports.length > 0 ? (
        <section>
          <h2 className={styles.heading}>{t('reports')}</h2>
          <ul className={styles.cards}>
            {reports.map(({ id, name, updatedAt, definition }) => (
              <li key={id}>
                <Link to={`/reports/${id}`} className={styles.card}>
                  {chartIcons[definition.chart]}
                  <strong>{name}</strong>
                  <span>
                    {t(`chart.${definition.chart}`)} · <RelativeTime at={updatedAt} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
