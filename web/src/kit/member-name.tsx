import styles from './person.module.css'
import { PersonName } from './person.tsx'
import { useText } from './texts.ts'
import { usePerson } from './use-people.ts'

/** Face and name of a member known by id only; without an id it was the system. */
export function MemberName({ id, size }: { id: string | null | undefined; size?: number }) {
  const t = useText()
  const person = usePerson(id)
  const face = size ? { size } : {}
  if (!id) return <PersonName person={null} {...face} />
  if (person === undefined) return <span className={styles.waiting} role="status" aria-label={t('loading')} />
  return (
    <PersonName person={person ? { ...person, active: person.status === 'active' } : undefined} {...face} />
  )
}
