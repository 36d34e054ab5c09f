import { BgColorsOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { TextSetting } from '../text-setting.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const colorDesign: DesignPart<FieldOf<'color'>> = {
  icon: BgColorsOutlined,
  group: 'advanced',
  start: () => ({ type: 'color' }),
  Settings: ColorSettings,
}

function ColorSettings({ field, onChange }: SettingsProps<FieldOf<'color'>>) {
  const t = useText()
  return (
    <TextSetting
      label={t('setting.default')}
      value={field.default}
      maxLength={9}
      onChange={(next) => onChange(withDefault(field, next))}
    />
  )
}
