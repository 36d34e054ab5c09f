import { DeleteOutlined } from '@ant-design/icons'
import type { ReportDefinition } from '@sluice/contract'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { DropMenu } from '../kit/drop-menu.tsx'
import { newId } from '../kit/new-id.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { TitleInput } from '../kit/title-input.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import { usePathParams } from '../kit/use-path-params.ts'
import { nextPlace } from './dashboard-layout.ts'
import { ReportBuilder } from './report-builder.tsx'
import { useText } from './texts.ts'

/** A stored report, open for change; what was changed is kept when it is saved. */
export function ReportPage() {
  const t = useText()
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const { reportId } = usePathParams<'reportId'>()
  const { data: report, error } = useOperation('report.get', { reportId })
  const [edited, setEdited] = useState<ReportDefinition>()
  const [name, setName] = useState<string>()
  const update = useCommand('report.update', { success: t('saved'), onSuccess: () => setEdited(undefined) })
  const remove = useCommand('report.delete', { onSuccess: () => void navigate({ to: '/reports' }) })
  if (error) {
    return (
      <Page title={t('reports')} back="/reports">
        <ProblemAlert problem={error} />
      </Page>
    )
  }
  if (!report) return <RowsSkeleton inset />
  const shown = name ?? report.name
  const definition = edited ?? (report.definition as ReportDefinition)
  const save = () => update.run({ reportId, name: shown.trim() || t('untitled'), definition })
  return (
    <Page
      flush
      back="/reports"
      tabTitle={shown}
      title={<TitleInput value={shown} label={t('name')} onChange={setName} />}
      actions={
        <>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('delete')}
            aria-haspopup="dialog"
            onClick={() =>
              modal.confirm({
                title: t('deleteTitle', { name: shown }),
                content: t('deleteNote'),
                okText: t('delete'),
                okButtonProps: { danger: true },
                onOk: () => remove.run({ reportId }),
              })
            }
          />
          <ToDashboard appId={report.appId} reportId={reportId} />
          <Button type="primary" loading={update.busy} onClick={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <ReportBuilder name={shown} definition={definition} onChange={setEdited} />
    </Page>
  )
}

/** Puts the report on a dashboard of its app, or on a new one. */
function ToDashboard({ appId, reportId }: { appId: string; reportId: string }) {
  const t = useText()
  const navigate = useNavigate()
  const dashboards = useOperation('dashboard.list', { appId }).data?.items ?? []
  const update = useCommand('dashboard.update', {
    onSuccess: ({ id }) => void navigate({ to: `/dashboards/${id}` }),
  })
  const create = useCommand('dashboard.create', {
    refreshes: ['app'],
    onSuccess: ({ id }) => void navigate({ to: `/dashboards/${id}` }),
  })
  const put = (dashboardId: string) => {
    const item = { id: newId(), reportId }
    const dashboard = dashboards.find(({ id }) => id === dashboardId)
    if (!dashboard) {
      const items = [{ ...item, x: 0, y: 0, w: 6, h: 4 }]
      return create.run({ appId, name: t('untitledDashboard'), items })
    }
    const items = [...dashboard.items, { ...item, ...nextPlace(dashboard.items) }]
    return update.run({ dashboardId, items })
  }
  return (
    <DropMenu
      menu={{
        items: [
          ...dashboards.map(({ id, name }) => ({ key: id, label: name })),
          { key: 'new', label: t('newDashboard') },
        ],
        onClick: ({ key }) => void put(key),
      }}
    >
      <Button loading={update.busy || create.busy}>{t('toDashboard')}</Button>
    </DropMenu>
  )
}
