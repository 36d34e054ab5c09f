import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import { sessionKey } from '../frame/session.ts'
import { queryClient } from '../kit/api.ts'
import { Page } from '../kit/page.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useJob } from '../kit/use-job.ts'
import { useLeaveGuard } from '../kit/use-leave-guard.ts'
import { useOperation } from '../kit/use-operation.ts'
import { type Scope, type SettingValue, type SettingView, valueWords, type Wanted } from './model.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { SettingControl } from './setting-control.tsx'
import { SettingHistory } from './setting-history.tsx'
import styles from './settings-tab.module.css'
import { useText } from './texts.ts'

export const WorkspaceSettingsTab = () => <SettingsTab scope="tenant" />
export const InstallationSettingsTab = () => <SettingsTab scope="installation" />

/** `/settings/workspace-settings`, `/settings/system-settings`: the screen of the declarations (P5.8, P2.6). */
function SettingsTab({ scope }: { scope: Exclude<Scope, 'person'> }) {
  const t = useText()
  const { data, error, isPending, refetch } = useOperation('setting.list', { scope })
  const [wanted, setWanted] = useState<Wanted>({})
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [asking, setAsking] = useState(false)
  const [history, setHistory] = useState(false)
  const [jobIds, setJobIds] = useState<readonly string[]>([])
  const count = Object.keys(wanted).length
  useLeaveGuard(count > 0)

  const want = (setting: SettingView, value: SettingValue) => {
    setProblems(({ [setting.key]: _, ...rest }) => rest)
    const { [setting.key]: _, ...rest } = wanted
    const same = value === setting.value && setting.control.kind !== 'secret'
    setWanted(same ? rest : { ...rest, [setting.key]: value })
  }
  const reset = (setting: SettingView) => setWanted({ ...wanted, [setting.key]: null })

  return (
    <Page
      title={t(scope)}
      note={t(`${scope}Note`)}
      width="text"
      actions={
        <>
          <Button aria-haspopup="dialog" onClick={() => setHistory(true)}>
            {t('history')}
          </Button>
          {count > 0 ? <Button onClick={() => setWanted({})}>{t('discard')}</Button> : null}
          <Button
            type="primary"
            disabled={count === 0}
            aria-haspopup="dialog"
            onClick={() => setAsking(true)}
          >
            {count > 1 ? t('saveCount', { count }) : t('save')}
          </Button>
        </>
      }
    >
      <ProblemAlert problem={error} onRetry={() => void refetch()} />
      {jobIds.map((jobId) => (
        <ReckonedAnew key={jobId} jobId={jobId} />
      ))}
      {isPending ? <FormSkeleton fields={6} /> : null}
      {data?.groups.map((group) => (
        <section key={group.key} className={styles.group} aria-labelledby={`group-${group.key}`}>
          <h2 id={`group-${group.key}`}>{group.name}</h2>
          {group.settings.map((setting) => (
            <SettingRow
              key={setting.key}
              setting={setting}
              wanted={wanted}
              problem={problems[setting.key]}
              onWant={(value) => want(setting, value)}
              onReset={() => reset(setting)}
              onProblem={(words) => setProblems({ ...problems, [setting.key]: words })}
            />
          ))}
        </section>
      ))}
      {asking && data ? (
        <SaveDialog
          scope={scope}
          basedOn={data.number}
          values={wanted}
          onClose={() => setAsking(false)}
          onSaved={(started) => {
            setAsking(false)
            setWanted({})
            setJobIds(started)
          }}
          onRefused={(refused) => {
            setAsking(false)
            setProblems(refused)
          }}
        />
      ) : null}
      <SettingHistory
        scope={scope}
        open={history}
        basedOn={data?.number ?? 0}
        settings={data?.groups.flatMap(({ settings }) => settings) ?? []}
        onClose={() => setHistory(false)}
        onJobs={setJobIds}
      />
    </Page>
  )
}

/** How far it is to reckon anew what was stored by the value before. */
function ReckonedAnew({ jobId }: { jobId: string }) {
  const t = useText()
  const { job } = useJob(jobId)
  if (!job) return null
  const { processed = 0, changed = 0 } = (job.result ?? {}) as { processed?: number; changed?: number }
  return (
    <p className={styles.job} role="status">
      {job.state === 'done'
        ? t('reckoned', { name: job.title, processed, changed })
        : (job.error?.message ?? t('reckoning', { name: job.title, count: job.processed }))}
    </p>
  )
}

interface SettingRowProps {
  setting: SettingView
  wanted: Wanted
  problem: string | undefined
  onWant: (value: SettingValue) => void
  onReset: () => void
  onProblem: (words: string) => void
}

function SettingRow({ setting, wanted, problem, onWant, onReset, onProblem }: SettingRowProps) {
  const t = useText()
  const { key, name, help, control, isSet, inherited } = setting
  const touched = key in wanted
  const back = touched && wanted[key] === null
  const value = touched ? (back ? inherited : (wanted[key] ?? null)) : setting.value
  const secret = control.kind === 'secret'
  const mayReset = (isSet || touched) && !back
  return (
    <div className={styles.row} data-touched={touched || undefined}>
      <div className={styles.words}>
        <label htmlFor={`setting-${key}`} className={styles.name}>
          {name}
        </label>
        {touched ? <Tag color="warning">{t('changed')}</Tag> : null}
        {setting.needsRestart ? <Tag>{t('needsRestart')}</Tag> : null}
        {setting.inUse === null ? null : (
          <Tag color="warning">{t('inUse', { value: valueWords(t, setting, setting.inUse) })}</Tag>
        )}
        {control.locked ? <Tag>{t('locked')}</Tag> : null}
        <p id={`help-${key}`} className={styles.help}>
          {help} {secret ? null : t('inherited', { value: valueWords(t, setting, inherited) })}
        </p>
      </div>
      <div className={styles.control}>
        <SettingControl
          id={`setting-${key}`}
          setting={back ? { ...setting, isSet: false } : setting}
          value={value}
          touched={touched && !back}
          invalid={problem !== undefined}
          describedBy={`help-${key}`}
          onChange={onWant}
          onProblem={onProblem}
        />
        {mayReset ? (
          <Button size="small" type="text" onClick={onReset}>
            {t(secret ? 'secretRemove' : 'reset')}
          </Button>
        ) : null}
        {problem ? (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        ) : null}
      </div>
    </div>
  )
}

interface SaveDialogProps {
  scope: Scope
  basedOn: number
  values: Wanted
  onClose: () => void
  /** Told the jobs that it started. */
  onSaved: (jobIds: readonly string[]) => void
  /** Words by key of the settings that were refused. */
  onRefused: (problems: Record<string, string>) => void
}

/** Asks why, and saves. */
function SaveDialog({ scope, basedOn, values, onClose, onSaved, onRefused }: SaveDialogProps) {
  const t = useText()
  const { message } = App.useApp()
  const change = useCommand('setting.change', {
    refreshes: ['setting', 'tenant'],
    success: t('saved'),
    onSuccess: ({ jobIds }) => {
      void queryClient.invalidateQueries({ queryKey: sessionKey })
      onSaved(jobIds)
    },
    onProblem: (problem) => {
      const refused = problem.errors.filter(({ field }) => field.startsWith('values.'))
      if (refused.length === 0) return
      for (const other of problem.errors) if (!refused.includes(other)) void message.error(other.message)
      onRefused(Object.fromEntries(refused.map((one) => [one.field.slice('values.'.length), one.message])))
    },
  })
  return (
    <ReasonDialog
      title={t('confirmTitle')}
      okText={t('save')}
      busy={change.busy}
      onClose={onClose}
      onReason={(reason) => void change.run({ scope, basedOn, values: { ...values }, reason })}
    />
  )
}
