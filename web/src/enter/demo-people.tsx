import { ArrowRightOutlined, LoadingOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { sessionChanged } from '../frame/session.ts'
import { PersonAvatar } from '../kit/person.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './demo-people.module.css'
import { useText } from './texts.ts'

/** People of the demo workspace as cards; a click enters as that person. Nothing where no demo is installed. */
export function DemoPeople() {
  const t = useText()
  const people = useOperation('identity.demoPeople', {}, { staleTime: 60_000 })
  const [chosen, setChosen] = useState<string | null>(null)
  const enter = useCommand('identity.loginAsDemo', { quiet: true, onSuccess: () => void sessionChanged() })

  if (people.isPending) return <div className={styles.waiting} aria-hidden="true" />
  const cards = people.data?.people ?? []
  if (cards.length === 0) return null
  const busy = enter.busy ? chosen : null
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <p className={styles.note}>{t('demo.note')}</p>
      <ProblemAlert problem={enter.problem} />
      <ul className={styles.cards}>
        {cards.map((person) => (
          <li key={person.memberId}>
            <button
              type="button"
              className={styles.card}
              disabled={enter.busy}
              onClick={() => {
                setChosen(person.memberId)
                void enter.run({ memberId: person.memberId })
              }}
            >
              <PersonAvatar name={person.name} id={person.memberId} size={36} />
              <span className={styles.words}>
                <span className={styles.who}>
                  <strong>{person.name}</strong>
                  <small>{person.role}</small>
                </span>
                <span className={styles.hint}>{person.hint}</span>
              </span>
              <span className={styles.arrow} aria-hidden="true">
                {busy === person.memberId ? <LoadingOutlined /> : <ArrowRightOutlined />}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
