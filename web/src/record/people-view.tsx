import { listText } from '../kit/list-text.ts'
import { PersonAvatar, PersonName, PersonStack } from '../kit/person.tsx'
import styles from './field-value.module.css'
import { useText } from './texts.ts'
import { idsOf } from './value-text.ts'
import type { ViewProps } from './web-part.ts'

/** People with their pictures; several of them in one line as a stack. */
export function PeopleView({ value, references, dense }: ViewProps<unknown>) {
  const t = useText()
  const people = idsOf(value).map((id) => ({ id, name: references.members[id] ?? t('value.unknownMember') }))
  if (dense && people.length > 1) {
    return (
      <span className={styles.people} title={listText(people.map(({ name }) => name))}>
        <PersonStack people={people} most={4} size={20} />
      </span>
    )
  }
  if (dense) {
    return (
      <span className={styles.person}>
        <PersonAvatar id={people[0]!.id} name={people[0]!.name} size={20} />
        <span>{people[0]!.name}</span>
      </span>
    )
  }
  return (
    <span className={styles.members}>
      {people.map((person) => (
        <PersonName key={person.id} person={person} size={24} />
      ))}
    </span>
  )
}
