import { daysOf } from '@sluice/form'
import dayjs from 'dayjs'
import { DatePicker } from '../../kit/date-picker.tsx'
import { usePhone } from '../../kit/use-media.ts'
import { readTypedDate } from '../typed-date.ts'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'
import { useText } from './control-texts.ts'

/** The first and the last day; one alone is kept as it is, so that whoever checks names what is missing. */
export function DateRangeControl(props: ControlProps<'dateRange'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy } = props
  const t = useText()
  const phone = usePhone()
  const [from, to] = daysOf(typeof value === 'string' ? value : '')
  const put = (first: string, last: string) => onChange(first || last ? `${first}/${last}` : null)
  const picker = (day: string, label: string, hint: string, change: (day: string) => void, own?: string) => {
    const shown = day ? dayjs(day) : null
    return (
      <DatePicker
        {...(own ? { id: own } : {})}
        value={shown?.isValid() ? shown : null}
        format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日', 'YYYY-M-D']}
        inputReadOnly={phone}
        disabled={disabled ?? false}
        status={invalid ? 'error' : ''}
        placeholder={hint}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        style={{ width: '100%' }}
        onChange={(moment) => {
          const one = Array.isArray(moment) ? (moment[0] ?? null) : moment
          change(one ? one.format('YYYY-MM-DD') : '')
        }}
        onBlur={(event) => {
          const typed = readTypedDate((event.target as HTMLInputElement).value ?? '', new Date())
          if (typed && typed !== day) change(typed)
        }}
      />
    )
  }
  const name = props.label ?? field.name
  return (
    <span className={styles.range}>
      {picker(from, t('control.firstDayOf', { name }), t('control.firstDay'), (day) => put(day, to), id)}
      <span aria-hidden>–</span>
      {picker(to, t('control.lastDayOf', { name }), t('control.lastDay'), (day) => put(from, day))}
    </span>
  )
}
