import { Link } from '@tanstack/react-router'
import { Descriptions } from 'antd'
import { useLanguage } from '../i18n/language.ts'
import type { OutputOf } from '../kit/api.ts'
import { formatDateTime } from '../kit/formats.ts'
import { PersonName } from '../kit/person.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useOperation } from '../kit/use-operation.ts'
import styles from './entry-sheet.module.css'
import { useText } from './texts.ts'

type Entry = OutputOf<'audit.get'>
type Line = Entry['lines'][number]

export interface EntrySheetProps {
  /** The act that is open; null: none. */
  entry: { id: string; at: string } | null
  /** What was done, for the heading while the rest is on its way. */
  title: string
  onClose: () => void
}

/** One act of the log in words: who, what, to which thing, what was given and what was there before. */
export function EntrySheet({ entry, title, onClose }: EntrySheetProps) {
  return (
    <Sheet open={entry !== null} onClose={onClose} title={title} width={560}>
      {entry ? <EntryDetail entryId={entry.id} at={entry.at} /> : null}
    </Sheet>
  )
}

function EntryDetail({ entryId, at }: { entryId: string; at: string }) {
  const t = useText()
  const language = useLanguage()
  const { data: entry, error, refetch } = useOperation('audit.get', { entryId, at })
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />
  if (!entry) return <RowsSkeleton rows={6} />
  const { actorId, actorName, target } = entry
  const person = actorId ? { id: actorId, name: actorName } : actorName ? { name: actorName } : null
  return (
    <>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'at', label: t('at'), children: formatDateTime(entry.at) },
          { key: 'actor', label: t('actor'), children: <PersonName person={person} size={20} /> },
          { key: 'act', label: t('act'), children: entry.operationName[language] },
          ...(target
            ? [
                {
                  key: 'target',
                  label: target.kindName || t('target'),
                  children: (
                    <Named
                      thing={{ name: target.name ?? '–', ...(target.path ? { path: target.path } : {}) }}
                    />
                  ),
                },
              ]
            : []),
          {
            key: 'outcome',
            label: t('outcome'),
            children: (
              <StateChip quiet state={entry.outcome === 'done' ? 'done' : 'refused'}>
                {t(entry.outcome)}
              </StateChip>
            ),
          },
          ...(entry.ip ? [{ key: 'ip', label: t('ip'), children: entry.ip }] : []),
          {
            key: 'request',
            label: t('request'),
            children: (
              <code className={styles.request} data-key>
                {entry.requestId}
              </code>
            ),
          },
        ]}
      />
      {entry.lines.length > 0 ? (
        <>
          <h3 className={styles.title}>{t('detail')}</h3>
          <dl className={styles.lines}>
            {entry.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two fields may have one name, and lines never move
              <LineRow key={index} line={line} />
            ))}
          </dl>
        </>
      ) : null}
    </>
  )
}

function LineRow({ line: { label, before, values } }: { line: Line }) {
  const t = useText()
  return (
    <div className={styles.line}>
      <dt>{label}</dt>
      <dd>
        {before ? (
          <>
            <del className={styles.before}>
              <span className={styles.unseen}>{t('before')}</span>
              <Things things={before} />
            </del>
            <span className={styles.arrow} aria-hidden>
              →
            </span>
          </>
        ) : null}
        <Things things={values} />
      </dd>
    </div>
  )
}

function Things({ things }: { things: Line['values'] }) {
  return (
    <ul className={styles.things}>
      {things.map((thing, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same name may stand there twice, and lines never move
        <li key={index}>
          <Named thing={thing} />
        </li>
      ))}
    </ul>
  )
}

function Named({ thing: { name, path } }: { thing: Line['values'][number] }) {
  return path ? <Link to={path}>{name}</Link> : name
}
