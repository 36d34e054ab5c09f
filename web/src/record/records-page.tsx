import { FormOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useCallback, useState } from 'react'
import { useFeature } from '../frame/session.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import type { FormDetail } from './form-detail.ts'
import { GridActions } from './grid-actions.tsx'
import { NewRecordSheet } from './new-record-sheet.tsx'
import { RecordGrid } from './record-grid.tsx'
import { useText } from './texts.ts'
import { type GridState, useGridState } from './use-grid-state.ts'
import { useRecordCommands } from './use-record-commands.ts'

const ImportSheet = lazy(async () => ({ default: (await import('../import/import-sheet.tsx')).ImportSheet }))

/** The records of a form as a grid; one of them, or a new one, in a drawer. */
export function RecordsPage({ appId, formId }: { appId: string; formId: string }) {
  const t = useText()
  const { data: form, error, refetch } = useOperation('form.get', { formId }, { staleTime: 60_000 })
  return (
    <>
      {error ? (
        <Page title={t('grid.unknownForm')} back={`/apps/${appId}`}>
          <ProblemAlert problem={error} onRetry={() => void refetch()} />
        </Page>
      ) : null}
      {form && !error ? <FormRecords key={formId} appId={appId} form={form} /> : null}
      {form || error ? null : <RowsSkeleton inset />}
    </>
  )
}

function FormRecords({ appId, form }: { appId: string; form: FormDetail }) {
  const t = useText()
  const path = `/apps/${appId}/forms/${form.id}`
  const state = useGridState(path)
  const { change } = state
  const openNew = useCallback(() => change({ record: 'new', view: undefined }, 'push'), [change])
  const [importing, setImporting] = useState(false)
  const mayCreate = form.my.create && form.version > 0
  const imports = useFeature('import')
  const openImport = imports && form.my.import && form.version > 0 ? () => setImporting(true) : undefined
  useRecordCommands({ form, path, state, onNew: mayCreate ? openNew : undefined, onImport: openImport })
  return (
    <Page
      flush
      title={state.view === 'bin' ? t('grid.binOf', { name: form.name }) : form.name}
      back={`/apps/${appId}`}
      actions={
        <GridActions
          appId={appId}
          form={form}
          state={state}
          onNew={mayCreate ? openNew : undefined}
          onImport={openImport}
        />
      }
    >
      <Body
        form={form}
        path={path}
        state={state}
        onNew={mayCreate ? openNew : undefined}
        onImport={openImport}
      />
      {mayCreate ? (
        <NewRecordSheet
          form={form}
          open={state.record === 'new'}
          onClose={() => change({ record: undefined })}
        />
      ) : null}
      {importing ? (
        <Suspense fallback={null}>
          <ImportSheet open onClose={() => setImporting(false)} formId={form.id} />
        </Suspense>
      ) : null}
    </Page>
  )
}

/** The records as the open view shows them. A view that is gone or somebody else's is as none. */
function Records(props: BodyProps) {
  const { form, state } = props
  // What the system keeps has no views.
  const { data } = useOperation(
    'view.list',
    { formId: form.id },
    { staleTime: 60_000, enabled: !form.offered },
  )
  const saved = data?.items.find(({ id }) => id === state.saved)
  // Without the list it is not known yet how the records are shown.
  if (state.saved && !data && !form.offered) return <RowsSkeleton inset />
  return (
    <RecordGrid
      key={saved?.id}
      {...props}
      views={form.offered ? undefined : (data?.items ?? [])}
      saved={saved}
    />
  )
}

interface BodyProps {
  form: FormDetail
  path: string
  state: GridState
  onNew: (() => void) | undefined
  onImport: (() => void) | undefined
}

function Body({ form, path, state, onNew, onImport }: BodyProps) {
  const t = useText()
  if (form.version === 0) {
    return (
      <EmptyState
        title={t('grid.unpublishedTitle')}
        detail={t('grid.unpublishedDetail')}
        action={
          form.my.manage ? (
            <LinkButton to={`${path}/design`} look="primary" icon={<FormOutlined aria-hidden />}>
              {t('grid.design')}
            </LinkButton>
          ) : undefined
        }
      />
    )
  }
  if (!form.my.read) {
    return onNew ? (
      <EmptyState
        title={t('grid.noReadTitle')}
        action={
          <Button type="primary" icon={<PlusOutlined aria-hidden />} aria-haspopup="dialog" onClick={onNew}>
            {t(form.hasFlow ? 'record.submitNew' : 'record.new', { name: form.name })}
          </Button>
        }
      />
    ) : (
      <EmptyState title={t('grid.noRead')} />
    )
  }
  return <Records form={form} path={path} state={state} onNew={onNew} onImport={onImport} />
}
