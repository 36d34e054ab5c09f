import { CalendarOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { MovingDefault } from '../moving-default.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const dateDesign: DesignPart<FieldOf<'date'>> = {
  icon: CalendarOutlined,
  group: 'basic',
  start: () => ({ type: 'date' }),
  Settings: DateSettings,
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
