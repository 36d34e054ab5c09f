import { Button } from 'antd'
import { useState } from 'react'
import { sessionKey } from '../frame/session.ts'
import { type OutputOf, queryClient } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { formatDateTime } from '../kit/formats.ts'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import { type Scope, type SettingView, valueWords } from './model.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import styles from './settings-tab.module.css'
import { useText } from './texts.ts'

type Change = OutputOf<'setting.listChanges'>['items'][number]

export interface SettingHistoryProps {
  scope: Scope
  open: boolean
  /** Number of the newest change. */
  basedOn: number
  settings: readonly SettingView[]
  onClose: () => void
  /** Told the jobs that going back started. */
  onJobs: (jobIds: readonly string[]) => void
}

/** Who set what, when and why; any of it can be gone back to. */
export function SettingHistory({ scope, open, basedOn, settings, onClose, onJobs }: SettingHistoryProps) {
  const t = useText()
  /** The number of the change to go back to. */
  const [asked, setAsked] = useState<number>()
  const pages = useOperationPages('setting.listChanges', { scope, limit: 30 }, { enabled: open })
  const rollBack = useCommand('setting.rollBack', {
    quiet: true,
    refreshes: ['setting', 'tenant'],
    success: t('rolledBack'),
    onSuccess: ({ jobIds }) => {
      void queryClient.invalidateQueries({ queryKey: sessionKey })
      setAsked(undefined)
      onJobs(jobIds)
    },
  })
  return (
    <>
      <Sheet open={open} onClose={onClose} title={t('history')} width={560}>
        <ProblemAlert problem={pages.problem} />
        {!pages.loading && pages.items.length === 0 ? <EmptyState title={t('historyEmpty')} /> : null}
        <ol className={styles.history}>
          {pages.items.map((change) => (
            <li key={change.id}>
              <ChangeView change={change} settings={settings} />
              {change.number === null ? null : change.number === basedOn ? (
                <span className={styles.now}>{t('current')}</span>
              ) : (
                <Button size="small" aria-haspopup="dialog" onClick={() => setAsked(change.number!)}>
                  {t('rollBack')}
                </Button>
              )}
            </li>
          ))}
        </ol>
        {pages.hasMore ? <Button onClick={pages.more}>{t('more')}</Button> : null}
        {basedOn > 0 && !pages.hasMore ? (
          <Button aria-haspopup="dialog" onClick={() => setAsked(0)}>
            {t('rollBackStart')}
          </Button>
        ) : null}
      </Sheet>
      {asked === undefined ? null : (
        <ReasonDialog
          title={t('rollBackTitle')}
          detail={
            <>
              <ProblemAlert problem={rollBack.problem} />
              <p>{t('rollBackDetail')}</p>
            </>
          }
          okText={t('rollBack')}
          busy={rollBack.busy}
          onClose={() => {
            rollBack.forget()
            setAsked(undefined)
          }}
          onReason={(reason) => void rollBack.run({ scope, number: asked, reason, basedOn })}
        />
      )}
    </>
  )
}

function ChangeView({ change, settings }: { change: Change; settings: readonly SettingView[] }) {
  const t = useText()
  const words = (key: string, value: Change['changes'][number]['before']) => {
    const setting = settings.find((one) => one.key === key)
    return value === null ? t('unset') : setting ? valueWords(t, setting, value) : String(value)
  }
  return (
    <div>
      <p className={styles.reason}>{change.reason}</p>
      {change.rolledBackTo === null ? null : (
        <p className={styles.help}>
          {change.rolledBackTo === 0
            ? t('rolledBackToStart')
            : t('rolledBackTo', { number: change.rolledBackTo })}
        </p>
      )}
      <ul>
        {change.changes.map(({ key, name, secret, before, after }) => (
          <li key={key}>
            {name}: {secret ? t('secretChanged') : `${words(key, before)} → ${words(key, after)}`}
          </li>
        ))}
      </ul>
      {change.error === null ? null : (
        <p className={styles.problem}>{t('failed', { error: change.error })}</p>
      )}
      <p className={styles.help}>{t('by', { name: change.by, at: formatDateTime(change.at) })}</p>
    </div>
  )
}
