import { ClockCircleOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { MovingDefault } from '../moving-default.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const dateTimeDesign: DesignPart<FieldOf<'dateTime'>> = {
  icon: ClockCircleOutlined,
  group: 'basic',
  start: () => ({ type: 'dateTime' }),
  Settings: DateTimeSettings,
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
