import type { systemFormIds } from '@sluice/contract'
import type { ReactNode } from 'react'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { useOperation } from '../kit/use-operation.ts'
import type { FormDetail } from './form-detail.ts'
import { type OpenedRecord, RecordGrid } from './record-grid.tsx'
import { useGridState } from './use-grid-state.ts'

export interface SystemRecordsProps {
  formId: (typeof systemFormIds)[keyof typeof systemFormIds]
  /** Where the page stands: its address keeps what the grid shows. */
  path: string
  title: string
  note?: string
  /** Buttons at the right of the title. */
  actions?: ReactNode
  /** An open record in place of its fields, where there is more to say. */
  opened?: (record: OpenedRecord) => ReactNode
}

/** What the system keeps, as the grid of any form, on a page of its own. */
export function SystemRecords({ formId, path, title, note, actions, opened }: SystemRecordsProps) {
  const { data: form, error, refetch } = useOperation('form.get', { formId }, { staleTime: 60_000 })
  return (
    <Page title={title} note={note} actions={actions} flush>
      {error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : null}
      {form && !error ? <Records form={form} path={path} opened={opened} /> : null}
      {form || error ? null : <RowsSkeleton inset />}
    </Page>
  )
}

function Records({ form, path, opened }: Pick<SystemRecordsProps, 'path' | 'opened'> & { form: FormDetail }) {
  const state = useGridState(path)
  return (
    <RecordGrid
      form={form}
      path={path}
      state={state}
      onNew={undefined}
      onImport={undefined}
      opened={opened}
    />
  )
}
