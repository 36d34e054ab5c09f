import type { CSSProperties, ReactNode } from 'react'
import { avatarHue, initialsOf } from './avatar-face.ts'
import { listText } from './list-text.ts'
import styles from './person.module.css'
import { useText } from './texts.ts'

export interface PersonAvatarProps {
  name: string
  /** Chooses the colour, so that a person keeps it everywhere; the name does where no id is known. */
  id?: string | undefined
  size?: number
}

/** A round face with the initials of a person; decoration beside the name. */
export function PersonAvatar({ name, id, size = 24 }: PersonAvatarProps) {
  return (
    <span
      className={styles.avatar}
      data-two={size >= 32 || undefined}
      style={{ '--hue': avatarHue(id ?? name), '--size': `${size}px` } as CSSProperties}
      aria-hidden="true"
    >
      {initialsOf(name, size < 32 ? 1 : 2)}
    </span>
  )
}

export interface PersonNameProps {
  /** The person; null for what the system did, undefined while unknown or gone. */
  person: { id?: string; name: string; active?: boolean } | null | undefined
  /** A second line: department, role. */
  note?: ReactNode
  size?: number
}

/** Face and name of a person. */
export function PersonName({ person, note, size = 24 }: PersonNameProps) {
  const t = useText()
  const name = person === null ? t('system') : (person?.name ?? t('unknownPerson'))
  return (
    <span className={styles.person} data-gone={person?.active === false || undefined}>
      <PersonAvatar name={name} id={person?.id} size={size} />
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {note ? <span className={styles.note}>{note}</span> : null}
      </span>
    </span>
  )
}

/** Overlapping faces of several people; the rest as a number. */
export function PersonStack({
  people,
  most = 4,
  size = 24,
}: {
  people: { id: string; name: string }[]
  most?: number
  size?: number
}) {
  const shown = people.slice(0, most)
  return (
    <span className={styles.stack} role="img" aria-label={listText(people.map(({ name }) => name))}>
      {shown.map((person) => (
        <PersonAvatar key={person.id} id={person.id} name={person.name} size={size} />
      ))}
      {people.length > most ? <span className={styles.rest}>+{people.length - most}</span> : null}
    </span>
  )
}
