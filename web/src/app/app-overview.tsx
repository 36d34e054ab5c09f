import { PlusOutlined, ProfileOutlined, RightOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OutputOf } from '../kit/api.ts'
import { formatNumber } from '../kit/formats.ts'
import { LinkButton } from '../kit/link-button.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useLive } from '../kit/use-live.ts'
import { useOperation, useRefresh } from '../kit/use-operation.ts'
import { appIcons } from './app-face.tsx'
import { AppFigures } from './app-figures.tsx'
import styles from './app-overview.module.css'
import { type AppDetail, type AppForm, formPath } from './model.ts'
import { RunningInApp } from './running-in-app.tsx'
import { useText } from './texts.ts'

type Task = OutputOf<'task.list'>['items'][number]

/** What one can start in an app, what waits for one, what of one's own runs, and what is late. */
export function AppOverview({ app }: { app: AppDetail }) {
  const t = useText()
  const refresh = useRefresh()
  useLive('inbox.changed', () => refresh('task'))
  const todo = useOperation('task.list', { box: 'todo', appId: app.id, limit: 20 }).data?.items ?? []
  const sent = useOperation('task.list', { box: 'mine', appId: app.id, limit: 50 }).data?.items ?? []
  const running = sent.filter(({ instanceState }) => instanceState === 'running')
  const startable = app.forms.filter(({ my, version }) => my.create && version > 0)
  const withFlows = app.forms.some(({ hasFlow }) => hasFlow)
  return (
    <div className={styles.overview}>
      {app.builtIn ? null : (
        <section>
          <h2 className={styles.heading}>{t('overview.start')}</h2>
          {startable.length === 0 ? <p className={styles.none}>{t('overview.startNothing')}</p> : null}
          <ul className={styles.start}>
            {startable.map((form) => (
              <li key={form.id}>
                <StartButton appId={app.id} form={form} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <AppFigures app={app} />
      {withFlows ? (
        <div className={styles.work}>
          <div className={styles.work}>
            <WorkList
              title={t('overview.waiting')}
              none={t('overview.waitingNothing')}
              tasks={todo}
              appId={app.id}
            />
            <WorkList
              title={t('overview.mine')}
              none={t('overview.mineNothing')}
              tasks={running}
              appId={app.id}
            />
          </div>
          <RunningInApp app={app} />
        </div>
      ) : null}
      <section>
        <h2 className={styles.heading}>{t('overview.data')}</h2>
        <ul className={styles.forms}>
          {app.forms
            .filter(({ my }) => my.read || my.manage)
            .map((form) => (
              <FormCard key={form.id} appId={app.id} form={form} />
            ))}
        </ul>
      </section>
    </div>
  )
}

function StartButton({ appId, form }: { appId: string; form: AppForm }) {
  const t = useText()
  return (
    <LinkButton
      to={formPath(appId, form.id)}
      search={{ record: 'new' } as never}
      icon={<PlusOutlined aria-hidden />}
    >
      {t(form.hasFlow ? 'overview.submit' : 'overview.newRecord', { name: form.name })}
    </LinkButton>
  )
}

interface WorkListProps {
  title: string
  none: string
  tasks: readonly Task[]
  appId: string
}

function WorkList({ title, none, tasks }: WorkListProps) {
  const t = useText()
  const late = tasks.filter(({ overdue }) => overdue).length
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>
        {title}
        {tasks.length > 0 ? <span className={styles.count}>{tasks.length}</span> : null}
        {late > 0 ? <StateChip state="refused">{t('overview.late', { count: late })}</StateChip> : null}
      </h2>
      {tasks.length === 0 ? <p className={styles.none}>{none}</p> : null}
      <ul>
        {tasks.slice(0, 6).map((task) => (
          <li key={task.taskId ?? task.instanceId}>
            <Link to={`/instances/${task.instanceId}`} className={styles.task}>
              <span className={styles.words}>
                <span className={styles.title}>{task.title || task.formName}</span>
                <span className={styles.note}>
                  {task.formName} · {task.applicant.name}
                  {task.nodeName ? ` · ${t('overview.at', { node: task.nodeName })}` : ''}
                </span>
              </span>
              {task.overdue ? <StateChip state="refused">{t('overview.lateChip')}</StateChip> : null}
              <span className={styles.time}>
                <RelativeTime at={task.waitingSince ?? task.openedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FormCard({ appId, form }: { appId: string; form: AppForm }) {
  const t = useText()
  const count = useOperation(
    'record.count',
    { formId: form.id },
    { enabled: form.my.read && form.version > 0 },
  ).data
  const note: ReactNode =
    form.version === 0
      ? t('form.draft')
      : count
        ? t(count.estimated ? 'overview.about' : 'overview.records', { count: formatNumber(count.count) })
        : '\u00a0'
  return (
    <li>
      <Link to={formPath(appId, form.id)} className={styles.card}>
        <span className={styles.icon} aria-hidden="true">
          {appIcons[form.icon] ?? <ProfileOutlined />}
        </span>
        <span className={styles.words}>
          <strong className={styles.title}>{form.name}</strong>
          <span className={styles.note}>
            {note}
            {form.hasFlow ? ` · ${t('form.withFlow')}` : ''}
          </span>
        </span>
        <RightOutlined aria-hidden className={styles.go ?? ''} />
      </Link>
    </li>
  )
}
