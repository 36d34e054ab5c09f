import { App, Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Labelled } from '../kit/labelled.tsx'
import { ProblemAlert } from '../kit/problem-alert.tsx'
import { FormSkeleton } from '../kit/skeletons.tsx'
import { useCommand } from '../kit/use-command.ts'
import { useJob } from '../kit/use-job.ts'
import { useOperation } from '../kit/use-operation.ts'
import styles from './calendars-tab.module.css'
import { type Draft, draftOf, partsOf, type StoredCalendar } from './draft.ts'
import { Preview } from './preview.tsx'
import { useText } from './texts.ts'
import { WeekEditor } from './week-editor.tsx'
import { YearView } from './year-view.tsx'

/** One calendar: its name, zone and hours, the days of a year, and what comes of it. */
export function CalendarEditor({
  calendarId,
  holidayYears,
}: {
  calendarId: string
  holidayYears: readonly number[]
}) {
  const { data: calendar, error, isPending, refetch } = useOperation('calendar.get', { calendarId })
  const [jobId, setJobId] = useState<string | null>(null)
  return (
    <>
      <ProblemAlert problem={error} onRetry={() => void refetch()} />
      {isPending ? <FormSkeleton fields={4} /> : null}
      <Recomputed jobId={jobId} />
      {calendar ? (
        <Editing
          key={calendar.version}
          calendar={calendar}
          holidayYears={holidayYears}
          onJob={(id) => setJobId(id ?? null)}
        />
      ) : null}
    </>
  )
}

interface EditingProps {
  calendar: StoredCalendar
  holidayYears: readonly number[]
  onJob: (jobId: string | undefined) => void
}

function Editing({ calendar, holidayYears, onJob }: EditingProps) {
  const t = useText()
  const { id, version } = calendar
  const stored = useMemo(() => draftOf(calendar), [calendar])
  const [draft, setDraft] = useState<Draft>(stored)
  const dirty = draft !== stored
  const parts = partsOf(draft)
  const update = useCommand('calendar.update', {
    success: t('saved'),
    refreshes: ['task', 'instance'],
    onSuccess: ({ jobId }) => onJob(jobId),
  })
  const load = useCommand('calendar.loadHolidays', {
    success: ({ days }) => t('loaded', { count: days }),
    onSuccess: ({ jobId }) => onJob(jobId),
  })
  return (
    <div className={styles.editor}>
      <section className={styles.settings}>
        <div className={styles.fields}>
          <Labelled label={t('name')}>
            {(inputId) => (
              <Input
                id={inputId}
                value={draft.name}
                maxLength={60}
                status={draft.name.trim() ? '' : 'error'}
                onChange={({ target }) => setDraft({ ...draft, name: target.value })}
              />
            )}
          </Labelled>
          <Labelled label={t('zone')}>
            {(inputId) => (
              <Select
                id={inputId}
                showSearch
                value={draft.zone}
                options={zones(draft.zone)}
                onChange={(zone) => setDraft({ ...draft, zone })}
              />
            )}
          </Labelled>
          <Acts calendar={calendar} onJob={onJob} />
        </div>
        <WeekEditor week={draft.week} onChange={(week) => setDraft({ ...draft, week })} />
        <Preview draft={draft} />
      </section>
      <YearView
        draft={draft}
        onChange={setDraft}
        holidayYears={holidayYears}
        dirty={dirty}
        loading={load.busy}
        onLoad={(year) => void load.run({ calendarId: id, version, year })}
      />
      <ProblemAlert problem={update.problem} />
      {dirty ? (
        <div className={styles.save} role="status">
          <span>{t('unsaved')}</span>
          <Button onClick={() => setDraft(stored)}>{t('discard')}</Button>
          <Button
            type="primary"
            loading={update.busy}
            disabled={!parts || draft.name.trim() === ''}
            onClick={() => void update.run({ calendarId: id, version, ...changed(parts!, stored) })}
          >
            {t('save')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** What differs from what is stored: a new name alone reckons nothing anew. */
function changed(parts: NonNullable<ReturnType<typeof partsOf>>, stored: Draft): Partial<typeof parts> {
  const before = partsOf(stored)!
  const entries = Object.entries(parts).filter(
    ([key, part]) => JSON.stringify(part) !== JSON.stringify(before[key as keyof typeof before]),
  )
  return Object.fromEntries(entries)
}

function zones(own: string) {
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => ({
    value,
    label: value,
  }))
}

function Acts({ calendar, onJob }: { calendar: StoredCalendar; onJob: (jobId: string | undefined) => void }) {
  const t = useText()
  const { modal } = App.useApp()
  const { id, name, isDefault } = calendar
  const makeDefault = useCommand('calendar.makeDefault', {
    success: t('madeDefault', { name }),
    onSuccess: ({ jobId }) => onJob(jobId),
  })
  const remove = useCommand('calendar.delete', { success: t('removed') })
  if (isDefault) return null
  const ask = () =>
    modal.confirm({
      title: t('removeTitle', { name }),
      content: t('removeDetail'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.run({ calendarId: id }),
    })
  return (
    <div className={styles.acts}>
      <Button loading={makeDefault.busy} onClick={() => void makeDefault.run({ calendarId: id })}>
        {t('makeDefault')}
      </Button>
      <Button danger loading={remove.busy} aria-haspopup="dialog" onClick={ask}>
        {t('remove')}
      </Button>
    </div>
  )
}

/** What became of the deadlines after a change. */
function Recomputed({ jobId }: { jobId: string | null }) {
  const t = useText()
  const { job } = useJob(jobId)
  if (!job) return null
  const { processed = 0, changed = 0 } = (job.result ?? {}) as { processed?: number; changed?: number }
  return (
    <p className={styles.job} role="status">
      {job.state === 'done'
        ? t('recomputed', { processed, changed })
        : (job.error?.message ?? t('recomputing'))}
    </p>
  )
}
