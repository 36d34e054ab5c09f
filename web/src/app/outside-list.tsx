import { useState } from 'react'
import { useMay } from '../frame/session.ts'
import { type OutsideChoice, OutsidePicker, type OutsideThing } from './outside-picker.tsx'
import styles from './packages.module.css'
import { useText } from './texts.ts'

/** What was chosen for each thing outside of an app; as it is suggested until somebody chooses otherwise. */
export function useOutside(things: readonly OutsideThing[]) {
  const mayMake = useMay('role.manage')
  const [chosen, setChosen] = useState<ReadonlyMap<string, OutsideChoice>>(new Map())
  const choiceOf = ({ id, kind, match }: OutsideThing): OutsideChoice => {
    const found = chosen.get(id)
    if (found !== undefined) return found
    // Without a role that is asked, a flow could not run: it is made unless another is chosen.
    return match ?? (kind === 'role' && mayMake ? 'make' : null)
  }
  return {
    choiceOf,
    choose: (id: string, to: OutsideChoice) => setChosen(new Map(chosen).set(id, to)),
    empty: things.filter((thing) => choiceOf(thing) === null).length,
    decided: things.map((thing) => {
      const to = choiceOf(thing)
      return to === 'make' ? { id: thing.id, to: null, make: true } : { id: thing.id, to, make: false }
    }),
  }
}

export interface OutsideListProps {
  title: string
  things: readonly OutsideThing[]
  outside: ReturnType<typeof useOutside>
}

/** Roles, members and so on that a package names, each with what stands for it here. */
export function OutsideList({ title, things, outside }: OutsideListProps) {
  const t = useText()
  if (things.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <p className={styles.note}>{t('pack.outsideNote')}</p>
      <ul className={styles.outside}>
        {things.map((thing) => (
          <li key={thing.id}>
            <label htmlFor={`outside-${thing.id}`}>
              <span className={styles.kind}>{t(`pack.kinds.${thing.kind}`)}</span>{' '}
              {thing.code === 'root' ? t('pack.root') : thing.name}
            </label>
            <OutsidePicker
              id={`outside-${thing.id}`}
              thing={thing}
              value={outside.choiceOf(thing)}
              onChange={(to) => outside.choose(thing.id, to)}
            />
          </li>
        ))}
      </ul>
      {outside.empty > 0 ? (
        <p className={styles.note}>{t('pack.emptyCount', { count: outside.empty })}</p>
      ) : null}
    </section>
  )
}
