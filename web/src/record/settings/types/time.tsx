import { FieldTimeOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { Toggle } from '../../../kit/toggle.tsx'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { MovingDefault } from '../moving-default.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const timeDesign: DesignPart<FieldOf<'time'>> = {
  icon: FieldTimeOutlined,
  group: 'basic',
  start: () => ({ type: 'time' }),
  Settings: TimeSettings,
}

function TimeSettings({ field, onChange }: SettingsProps<FieldOf<'time'>>) {
  const t = useText()
  return (
    <>
      <Toggle
        label={t('setting.seconds')}
        value={field.seconds}
        onChange={(seconds) => onChange({ ...field, seconds })}
      />
      <MovingDefault
        word="now"
        label={t('setting.defaultNow')}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
    </>
  )
}
