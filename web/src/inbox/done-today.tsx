import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { EmptyState } from '../kit/empty-state.tsx'
import { PersonAvatar } from '../kit/person.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { closedOn } from './closed-on.ts'
import styles from './done-today.module.css'
import { chipOf, type InboxItem } from './states.ts'
import { type Translate, useText } from './texts.ts'

/** Beside an empty inbox: what one has got done today. Under it, on a phone, nothing is not said twice. */
export function DoneToday({ onOpen, under }: { onOpen: () => void; under: boolean }) {
  const t = useText()
  const { data } = useOperation('task.list', { box: 'done', limit: 50 })
  if (!data) return null
  const done = closedOn(new Date(), data.items as InboxItem[])
  if (done.length === 0) {
    if (under) return null
    return <EmptyState title={t('today.none')} detail={t('today.noneDetail')} />
  }
  return (
    <section className={styles.today}>
      <h2>{t('today.title', { count: done.length })}</h2>
      <ul>
        {done.slice(0, 12).map((item) => (
          <li key={item.taskId ?? item.instanceId}>
            <Link to={`/instances/${item.instanceId}`} className={styles.line}>
              <PersonAvatar id={item.applicant.id} name={item.applicant.name} />
              <span className={styles.words}>
                <strong>{item.title}</strong>
                <span>
                  {item.applicant.name} · {item.formName}
                  {item.nodeName ? ` · ${item.nodeName}` : ''}
                </span>
              </span>
              <StateChip quiet state={chipOf(item.state)}>
                {t(`taskState.${item.state}` as Parameters<Translate>[0])}
              </StateChip>
              <RelativeTime at={item.closedAt ?? item.openedAt} />
            </Link>
          </li>
        ))}
      </ul>
      <Button onClick={onOpen}>{t('today.all')}</Button>
    </section>
  )
}
