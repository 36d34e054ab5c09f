import { PersonName } from './person.tsx'
import { usePeople } from './use-people.ts'

/** Face and name of a member known by id only. */
export function MemberName({ id, size }: { id: string | null | undefined; size?: number }) {
  const people = usePeople(id ? [id] : [])
  const person = id ? people.get(id) : null
  return (
    <PersonName
      person={person ? { ...person, active: person.status === 'active' } : person}
      {...(size ? { size } : {})}
    />
  )
}
