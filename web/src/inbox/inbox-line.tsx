import { PersonAvatar } from '../kit/person.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { stateName } from '../record/system-fields.ts'
import { fieldsBesides } from './fields-besides.ts'
import styles from './inbox-line.module.css'
import { type Box, chipOf, type InboxItem } from './states.ts'
import { useText } from './texts.ts'

export interface InboxLineProps {
  item: InboxItem
  box: Box
  open: boolean
  onOpen: () => void
}

/** One line of the inbox: who, what, the fields that matter, since when, until when. */
export function InboxLine({ item, box, open, onOpen }: InboxLineProps) {
  const t = useText()
  const fields = fieldsBesides(item)
  const ended = box === 'mine' ? item.instanceState !== 'running' : box === 'done'
  return (
    <li>
      <button type="button" className={styles.line} aria-current={open || undefined} onClick={onOpen}>
        <PersonAvatar id={item.applicant.id} name={item.applicant.name} />
        <span className={styles.words}>
          <span className={styles.top}>
            <strong className={styles.title}>{item.title}</strong>
            <RelativeTime at={item.closedAt ?? item.openedAt} />
          </span>
          <span className={styles.top}>
            <span className={styles.note}>
              {item.applicant.name} · {item.formName}
              {item.nodeName ? ` · ${item.nodeName}` : ''}
            </span>
            {item.dueAt && !ended ? (
              <span className={styles.due} data-late={item.overdue || undefined}>
                {t(item.overdue ? 'overdue' : 'due')} <RelativeTime at={item.dueAt} />
              </span>
            ) : null}
          </span>
          {item.returned ? (
            <span className={styles.returned}>
              <StateChip quiet state="returned">
                {t('taskState.returned')}
              </StateChip>{' '}
              {t('returnedBy', { name: item.returned.by })}
              {item.returned.reason}
            </span>
          ) : null}
          {fields.length > 0 ? (
            <span className={styles.fields}>
              {fields.map(({ name, value }) => (
                <span key={name}>
                  {name} <b>{value}</b>
                </span>
              ))}
            </span>
          ) : null}
          {ended || item.round > 1 ? (
            <span className={styles.chips}>
              {ended ? (
                <StateChip quiet state={chipOf(box === 'mine' ? item.instanceState : item.state)}>
                  {box === 'mine' ? stateName(item.instanceState) : taskWord(item.state, t)}
                </StateChip>
              ) : null}
              {item.round > 1 ? <span>{t('round', { count: item.round })}</span> : null}
            </span>
          ) : null}
        </span>
      </button>
    </li>
  )
}

type Words = ReturnType<typeof useText>
const taskWord = (state: string, t: Words) => t(`taskState.${state}` as Parameters<Words>[0])
