import dayjs from 'dayjs'
import { DatePicker } from '../../kit/date-picker.tsx'
import { usePhone } from '../../kit/use-media.ts'
import { useText } from '../texts.ts'
import { readTypedDate } from '../typed-date.ts'
import type { ControlProps } from './control-props.ts'

/** A day, or a day with its time; typed or chosen. Loaded on use, because the calendar is large. */
export function DateControl(props: ControlProps<'date' | 'dateTime'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label, compact } = props
  const t = useText()
  const phone = usePhone()
  const timed = field.type === 'dateTime'
  const shown = typeof value === 'string' && value !== '' ? dayjs(value) : null
  const put = (moment: dayjs.Dayjs | null) =>
    onChange(moment ? (timed ? moment.toISOString() : moment.format('YYYY-MM-DD')) : null)
  return (
    <DatePicker
      id={id}
      value={shown?.isValid() ? shown : null}
      showTime={timed ? { format: 'HH:mm', defaultValue: dayjs().hour(9).minute(0).second(0) } : false}
      format={
        timed
          ? { format: 'YYYY-MM-DD HH:mm', type: 'mask' as const }
          : ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日', 'YYYY-M-D']
      }
      needConfirm={timed}
      inputReadOnly={phone}
      disabled={disabled ?? false}
      status={invalid ? 'error' : ''}
      placeholder={compact ? '' : (field.placeholder ?? t(timed ? 'form.moment' : 'form.day'))}
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      style={{ width: '100%' }}
      onChange={(moment) => put(Array.isArray(moment) ? (moment[0] ?? null) : moment)}
      onBlur={(event) => {
        // A day typed in another shape counts too: 3-5, 3月5日.
        const typed = readTypedDate((event.target as HTMLInputElement).value ?? '', new Date())
        if (!timed && typed && typed !== value) onChange(typed)
      }}
    />
  )
}
