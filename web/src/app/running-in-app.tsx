import { systemFormIds, workspaceAppId } from '@sluice/contract'
import { Link } from '@tanstack/react-router'
import { RelativeTime } from '../kit/relative-time.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useOperation } from '../kit/use-operation.ts'
import styles from './app-overview.module.css'
import type { AppDetail, AppForm } from './model.ts'
import { useText } from './texts.ts'

/** For those who manage a form: what runs in it for everybody, who has it, what is late. */
export function RunningInApp({ app }: { app: AppDetail }) {
  return app.forms
    .filter(({ hasFlow, my }) => hasFlow && my.manage)
    .map((form) => <RunningOfForm key={form.id} form={form} />)
}

function RunningOfForm({ form }: { form: AppForm }) {
  const t = useText()
  const { data } = useOperation('instance.list', { formId: form.id, state: 'running', limit: 20 })
  const items = data?.items ?? []
  const late = items.filter(({ waitingFor }) => waitingFor.some(({ overdue }) => overdue)).length
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>
        {form.name} · {t('overview.running')}
        {items.length > 0 ? (
          <span className={styles.count}>
            {items.length}
            {data?.nextCursor ? '+' : ''}
          </span>
        ) : null}
        {items.length > 0 ? (
          <Link
            to={`/apps/${workspaceAppId}/forms/${systemFormIds.instance}`}
            search={{ filter: { field: 'form', op: 'eq', value: form.id } } as never}
            className={styles.all}
          >
            {t('overview.allInstances')}
          </Link>
        ) : null}
        {late > 0 ? <StateChip state="refused">{t('overview.late', { count: late })}</StateChip> : null}
      </h2>
      {data && items.length === 0 ? <p className={styles.none}>{t('overview.runningNothing')}</p> : null}
      <ul>
        {items.slice(0, 6).map(({ instanceId, title, applicant, waitingFor, startedAt }) => (
          <li key={instanceId}>
            <Link to={`/instances/${instanceId}`} className={styles.task}>
              <span className={styles.words}>
                <span className={styles.title}>{title || form.name}</span>
                <span className={styles.note}>
                  {applicant.name}
                  {waitingFor[0]
                    ? ` · ${waitingFor[0].nodeName} · ${t('overview.runningWith', { name: namesOf(waitingFor) })}`
                    : ''}
                </span>
              </span>
              {waitingFor.some(({ overdue }) => overdue) ? (
                <StateChip state="refused">{t('overview.lateChip')}</StateChip>
              ) : null}
              <span className={styles.time}>
                <RelativeTime at={startedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function namesOf(waiting: readonly { person: string }[]): string {
  return [...new Set(waiting.map(({ person }) => person))].join('、')
}
