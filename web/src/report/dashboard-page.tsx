import { FullscreenOutlined, PlusOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, ConfigProvider } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { DropMenu } from '../kit/drop-menu.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { newId } from '../kit/new-id.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { TitleInput } from '../kit/title-input.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import type { DashboardItem } from './dashboard.ts'
import { DashboardCard } from './dashboard-card.tsx'
import { DashboardFilters } from './dashboard-filters.tsx'
import { nextPlace } from './dashboard-layout.ts'
import styles from './dashboard-page.module.css'
import { FilterFieldsEditor } from './filter-fields-editor.tsx'
import { type DashboardFilter, readSetFilters, type SetFilter, writeSetFilters } from './set-filters.ts'
import { useText } from './texts.ts'

const DashboardEditor = lazy(() =>
  import('./dashboard-editor.tsx').then(({ DashboardEditor }) => ({ default: DashboardEditor })),
)

/** A dashboard while it is changed. */
interface Draft {
  name: string
  items: DashboardItem[]
  filters: DashboardFilter[]
}

/** A grid of reports: to look at, to arrange, to fill a wall with. */
export function DashboardPage() {
  const t = useText()
  const { dashboardId } = usePathParams<'dashboardId'>()
  const { data, error } = useOperation('dashboard.get', { dashboardId })
  const [draft, setDraft] = useState<Draft>()
  const [set, setFilters] = useSetFilters(dashboardId, data?.filters ?? [])
  const wall = useRef<HTMLDivElement>(null)
  const update = useCommand('dashboard.update', { success: t('saved'), onSuccess: () => setDraft(undefined) })
  if (error) {
    return (
      <Page title={t('dashboards')} back="/reports">
        <ProblemAlert problem={error} />
      </Page>
    )
  }
  if (!data) return <RowsSkeleton inset />
  const items = draft?.items ?? data.items
  const edit = () => setDraft({ name: data.name, items: [...data.items], filters: [...data.filters] })
  return (
    <Page
      back="/reports"
      tabTitle={data.name}
      title={
        draft ? (
          <TitleInput
            value={draft.name}
            label={t('name')}
            onChange={(name) => setDraft({ ...draft, name })}
          />
        ) : (
          data.name
        )
      }
      actions={
        draft ? (
          <>
            <AddReport
              appId={data.appId}
              items={items}
              onAdd={(next) => setDraft({ ...draft, items: next })}
            />
            <Button
              type="primary"
              loading={update.busy}
              onClick={() => void update.run({ ...draft, dashboardId, name: draft.name.trim() || data.name })}
            >
              {t('done')}
            </Button>
          </>
        ) : (
          <>
            <Button
              type="text"
              icon={<FullscreenOutlined />}
              aria-label={t('fullScreen')}
              onClick={() => void wall.current?.requestFullscreen()}
            />
            {data.canManage ? <Button onClick={edit}>{t('edit')}</Button> : null}
          </>
        )
      }
    >
      <div ref={wall} className={styles.wall}>
        <ConfigProvider getPopupContainer={topmost}>
          {draft ? (
            <FilterFieldsEditor
              appId={data.appId}
              items={items}
              filters={draft.filters}
              onChange={(filters) => setDraft({ ...draft, filters })}
            />
          ) : (
            <DashboardFilters filters={data.filters} set={set} onSet={setFilters} />
          )}
          {items.length === 0 ? (
            <EmptyState
              title={t('dashboardEmpty')}
              detail={t('dashboardEmptyDetail')}
              action={
                data.canManage && !draft ? (
                  <Button type="primary" onClick={edit}>
                    {t('edit')}
                  </Button>
                ) : undefined
              }
            />
          ) : draft ? (
            <Suspense fallback={<RowsSkeleton />}>
              <DashboardEditor items={items} onChange={(next) => setDraft({ ...draft, items: next })} />
            </Suspense>
          ) : (
            <div className={styles.grid}>
              {[...items].sort(readingOrder).map((item) => (
                <DashboardCard
                  key={item.id}
                  item={item}
                  report={data.reports.find(({ id }) => id === item.reportId)}
                  set={set}
                />
              ))}
            </div>
          )}
        </ConfigProvider>
      </div>
    </Page>
  )
}

/** The filters that are set, kept in the address: a link that is passed on shows the same. */
function useSetFilters(dashboardId: string, filters: readonly DashboardFilter[]) {
  const { filters: raw } = useSearch({ strict: false }) as { filters?: unknown }
  const navigate = useNavigate()
  const set = (next: readonly SetFilter[]) => {
    const search = { filters: writeSetFilters(next) }
    void navigate({ to: `/dashboards/${dashboardId}`, search: search as never, replace: true })
  }
  return [readSetFilters(raw, filters), set] as const
}

/** What fills the screen must hold what opens over it. */
function topmost(): HTMLElement {
  return (document.fullscreenElement as HTMLElement | null) ?? document.body
}

function readingOrder(a: DashboardItem, b: DashboardItem): number {
  return a.y - b.y || a.x - b.x
}

interface AddReportProps {
  appId: string
  items: DashboardItem[]
  onAdd: (items: DashboardItem[]) => void
}

function AddReport({ appId, items, onAdd }: AddReportProps) {
  const t = useText()
  const reports = useOperation('report.list', { appId }).data?.items ?? []
  const absent = reports.filter(({ id }) => !items.some(({ reportId }) => reportId === id))
  return (
    <DropMenu
      menu={{
        items:
          absent.length > 0
            ? absent.map(({ id, name }) => ({ key: id, label: name }))
            : [{ key: '', label: t('allOnDashboard'), disabled: true }],
        onClick: ({ key }) => onAdd([...items, { id: newId(), reportId: key, ...nextPlace(items) }]),
      }}
    >
      <Button icon={<PlusOutlined />}>{t('addReport')}</Button>
    </DropMenu>
  )
}
