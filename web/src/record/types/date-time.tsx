import { ClockCircleOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { DateControl } from '../control/lazy-controls.ts'
import { dateWords } from '../operator-words.ts'
import { MovingDefault } from '../settings/lazy-settings.ts'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'
import { WholeText } from '../whole-text.tsx'

export const dateTimePart: WebPart<FieldOf<'dateTime'>> = {
  icon: ClockCircleOutlined,
  group: 'basic',
  Control: DateControl,
  View: WholeText,
  Settings: DateTimeSettings,
  width: 150,
  sorts: true,
  start: () => ({ type: 'dateTime' }),
  operatorWords: () => dateWords,
  // Moments are compared by day.
  comparedAs: ({ id, name }) => ({ id, name, type: 'date' }),
}

function DateTimeSettings({ field, onChange }: SettingsProps<FieldOf<'dateTime'>>) {
  const t = useText()
  return (
    <MovingDefault
      word="now"
      label={t('setting.defaultNow')}
      value={field.default}
      onChange={(next) => onChange(withDefault(field, next))}
    />
  )
}
