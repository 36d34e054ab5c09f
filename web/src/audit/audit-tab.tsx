import { Descriptions, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { type Language, useLanguage } from '../i18n/language.ts'
import type { OutputOf } from '../kit/api.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { formatDateTime } from '../kit/formats.ts'
import { Page } from '../kit/page.tsx'
import { PersonName } from '../kit/person.tsx'
import { PersonPicker } from '../kit/person-picker.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { StateChip } from '../kit/state-chip.tsx'
import { usePhone } from '../kit/use-media.ts'
import { useOperationPages } from '../kit/use-operation-pages.ts'
import { type TableColumn, VirtualTable } from '../kit/virtual-table.tsx'
import styles from './audit-tab.module.css'
import { operationText } from './operation-text.ts'
import { useText } from './texts.ts'

type Entry = OutputOf<'audit.list'>['items'][number]

const ranges = { any: null, today: 0, week: 7, month: 30 } as const
type Range = keyof typeof ranges

/** `/settings/audit`: who did what (P5.5). */
export function AuditTab() {
  const t = useText()
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
      <EntrySheet entry={open} onClose={() => setOpen(null)} />
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

/** The act in words: the page's own, which are shorter, else the server's. */
function actText({ operation, operationName }: Entry, language: Language): string {
  const own = operationText(operation, language)
  return own === operation ? operationName[language] : own
}

function EntryLines({ entry }: { entry: Entry }) {
  const t = useText()
  const language = useLanguage()
  return (
    <span className={styles.lines}>
      <span className={styles.line}>
        <span className={styles.what}>
          {actText(entry, language)}
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
        render: (entry: Entry) => actText(entry, language),
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

function EntrySheet({ entry, onClose }: { entry: Entry | null; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Sheet open={entry !== null} onClose={onClose} title={entry ? actText(entry, language) : ''} width={520}>
      {entry ? (
        <>
          <Descriptions
            column={1}
            size="small"
            items={[
              { key: 'at', label: t('at'), children: formatDateTime(entry.at) },
              {
                key: 'actor',
                label: t('actor'),
                children: <PersonName person={personOf(entry)} size={20} />,
              },
              { key: 'act', label: t('act'), children: actText(entry, language) },
              { key: 'target', label: t('target'), children: entry.target?.name ?? entry.target?.type ?? '' },
              { key: 'outcome', label: t('outcome'), children: t(entry.outcome) },
              { key: 'ip', label: t('ip'), children: entry.ip ?? '' },
              { key: 'request', label: t('request'), children: <code>{entry.requestId}</code> },
            ]}
          />
          {entry.detail ? (
            <>
              <h3 className={styles.detailTitle}>{t('detail')}</h3>
              <pre className={styles.detail}>{JSON.stringify(entry.detail, null, 2)}</pre>
            </>
          ) : null}
        </>
      ) : null}
    </Sheet>
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
