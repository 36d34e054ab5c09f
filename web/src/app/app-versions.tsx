import { Button, Input } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { Labelled } from '../kit/labelled.tsx'
import { LinkButton } from '../kit/link-button.tsx'
import { PersonAvatar } from '../kit/person.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { RelativeTime } from '../kit/relative-time.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { RowsSkeleton } from '../kit/skeletons.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './app-versions.module.css'
import type { AppVersion } from './model.ts'
import { usePackageText } from './package-texts.ts'
import { useText } from './texts.ts'

/** Versions asked for at once. */
const page = 20
const mostShown = 100

/** Where the app comes from, and how it was: who changed what, to compare and to bring back. */
export function AppVersions({ appId }: { appId: string }) {
  const p = usePackageText()
  const [limit, setLimit] = useState(page)
  const { data, error, isPending, refetch } = useOperation(
    'app.versions',
    { appId, limit },
    { keepPrevious: true },
  )
  const [saving, setSaving] = useState(false)
  const [compared, setCompared] = useState<number | null>(null)
  return (
    <div className={styles.versions}>
      <OriginLine appId={appId} />
      <section>
        <header className={styles.bar}>
          <h2>{p('versions.list')}</h2>
          <Button onClick={() => setSaving(true)}>{p('versions.save')}</Button>
        </header>
        <ProblemAlert problem={error} onRetry={() => void refetch()} />
        {isPending ? <RowsSkeleton rows={4} avatar /> : null}
        {data?.items.length === 0 ? (
          <EmptyState compact title={p('versions.empty')} detail={p('versions.emptyDetail')} />
        ) : null}
        <ol className={styles.entries}>
          {data?.items.map((version, index) => (
            <VersionEntry
              key={version.number}
              appId={appId}
              version={version}
              first={!data.more && index === data.items.length - 1}
              onCompare={() => setCompared(version.number)}
            />
          ))}
        </ol>
        {data?.more && limit < mostShown ? (
          <Button type="link" onClick={() => setLimit(Math.min(mostShown, limit + page))}>
            {p('versions.earlier')}
          </Button>
        ) : null}
      </section>
      <SaveVersion appId={appId} open={saving} onClose={() => setSaving(false)} />
      <Sheet
        open={compared !== null}
        onClose={() => setCompared(null)}
        title={p('versions.compareTitle', { number: compared ?? 0 })}
        width={560}
      >
        {compared === null ? null : <Compared appId={appId} number={compared} />}
      </Sheet>
    </div>
  )
}

function OriginLine({ appId }: { appId: string }) {
  const p = usePackageText()
  const language = useLanguage()
  const { data } = useOperation('app.origin', { appId })
  if (!data) return null
  const { origin } = data
  const words = () => {
    if (!origin) return p('versions.ofHere')
    if (origin.kind === 'template') {
      const name = origin.templateName?.[language] ?? origin.templateKey ?? ''
      return p('versions.ofTemplate', { name })
    }
    return p(origin.kind === 'workspace' ? 'versions.ofWorkspace' : 'versions.ofFile')
  }
  const search = origin?.updateOffered && origin.templateKey ? { template: origin.templateKey } : {}
  return (
    <section className={styles.origin}>
      <div>
        <h2 className={styles.small}>{p('versions.origin')}</h2>
        <p>
          {words()}
          {origin ? (
            <span className={styles.note}>
              {' · '}
              {p('versions.taken')} <RelativeTime at={origin.takenAt} />
            </span>
          ) : null}{' '}
          {origin?.updateOffered ? (
            <StateChip quiet state="running">
              {p('updateOffered')}
            </StateChip>
          ) : null}
        </p>
      </div>
      <LinkButton to={`/apps/${appId}/change`} search={search as never}>
        {p('versions.updateAct')}
      </LinkButton>
    </section>
  )
}

interface VersionEntryProps {
  appId: string
  version: AppVersion
  first: boolean
  onCompare: () => void
}

/** Changes shown of a version at first. */
const few = 5

function VersionEntry({ appId, version, first, onCompare }: VersionEntryProps) {
  const p = usePackageText()
  const language = useLanguage()
  const { number, kind, note, changes, changeCount, madeAt, madeBy } = version
  const name = madeBy?.name || 'Sluice'
  const [all, setAll] = useState(false)
  const shown = all ? changes : changes.slice(0, few)
  const said = note && kind === 'restored' ? p('versions.number', { number: note.slice(1) }) : note
  return (
    <li className={styles.entry}>
      <PersonAvatar name={name} id={madeBy?.id} size={28} />
      <div className={styles.words}>
        <p className={styles.head}>
          <strong>{p('versions.number', { number })}</strong> <span>{p(`versions.kinds.${kind}`)}</span>
          {said ? <span> · {said}</span> : null}
          <span className={styles.time}>
            {name} · <RelativeTime at={madeAt} />
          </span>
        </p>
        {changes.length === 0 ? (
          <p className={styles.note}>{p(first ? 'versions.first' : 'versions.same')}</p>
        ) : (
          <ul className={styles.changes}>
            {shown.map((one) => (
              <li key={one.en}>{one[language]}</li>
            ))}
          </ul>
        )}
        {changeCount > shown.length ? (
          <Button size="small" type="link" disabled={all} onClick={() => setAll(true)}>
            {p('versions.more', { count: changeCount - shown.length })}
          </Button>
        ) : null}
        <div className={styles.acts}>
          <Button size="small" onClick={onCompare}>
            {p('versions.compare')}
          </Button>
          <LinkButton
            size="small"
            to={`/apps/${appId}/change`}
            search={{ version: number } as never}
            aria-label={`${p('versions.restore')} ${p('versions.number', { number })}`}
          >
            {p('versions.restore')}
          </LinkButton>
        </div>
      </div>
    </li>
  )
}

function Compared({ appId, number }: { appId: string; number: number }) {
  const p = usePackageText()
  const language = useLanguage()
  const { data, error, isPending } = useOperation('app.compareVersions', { appId, number })
  if (isPending) return <RowsSkeleton rows={5} />
  if (!data) return <ProblemAlert problem={error} />
  if (data.changes.length === 0) return <EmptyState compact title={p('versions.noChange')} />
  return (
    <ul className={styles.compared}>
      {data.changes.map(({ key, title, theirs, theirsDetails }) => (
        <li key={key}>
          <strong>
            {p(`change.fates.${theirs}`)} {title[language]}
          </strong>
          <ul>
            {theirsDetails.map((one) => (
              <li key={one.en}>{one[language]}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

interface SaveVersionProps {
  appId: string
  open: boolean
  onClose: () => void
}

function SaveVersion({ appId, open, onClose }: SaveVersionProps) {
  const t = useText()
  const p = usePackageText()
  const [note, setNote] = useState('')
  const save = useCommand('app.saveVersion', {
    quiet: true,
    success: ({ number }) => p('versions.saved', { number }),
    onSuccess: () => {
      setNote('')
      onClose()
    },
  })
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={p('versions.saveTitle')}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={save.busy} onClick={() => void save.run({ appId, note })}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.sheet}>
        <p className={styles.note}>{p('versions.saveNote')}</p>
        <ProblemAlert problem={save.problem} />
        <Labelled label={p('versions.note')}>
          {(id) => (
            <Input
              id={id}
              value={note}
              maxLength={500}
              placeholder={p('versions.notePlaceholder')}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Labelled>
      </div>
    </Sheet>
  )
}
