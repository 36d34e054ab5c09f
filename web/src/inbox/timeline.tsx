import { formatDuration } from '../kit/formats.ts'
import { listText } from '../kit/list-text.ts'
import { PersonAvatar } from '../kit/person.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { stateName } from '../record/system-fields.ts'
import { endLast } from './end-last.ts'
import type { Instance } from './states.ts'
import { type Translate, useText } from './texts.ts'
import styles from './timeline.module.css'

type Entry = Instance['timeline'][number]

/** What happened, newest last: faces, opinions, and how long each step took. */
export function Timeline({ data }: { data: Instance }) {
  const t = useText()
  return (
    <ol className={styles.timeline}>
      {endLast(data.timeline).map((entry) => (
        <li key={entry.id} className={styles.entry} data-tone={toneOf(entry)}>
          {entry.person ? (
            <PersonAvatar id={entry.person.id} name={entry.person.name} />
          ) : (
            <span className={styles.dot} aria-hidden />
          )}
          <div className={styles.words}>
            <p className={styles.line}>
              <strong>{entry.person?.name ?? ''}</strong>{' '}
              <span className={styles.verb}>{sentence(entry, t)}</span>
            </p>
            {entry.opinion ? <p className={styles.opinion}>{entry.opinion}</p> : null}
            <p className={styles.meta}>
              <RelativeTime at={entry.at} />
              {entry.nodeName ? <span>{entry.nodeName}</span> : null}
              {entry.duration ? (
                <span>{t('took', { time: formatDuration(entry.duration * 1000) })}</span>
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

function sentence(entry: Entry, t: Translate): string {
  const people = listText(entry.people.map(({ name }) => name))
  switch (entry.kind) {
    case 'act':
      if (entry.verb === 'change' && entry.to) return `${t('verb.change')} · ${entry.to}`
      return [
        t(`verb.${entry.verb}` as Parameters<Translate>[0]),
        entry.to ? t('to', { name: entry.to }) : '',
      ]
        .filter(Boolean)
        .join(' ')
    case 'ended':
      return `${t('kind.ended')} · ${stateName(entry.verb as Instance['instance']['state'])}`
    case 'asked':
    case 'copied':
      return `${t(`kind.${entry.kind}`)} ${people}`
    case 'skipped':
    case 'stuck':
      return t(`kind.${entry.kind}`)
  }
}

function toneOf({ kind, verb }: Entry): string {
  if (kind === 'stuck' || verb === 'reject' || verb === 'rejected') return 'refused'
  if (verb === 'return') return 'returned'
  if (verb === 'approve' || verb === 'approved') return 'done'
  return 'plain'
}
