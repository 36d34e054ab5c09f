import { PhoneOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { Toggle } from '../../../kit/toggle.tsx'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { useText } from '../texts.ts'

export const phoneDesign: DesignPart<FieldOf<'phone'>> = {
  icon: PhoneOutlined,
  group: 'basic',
  start: () => ({ type: 'phone' }),
  Settings: PhoneSettings,
}

function PhoneSettings({ field, onChange }: SettingsProps<FieldOf<'phone'>>) {
  const t = useText()
  return (
    <Toggle
      label={t('setting.mobileOnly')}
      value={field.mobileOnly}
      onChange={(mobileOnly) => onChange({ ...field, mobileOnly })}
    />
  )
}
