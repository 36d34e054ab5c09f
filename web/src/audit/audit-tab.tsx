import { Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { formatDateTime } from '../kit/formats.ts'
import { Page } from '../kit/page.tsx'
import { PersonName } from '../kit/person.tsx'
import { PersonPicker } from '../kit/person-picker.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { usePhone } from '../kit/use-media.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import { type TableColumn, VirtualTable } from '../kit/virtual-table.tsx'
import styles from './audit-tab.module.css'
import { EntrySheet } from './entry-sheet.tsx'
import { useText } from './texts.ts'

type Entry = OutputOf<'audit.list'>['items'][number]

const ranges = { any: null, today: 0, week: 7, month: 30 } as const
type Range = keyof typeof ranges

/** `/settings/audit`: who did what (P5.5). */
export function AuditTab() {
  const t = useText()
  const language = useLanguage()
  const [actorId, setActorId] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<'all' | Entry['outcome']>('all')
  const [range, setRange] = useState<Range>('any')
  const [open, setOpen] = useState<Entry | null>(null)
  const from = useMemo(() => startOf(range), [range])
  const pages = useOperationPages('audit.list', {
    limit: 100,
    ...(actorId ? { actorId } : {}),
    ...(outcome === 'all' ? {} : { outcome }),
    ...(from ? { from } : {}),
  })
  const phone = usePhone()
  const wide = useColumns()
  const columns = phone ? [phoneColumn] : wide
  return (
    <Page title={t('title')} note={t('note')} flush>
      <div className={styles.tab}>
        <div className={styles.bar}>
          <div className={styles.person}>
            <PersonPicker
              allowClear
              value={actorId}
              onChange={setActorId}
              placeholder={t('everybody')}
              aria-label={t('actor')}
            />
          </div>
          <Select<Range>
            value={range}
            onChange={setRange}
            aria-label={t('time')}
            className={styles.range}
            options={(Object.keys(ranges) as Range[]).map((value) => ({ value, label: t(value) }))}
          />
          <Segmented
            value={outcome}
            onChange={setOutcome}
            aria-label={t('outcome')}
            options={(['all', 'done', 'refused'] as const).map((value) => ({ value, label: t(value) }))}
          />
        </div>
        <ProblemAlert problem={pages.problem} onRetry={pages.retry} />
        <div className={styles.list}>
          <VirtualTable<Entry>
            label={t('title')}
            {...(phone ? { headless: true, rowHeight: 64 } : { compact: true })}
            columns={columns}
            rows={pages.items}
            rowKey={({ id }) => id}
            openKey={open?.id}
            onOpen={setOpen}
            loading={pages.loading}
            hasMore={pages.hasMore}
            onEnd={pages.more}
            empty={<EmptyState title={t('emptyTitle')} detail={t('emptyDetail')} />}
          />
        </div>
      </div>
      <EntrySheet
        entry={open}
        title={open ? open.operationName[language] : ''}
        onClose={() => setOpen(null)}
      />
    </Page>
  )
}

/** On a phone an entry is two lines: what was done to what, by whom and when. */
const phoneColumn: TableColumn<Entry> = {
  key: 'entry',
  title: '',
  width: 320,
  render: (entry) => <EntryLines entry={entry} />,
}

function EntryLines({ entry }: { entry: Entry }) {
  const t = useText()
  const language = useLanguage()
  return (
    <span className={styles.lines}>
      <span className={styles.line}>
        <span className={styles.what}>
          {entry.operationName[language]}
          {entry.target?.name ? ` · ${entry.target.name}` : ''}
        </span>
        <StateChip quiet state={entry.outcome === 'done' ? 'done' : 'refused'}>
          {t(entry.outcome)}
        </StateChip>
      </span>
      <span className={styles.line}>
        <PersonName person={personOf(entry)} size={20} />
        <small>{formatDateTime(entry.at)}</small>
      </span>
    </span>
  )
}

function useColumns() {
  const t = useText()
  const language = useLanguage()
  return useMemo(
    () => [
      { key: 'at', title: t('at'), width: 150, render: (entry: Entry) => formatDateTime(entry.at) },
      {
        key: 'actor',
        title: t('actor'),
        width: 160,
        render: (entry: Entry) => <PersonName person={personOf(entry)} size={20} />,
      },
      {
        key: 'act',
        title: t('act'),
        width: 200,
        render: (entry: Entry) => entry.operationName[language],
      },
      { key: 'target', title: t('target'), width: 240, render: (entry: Entry) => entry.target?.name ?? '' },
      {
        key: 'outcome',
        title: t('outcome'),
        width: 110,
        render: (entry: Entry) => (
          <StateChip quiet state={entry.outcome === 'done' ? 'done' : 'refused'}>
            {t(entry.outcome)}
          </StateChip>
        ),
      },
      { key: 'ip', title: t('ip'), width: 140, render: (entry: Entry) => entry.ip ?? '' },
    ],
    [t, language],
  )
}

/** What the system does by itself has no actor. */
function personOf({ actorId, actorName }: Entry) {
  return actorId ? { id: actorId, name: actorName } : actorName ? { name: actorName } : null
}

/** Midnight so many days ago in the viewer's zone, with its offset. */
function startOf(range: Range): string | undefined {
  const days = ranges[range]
  if (days === null) return undefined
  const day = new Date()
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - days)
  return day.toISOString()
}
