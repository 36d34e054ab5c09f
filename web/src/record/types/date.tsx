import { CalendarOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { DateControl } from '../control/lazy-controls.ts'
import { dateWords } from '../operator-words.ts'
import { MovingDefault } from '../settings/lazy-settings.ts'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import { readTypedDate } from '../typed-date.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

export const datePart: WebPart<FieldOf<'date'>> = {
  icon: CalendarOutlined,
  group: 'basic',
  Control: DateControl,
  View: WholeText,
  Settings: DateSettings,
  width: 120,
  sorts: true,
  start: () => ({ type: 'date' }),
  operatorWords: () => dateWords,
  paste: (_, text, now) => readTypedDate(text.trim(), now) ?? text.trim(),
}

function DateSettings({ field, onChange }: SettingsProps<FieldOf<'date'>>) {
  const t = useText()
  return (
    <MovingDefault
      word="today"
      label={t('setting.defaultToday')}
      value={field.default}
      onChange={(next) => onChange(withDefault(field, next))}
    />
  )
}
