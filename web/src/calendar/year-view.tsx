import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { civilOf, dayOf, formatDay, isoWeekday, parseDay } from '@sluice/clock'
import { Button, Input, Select, Tooltip } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { dayHere } from '../kit/day-here.ts'
import { Labelled } from '../kit/labelled.tsx'
import styles from './calendars-tab.module.css'
import { type Draft, datesOf, type NotedDay, shownAs, toggled, totalsOf } from './draft.ts'
import { framesText, readFrames } from './frames-text.ts'
import { useText } from './texts.ts'

export interface YearViewProps {
  draft: Draft
  onChange: (draft: Draft) => void
  holidayYears: readonly number[]
  /** Something is not saved yet. */
  dirty: boolean
  loading: boolean
  onLoad: (year: number) => void
}

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const weekdays = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6'] as const
const legend = ['workday', 'restday', 'off', 'work'] as const

/** Twelve months; a date is switched by click or key, and gets a note and hours of its own below. */
export function YearView({ draft, onChange, holidayYears, dirty, loading, onLoad }: YearViewProps) {
  const t = useText()
  const [today] = useState(() => dayHere())
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const [chosen, setChosen] = useState<string | null>(null)
  const [focus, setFocus] = useState(today)
  const grid = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  useEffect(() => {
    if (!moved.current) return
    moved.current = false
    grid.current?.querySelector<HTMLButtonElement>(`[data-date="${focus}"]`)?.focus()
  }, [focus])
  const totals = totalsOf(draft, year)
  const known = holidayYears.includes(year)
  const stop = focus.startsWith(`${year}-`) ? focus : `${year}-01-01`
  const show = (next: number) => {
    setYear(next)
    setChosen(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveBy(stop, event.key)
    if (!next) return
    event.preventDefault()
    moved.current = true
    setFocus(next)
    setYear(Number(next.slice(0, 4)))
  }
  const choose = (date: string) => {
    setFocus(date)
    setChosen(date)
    onChange(toggled(draft, date))
  }
  return (
    <section className={styles.year}>
      <header className={styles.yearHead}>
        <Button icon={<LeftOutlined />} aria-label={t('previousYear')} onClick={() => show(year - 1)} />
        <h2>{t('year', { year })}</h2>
        <Button icon={<RightOutlined />} aria-label={t('nextYear')} onClick={() => show(year + 1)} />
        <Tooltip title={known ? (dirty ? t('loadDirty') : '') : t('loadUnknown', { year })}>
          <Button disabled={!known || dirty} loading={loading} onClick={() => onLoad(year)}>
            {t('load', { year })}
          </Button>
        </Tooltip>
        <ul className={styles.legend}>
          {legend.map((kind) => (
            <li key={kind}>
              <i data-kind={kind} aria-hidden="true" />
              {t(`legend.${kind}`)}
            </li>
          ))}
        </ul>
      </header>
      <p className={styles.hint}>
        {totals ? `${t('totals', totals)} · ` : ''}
        {t('yearHint')}
      </p>
      {known ? null : <p className={styles.hint}>{t('loadUnknown', { year })}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: a group of days, not of fields */}
      <div
        ref={grid}
        className={styles.months}
        role="group"
        aria-label={t('yearView', { year })}
        onKeyDown={onKeyDown}
      >
        {months.map((month) => (
          <Month key={month} {...{ draft, year, month, today, chosen }} stop={stop} onChoose={choose} />
        ))}
      </div>
      {chosen ? <DayPanel date={chosen} draft={draft} onChange={onChange} /> : null}
    </section>
  )
}

interface MonthProps {
  draft: Draft
  year: number
  month: number
  today: string
  chosen: string | null
  /** The one date that Tab reaches. */
  stop: string
  onChoose: (date: string) => void
}

function Month({ draft, year, month, today, chosen, stop, onChoose }: MonthProps) {
  const t = useText()
  const { before, dates } = datesOf(year, month)
  return (
    <section className={styles.month}>
      <h3>{t('month', { month })}</h3>
      <div className={styles.days}>
        {weekdays.map((weekday) => (
          <span key={weekday} className={styles.weekday} aria-hidden="true">
            {t(`weekdayShort.${weekday}`)}
          </span>
        ))}
        {dates.map((date, index) => {
          const kind = shownAs(draft, date)
          const note = draft.days.get(date)?.note
          const weekday = t(`weekdays.${weekdays[isoWeekday(parseDay(date)!) - 1]!}`)
          return (
            <button
              key={date}
              type="button"
              data-date={date}
              data-kind={kind}
              data-today={date === today || undefined}
              data-chosen={date === chosen || undefined}
              style={index === 0 ? { gridColumnStart: before + 1 } : undefined}
              tabIndex={date === stop ? 0 : -1}
              title={note}
              aria-label={[t('dateOf', { year, month, day: index + 1 }), weekday, t(`kind.${kind}`), note]
                .filter(Boolean)
                .join(' ')}
              onClick={() => onChoose(date)}
            >
              {index + 1}
            </button>
          )
        })}
      </div>
    </section>
  )
}

/** What is set of one date. */
function DayPanel({
  date,
  draft,
  onChange,
}: {
  date: string
  draft: Draft
  onChange: (draft: Draft) => void
}) {
  const t = useText()
  const special = draft.days.get(date)
  const [hours, setHours] = useState({ date, text: special?.frames ? framesText(special.frames) : '' })
  const text = hours.date === date ? hours.text : special?.frames ? framesText(special.frames) : ''
  const set = (day: NotedDay | undefined) => {
    const days = new Map(draft.days)
    if (day) days.set(date, day)
    else days.delete(date)
    onChange({ ...draft, days })
  }
  const frames = readFrames(text)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend of a fieldset does not stay with it in view
    <div className={styles.day} role="group" aria-label={`${t('day')} ${date}`}>
      <strong>
        {t('day')} {date} {t(`weekdays.${weekdays[isoWeekday(parseDay(date)!) - 1]!}`)}
      </strong>
      <Labelled label={t('dayState')}>
        {(id) => (
          <Select<NotedDay['kind'] | 'regular'>
            id={id}
            value={special?.kind ?? 'regular'}
            onChange={(kind) => set(kind === 'regular' ? undefined : { date, kind, ...noteOf(special) })}
            options={[
              { value: 'regular', label: t('dayRegular') },
              { value: 'off', label: t('kind.off') },
              { value: 'work', label: t('kind.work') },
            ]}
          />
        )}
      </Labelled>
      {special ? (
        <Labelled label={t('dayNote')}>
          {(id) => (
            <Input
              id={id}
              value={special.note ?? ''}
              maxLength={40}
              placeholder={t('dayNotePlaceholder')}
              onChange={({ target }) => {
                const { note: _, ...rest } = special
                set(target.value ? { ...rest, note: target.value } : rest)
              }}
            />
          )}
        </Labelled>
      ) : null}
      {special?.kind === 'work' ? (
        <Labelled label={t('dayHours')}>
          {(id) => (
            <>
              <Input
                id={id}
                value={text}
                maxLength={120}
                placeholder={t('dayHoursNote')}
                status={frames ? '' : 'error'}
                onChange={({ target }) => {
                  setHours({ date, text: target.value })
                  const read = readFrames(target.value)
                  const { frames: _, ...rest } = special
                  if (read) set(read.length > 0 ? { ...rest, frames: read } : rest)
                }}
              />
              {frames ? null : <span className={styles.wrong}>{t('hoursWrong')}</span>}
            </>
          )}
        </Labelled>
      ) : null}
    </div>
  )
}

function noteOf(day: NotedDay | undefined): { note?: string } {
  return day?.note ? { note: day.note } : {}
}

/** The date that a key leads to; undefined for other keys. */
function moveBy(date: string, key: string): string | undefined {
  const day = parseDay(date)!
  const { year, month, date: ofMonth } = civilOf(day)
  const inMonth = (to: number) => {
    const last = dayOf(year, to + 1, 1) - 1
    return formatDay(Math.min(dayOf(year, to, ofMonth), last))
  }
  switch (key) {
    case 'ArrowLeft':
      return formatDay(day - 1)
    case 'ArrowRight':
      return formatDay(day + 1)
    case 'ArrowUp':
      return formatDay(day - 7)
    case 'ArrowDown':
      return formatDay(day + 7)
    case 'PageUp':
      return inMonth(month - 1)
    case 'PageDown':
      return inMonth(month + 1)
    case 'Home':
      return formatDay(dayOf(year, month, 1))
    case 'End':
      return formatDay(dayOf(year, month + 1, 1) - 1)
    default:
      return undefined
  }
}
