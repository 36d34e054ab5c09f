import { PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { EmptyState } from '../kit/empty-state.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { AppAccess } from './app-access.tsx'
import { AppFlows } from './app-flows.tsx'
import { AppOverview } from './app-overview.tsx'
import styles from './app-page.module.css'
import { AppSettings } from './app-settings.tsx'
import { AppSideList } from './app-side-list.tsx'
import { FormDialogs, type FormTask } from './form-dialogs.tsx'
import type { AppDetail } from './model.ts'
import { useText } from './texts.ts'

const AppVersions = lazy(async () => ({ default: (await import('./app-versions.tsx')).AppVersions }))
const AggregateTables = lazy(async () => ({
  default: (await import('../form/aggregate-tables.tsx')).AggregateTables,
}))
const ReportLists = lazy(async () => ({ default: (await import('../report/reports-page.tsx')).ReportLists }))

const tabNames = ['overview', 'flow', 'reports', 'amounts', 'access', 'versions', 'settings'] as const
/** Tabs of those who manage the app. */
const managing: readonly string[] = ['flow', 'amounts', 'access', 'versions', 'settings']
/** Tabs that are about forms of one's own. */
const ofOwnForms: readonly string[] = ['flow', 'amounts', 'versions', 'settings']
type TabName = (typeof tabNames)[number]

/** `/apps/$appId`: what I can start, what runs, what is late; flows, reports and settings of the app. */
export function AppPage() {
  const t = useText()
  const { appId } = usePathParams<'appId'>()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { tab?: string }
  const { data: app, error, refetch } = useOperation('app.get', { appId })
  const [task, setTask] = useState<FormTask | null>(null)
  const manage = app?.myPermissions.manage ?? false
  const offered = tabNames.filter(
    (name) => (manage || !managing.includes(name)) && !(app?.builtIn && ofOwnForms.includes(name)),
  )
  const tab = offered.find((name) => name === search.tab) ?? 'overview'
  if (error) {
    return (
      <Page title={t('title')} back="/apps">
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  return (
    <>
      <AppSideList appId={appId} />
      <Page
        title={app?.name ?? '…'}
        note={app?.description}
        back="/apps"
        actions={
          app && manage ? <TabAction tab={tab} app={app} onAdd={() => setTask({ kind: 'add' })} /> : null
        }
        bar={
          app ? (
            <Tabs
              activeKey={tab}
              onChange={(key) =>
                void navigate({
                  to: `/apps/${appId}`,
                  search: (key === 'overview' ? {} : { tab: key }) as never,
                })
              }
              items={offered.map((key) => ({
                key,
                label: t(`tabs.${key}`),
              }))}
              tabBarStyle={{ margin: 0 }}
            />
          ) : (
            <div className={styles.bar} />
          )
        }
      >
        {app ? <TabBody tab={tab} app={app} onAdd={() => setTask({ kind: 'add' })} /> : <RowsSkeleton />}
        <FormDialogs appId={appId} task={task} onClose={() => setTask(null)} />
      </Page>
    </>
  )
}

interface TabProps {
  tab: TabName
  app: AppDetail
  onAdd: () => void
}

/** The one primary button belongs to the open tab. */
function TabAction({ tab, app, onAdd }: TabProps) {
  const t = useText()
  if (tab === 'overview' && app.forms.length > 0 && !app.builtIn) {
    return (
      <Button icon={<PlusOutlined aria-hidden />} aria-haspopup="dialog" onClick={onAdd}>
        {t('form.add')}
      </Button>
    )
  }
  if (tab === 'reports' && app.forms.length > 0) {
    return (
      <LinkButton to={`/apps/${app.id}/reports/new`} look="primary" icon={<PlusOutlined aria-hidden />}>
        {t('reports.add')}
      </LinkButton>
    )
  }
  return null
}

function TabBody({ tab, app, onAdd }: TabProps) {
  const t = useText()
  if (app.forms.length === 0 && ['overview', 'flow', 'reports', 'amounts'].includes(tab)) {
    return (
      <EmptyState
        title={t('form.emptyTitle')}
        detail={t('form.emptyDetail')}
        action={
          app.myPermissions.manage ? (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} aria-haspopup="dialog" onClick={onAdd}>
              {t('form.add')}
            </Button>
          ) : undefined
        }
      />
    )
  }
  switch (tab) {
    case 'overview':
      return <AppOverview app={app} />
    case 'flow':
      return <AppFlows app={app} />
    case 'amounts':
      return (
        <Suspense fallback={<RowsSkeleton />}>
          <AggregateTables appId={app.id} forms={app.forms} />
        </Suspense>
      )
    case 'reports':
      return (
        <Suspense fallback={<RowsSkeleton />}>
          <ReportLists appId={app.id} />
        </Suspense>
      )
    case 'access':
      return <AppAccess key={app.id} appId={app.id} />
    case 'versions':
      return (
        <Suspense fallback={<RowsSkeleton />}>
          <AppVersions key={app.id} appId={app.id} />
        </Suspense>
      )
    case 'settings':
      return <AppSettings app={app} />
  }
}
