import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import type { Filter } from '@sluice/contract'
import { holdsDay } from '@sluice/form'
import { Button } from 'antd'
import { useState } from 'react'
import { languageTag, useLanguage } from '../../i18n/language.ts'
import type { InputOf } from '../../kit/api.ts'
import { dayHere } from '../../kit/day-here.ts'
import { EmptyState } from '../../kit/empty-state.tsx'
import { formatDate } from '../../kit/formats.ts'
import { ProblemAlert } from '../../kit/problem-alert.tsx'
import { usePhone } from '../../kit/use-media.ts'
import { workspaceFormats } from '../../kit/workspace-formats.ts'
import { type FormDetail, fieldsOf } from '../form-detail.ts'
import { accessTo, type RecordItem } from '../model.ts'
import { useReferencedPages } from '../use-referenced-pages.ts'
import { monthBeside, weeksOf } from './month-days.ts'
import styles from './record-calendar.module.css'
import { useText } from './texts.ts'

type Query = Omit<InputOf<'record.list'>, 'cursor'>

export interface RecordCalendarProps {
  form: FormDetail
  dayField: string | undefined
  query: Query
  openKey: string | undefined
  onOpen: (record: RecordItem) => void
}

/** Records shown of one month. */
const mostOfMonth = 200

/** Records on the days of a month; on a phone as a list by day (N2.6). */
export function RecordCalendar({ form, dayField, query, openKey, onOpen }: RecordCalendarProps) {
  const t = useText()
  const phone = usePhone()
  const today = dayHere()
  const [month, setMonth] = useState(today.slice(0, 7))
  const field = fieldsOf(form).find(({ id }) => id === dayField)
  const seen = field && holdsDay(field) && accessTo(field, form.fieldAccess) !== 'hidden'
  const weeks = weeksOf(month, workspaceFormats().firstDayOfWeek)
  const days = weeks.flat()
  const pages = useReferencedPages(
    'record.list',
    withinDays(query, dayField ?? '', [days[0]!, days.at(-1)!]),
    { enabled: Boolean(seen) },
  )
  if (!seen) return <EmptyState title={t('dayGone')} />
  const byDay = new Map<string, RecordItem[]>()
  for (const record of pages.items) {
    const day = String(record.values[field.id] ?? '')
    byDay.set(day, [...(byDay.get(day) ?? []), record])
  }
  const linesOf = (day: string) =>
    byDay.get(day)?.map((record) => (
      <button
        type="button"
        key={record.id}
        className={styles.record}
        aria-current={record.id === openKey ? 'true' : undefined}
        onClick={() => onOpen(record)}
      >
        {record.title || '—'}
      </button>
    ))
  const filled = days.filter((day) => day.startsWith(month) && byDay.has(day))
  return (
    <div className={styles.calendar}>
      <header className={styles.head}>
        <MonthButtons month={month} today={today} onChange={setMonth} />
        {pages.hasMore ? <span className={styles.cut}>{t('cut', { count: pages.items.length })}</span> : null}
      </header>
      {pages.problem ? <ProblemAlert problem={pages.problem} onRetry={pages.retry} /> : null}
      {phone ? (
        <div className={styles.list}>
          {filled.map((day) => (
            <section key={day} aria-label={formatDate(day)}>
              <h3 className={styles.day}>{formatDate(day)}</h3>
              {linesOf(day)}
            </section>
          ))}
          {filled.length === 0 && !pages.loading ? <EmptyState title={t('nothingThisMonth')} /> : null}
        </div>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              {weeks[0]!.map((day) => (
                <Weekday key={day} day={day} />
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((day) => (
                  <td
                    key={day}
                    data-beside={day.startsWith(month) ? undefined : true}
                    aria-current={day === today ? 'date' : undefined}
                  >
                    <span className={styles.number}>{Number(day.slice(8))}</span>
                    {linesOf(day)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

interface MonthButtonsProps {
  month: string
  today: string
  onChange: (month: string) => void
}

function MonthButtons({ month, today, onChange }: MonthButtonsProps) {
  const t = useText()
  const language = useLanguage()
  const words = new Intl.DateTimeFormat(languageTag(language), {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return (
    <>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t('before')}
        onClick={() => onChange(monthBeside(month, -1))}
      />
      <h2 className={styles.month} aria-live="polite">
        {words.format(new Date(`${month}-01T00:00:00Z`))}
      </h2>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t('after')}
        onClick={() => onChange(monthBeside(month, 1))}
      />
      <Button type="text" disabled={today.startsWith(month)} onClick={() => onChange(today.slice(0, 7))}>
        {t('thisMonth')}
      </Button>
    </>
  )
}

function Weekday({ day }: { day: string }) {
  const language = useLanguage()
  const words = new Intl.DateTimeFormat(languageTag(language), { weekday: 'short', timeZone: 'UTC' })
  return <th scope="col">{words.format(new Date(`${day}T00:00:00Z`))}</th>
}

function withinDays(query: Query, field: string, days: [string, string]): Query {
  const within: Filter = { field, op: 'between', value: days }
  return {
    ...query,
    limit: mostOfMonth,
    fields: [...new Set([...(query.fields ?? []), field])],
    filter: query.filter ? { all: [query.filter, within] } : within,
  }
}
