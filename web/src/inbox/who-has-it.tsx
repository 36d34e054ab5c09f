import { listText } from '../kit/list-text.ts'
import { PersonName } from '../kit/person.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import type { Instance } from './states.ts'
import { useText } from './texts.ts'
import styles from './who-has-it.module.css'

/** Who has it now and since when, and who comes next. */
export function WhoHasIt({ data }: { data: Instance }) {
  const t = useText()
  if (data.openTasks.length === 0) return null
  const now = Date.now()
  return (
    <div className={styles.box}>
      {data.openTasks.map((task) => (
        <div key={`${task.nodeId} ${task.since}`} className={styles.line}>
          <span className={styles.label}>{task.name}</span>
          <span className={styles.people}>
            {task.people.map((person) => (
              <PersonName key={person.id} person={person} size={20} />
            ))}
          </span>
          <span className={styles.since}>
            <RelativeTime at={task.since} />
            {task.dueAt ? (
              <span data-late={new Date(task.dueAt).getTime() < now || undefined}>
                {t('due')} <RelativeTime at={task.dueAt} />
              </span>
            ) : null}
          </span>
        </div>
      ))}
      {data.forecast.length > 0 ? (
        <p className={styles.next}>
          {t('forecast')}：
          {data.forecast
            .map(({ name, people }) =>
              people.length > 0 ? `${name}（${listText(people.map((one) => one.name))}）` : name,
            )
            .join(' → ')}
        </p>
      ) : null}
    </div>
  )
}
