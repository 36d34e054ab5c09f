import {
  addWorkdays,
  addWorkingTime,
  formatDay,
  instantOfLocal,
  isoWeekday,
  isWorking,
  localOf,
} from '@sluice/clock'
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Labelled } from '../kit/labelled.tsx'
import styles from './calendars-tab.module.css'
import { calendarOf, type Draft } from './draft.ts'
import { useText } from './texts.ts'

type Unit = 'hour' | 'day'

/** Reckons from a moment with the calendar as it is being changed. */
export function Preview({ draft }: { draft: Draft }) {
  const t = useText()
  const [from, setFrom] = useState(() => localText(Date.now(), draft.zone))
  const [amount, setAmount] = useState(8)
  const [unit, setUnit] = useState<Unit>('hour')
  const calendar = calendarOf(draft)
  const start = calendar ? instantOfLocal(Date.parse(`${from}Z`), calendar.zone) : Number.NaN
  const end =
    calendar && !Number.isNaN(start)
      ? unit === 'day'
        ? addWorkdays(calendar, start, amount)
        : addWorkingTime(calendar, start, amount * 60)
      : null
  return (
    <fieldset className={styles.preview}>
      <legend>{t('preview')}</legend>
      <Labelled label={t('from')}>
        {(id) => (
          <Input
            id={id}
            type="datetime-local"
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        )}
      </Labelled>
      <div className={styles.amount}>
        <Labelled label={t('amount')}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={8760}
              value={amount}
              onChange={(value) => setAmount(value ?? 0)}
            />
          )}
        </Labelled>
        <Labelled label={t('unit')}>
          {(id) => (
            <Select<Unit>
              id={id}
              value={unit}
              onChange={setUnit}
              options={(['hour', 'day'] as const).map((value) => ({ value, label: t(`units.${value}`) }))}
            />
          )}
        </Labelled>
      </div>
      <output className={styles.result}>
        {end === null || !calendar ? (
          t('resultNone')
        ) : (
          <>
            <strong>= {t('result', resultWords(end, calendar.zone, t))}</strong>
            <span>{t(isWorking(calendar, start) ? 'working' : 'notWorking')}</span>
          </>
        )}
      </output>
    </fieldset>
  )
}

function resultWords(instant: number, zone: string, t: ReturnType<typeof useText>) {
  const weekday = isoWeekday(Math.floor(localOf(instant, zone) / 86_400_000)) - 1
  return {
    at: localText(instant, zone).replace('T', ' '),
    weekday: t(`weekdays.d${weekday as 0 | 1 | 2 | 3 | 4 | 5 | 6}`),
  }
}

/** `2026-03-02T09:00` on the clocks of a zone. */
function localText(instant: number, zone: string): string {
  const local = localOf(instant, zone)
  const day = Math.floor(local / 86_400_000)
  const minute = Math.floor((local - day * 86_400_000) / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${formatDay(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
