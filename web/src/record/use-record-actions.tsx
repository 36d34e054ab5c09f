import type { RecordValues } from '@sluice/contract'
import { App } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { ModuleCommand } from '../frame/module.ts'
import { usePageCommands } from '../frame/use-page-commands.ts'
import { useOperation } from '../kit/use-operation.ts'
import { actionIcon } from './action/action-icons.tsx'
import { type OfferedAction, subjectOf } from './action/offered-action.ts'
import { useAct } from './action/use-act.tsx'
import { useText } from './texts.ts'

const AskSheet = lazy(async () => ({ default: (await import('./action/dialogs.tsx')).AskSheet }))
const RunSheet = lazy(async () => ({ default: (await import('./action/dialogs.tsx')).RunSheet }))

export interface RecordActionsOptions {
  formId: string
  recordIds: readonly string[]
  /** False asks for none. */
  enabled?: boolean
  /** More to say before it acts, by the id of the operation. */
  notes?: Readonly<Record<string, ReactNode>>
  refreshes?: readonly string[]
  /** Ids of operations that make no sense here. */
  without?: readonly string[]
  /** An act is done, or under way. */
  onDone?: () => void
}

export interface RecordAction {
  id: string
  name: string
  icon: ReactNode
  danger: boolean
  /** Something is asked first. */
  asks: boolean
  press: () => void
}

/**
 * What may be done with one record or a selection: buttons for whoever asks, lines of the command palette, and the dialogs
 * that go with them, to be rendered once.
 */
export function useRecordActions(options: RecordActionsOptions): {
  actions: readonly RecordAction[]
  dialogs: ReactNode
} {
  const { formId, recordIds, enabled = true, notes, refreshes, without, onDone } = options
  const t = useText()
  const { modal } = App.useApp()
  const [asking, setAsking] = useState<OfferedAction>()
  const [running, setRunning] = useState<{ jobId: string; subject: string }>()
  const { data } = useOperation(
    'action.list',
    { formId, recordIds: [...recordIds] },
    { enabled: enabled && recordIds.length > 0, staleTime: 0 },
  )
  const offered = (enabled && recordIds.length > 0 && data?.items) || []
  const acts = useAct({
    formId,
    refreshes,
    onRun: (jobId, action) => setRunning({ jobId, subject: subjectOf(action) }),
    onDone: () => {
      setAsking(undefined)
      onDone?.()
    },
  })
  const noteFor = (action: OfferedAction) => {
    const left = recordIds.length - action.recordIds.length
    return (
      <>
        {recordIds.length > 1 ? <p>{t('action.about', { count: action.recordIds.length })}</p> : null}
        {left > 0 ? <p>{t('action.leftOut', { count: left })}</p> : null}
        {action.confirm ? <p>{action.confirm}</p> : null}
        {notes?.[action.id]}
      </>
    )
  }
  const run = (action: OfferedAction, given: RecordValues) => acts.act(action, action.recordIds, given)
  const asks = (action: OfferedAction) =>
    action.fields.length > 0 || action.confirm !== null || action.danger || recordIds.length > 1
  const press = (action: OfferedAction) => {
    if (action.fields.length > 0) {
      acts.forget()
      setAsking(action)
    } else if (asks(action)) {
      modal.confirm({
        title: t('action.ask', { name: action.name }),
        content: noteFor(action),
        okText: action.name,
        cancelText: t('record.cancel'),
        okButtonProps: { danger: action.danger },
        onOk: () => run(action, {}),
      })
    } else void run(action, {})
  }
  const shown = offered.filter(
    ({ id, single }) => !without?.includes(id) && (!single || recordIds.length === 1),
  )
  usePageCommands(
    shown.map((action): ModuleCommand => {
      const words = recordIds.length > 1 ? `${action.name} (${action.recordIds.length})` : action.name
      return {
        id: `action ${action.id} ${formId} ${recordIds.length} ${action.recordIds.length}`,
        title: { zh: words, en: words },
        keywords: action.id,
        icon: actionIcon(action.icon),
        run: () => press(action),
      }
    }),
  )
  return {
    actions: shown.map((action) => ({
      id: action.id,
      name: action.name,
      icon: actionIcon(action.icon),
      danger: action.danger,
      asks: asks(action),
      press: () => press(action),
    })),
    dialogs: (
      <Suspense fallback={null}>
        {asking ? (
          <AskSheet
            action={asking}
            note={noteFor(asking)}
            busy={acts.busy}
            errors={acts.errors}
            onClose={() => setAsking(undefined)}
            onAct={(given) => void run(asking, given)}
          />
        ) : null}
        {running ? (
          <RunSheet
            jobId={running.jobId}
            refreshes={[running.subject, ...(refreshes ?? [])]}
            onClose={() => setRunning(undefined)}
          />
        ) : null}
      </Suspense>
    ),
  }
}
