import { Button } from 'antd'
import { formatBytes, formatDateTime } from '../kit/formats.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { type ChipState, StateChip } from '../kit/state-chip.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import type { OpenedRecord } from '../record/record-grid.tsx'
import styles from './connect.module.css'
import type { OutboundCall } from './model.ts'
import { useText } from './texts.ts'

const chips: Record<OutboundCall['state'], ChipState> = {
  queued: 'idle',
  sending: 'running',
  answered: 'done',
  failed: 'refused',
  refused: 'refused',
  uncertain: 'returned',
}

/** One call to another system: what was sent, with names where secrets were, and what came back. */
export function OutboundCallSheet({ recordId, onClose }: OpenedRecord) {
  const t = useText()
  const { data: call, error, refetch } = useOperation('outbound.getCall', { callId: recordId })
  const replay = useCommand('outbound.replay', {
    refreshes: ['record'],
    success: t('out.replayed'),
    onSuccess: onClose,
  })
  return (
    <Sheet
      open
      onClose={onClose}
      title={call ? `${call.method} ${call.url}` : t('out.one')}
      width={640}
      guarded="atOnce"
      footer={
        // Notices are tried again by their own log: their content is not kept with the call.
        call?.purpose === 'notice' ? undefined : (
          <Button loading={replay.busy} onClick={() => void replay.run({ callId: recordId })}>
            {t('out.replay')}
          </Button>
        )
      }
    >
      {error ? <ProblemAlert problem={error} onRetry={() => void refetch()} /> : null}
      {call ? <CallDetail call={call} /> : null}
      {call || error ? null : <RowsSkeleton rows={6} />}
    </Sheet>
  )
}

function CallDetail({ call }: { call: OutboundCall }) {
  const t = useText()
  return (
    <div className={styles.stack}>
      <dl className={styles.facts}>
        <dt>{t('out.outcome')}</dt>
        <dd>
          <StateChip quiet state={chips[call.state]}>
            {t(`out.states.${call.state}`)} {call.status ?? ''}
          </StateChip>
          {call.whyWords ? (
            <p className={styles.problem}>{[call.whyWords, call.detail].filter(Boolean).join('：')}</p>
          ) : null}
        </dd>
        <dt>{t('out.at')}</dt>
        <dd>
          {call.actorName} · {formatDateTime(call.createdAt)}
          {call.took === null ? null : ` · ${t('out.took', { count: call.took })}`}
        </dd>
        {call.redirects > 0 && call.finalUrl ? (
          <>
            <dt>{t('out.final')}</dt>
            <dd>{call.finalUrl}</dd>
          </>
        ) : null}
        {call.peer ? (
          <>
            <dt>{t('out.peer')}</dt>
            <dd>{call.peer}</dd>
          </>
        ) : null}
      </dl>
      <h3 className={styles.title}>{t('out.sent')}</h3>
      <pre className={styles.code}>{messageText(call.headers, call.body)}</pre>
      {call.responseHeaders ? (
        <>
          <h3 className={styles.title}>
            {t('out.received')}{' '}
            {call.responseBytes === null ? null : <small>{formatBytes(call.responseBytes)}</small>}
          </h3>
          <pre className={styles.code}>{messageText(call.responseHeaders, call.responseBody)}</pre>
        </>
      ) : null}
    </div>
  )
}

function messageText(headers: Record<string, string>, body: string | null): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [...lines, ...(body ? ['', body] : [])].join('\n') || '–'
}
