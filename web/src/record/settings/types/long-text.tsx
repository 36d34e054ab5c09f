import { AlignLeftOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import { TextSetting } from '../text-setting.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const longTextDesign: DesignPart<FieldOf<'longText'>> = {
  icon: AlignLeftOutlined,
  group: 'basic',
  start: () => ({ type: 'longText' }),
  Settings: LongTextSettings,
}

function LongTextSettings({ field, onChange }: SettingsProps<FieldOf<'longText'>>) {
  const t = useText()
  return (
    <>
      <TextSetting
        label={t('setting.default')}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
      <NumberSetting
        label={t('setting.maxLength')}
        value={field.maxLength}
        min={1}
        onChange={(maxLength) => onChange({ ...field, maxLength })}
      />
    </>
  )
}
