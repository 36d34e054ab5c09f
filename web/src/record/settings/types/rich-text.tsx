import { EditOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import { useText } from '../texts.ts'

export const richTextDesign: DesignPart<FieldOf<'richText'>> = {
  icon: EditOutlined,
  group: 'basic',
  start: () => ({ type: 'richText', width: 12 }),
  Settings: RichTextSettings,
}

function RichTextSettings({ field, onChange }: SettingsProps<FieldOf<'richText'>>) {
  const t = useText()
  return (
    <NumberSetting
      label={t('setting.maxLength')}
      value={field.maxLength}
      min={1}
      max={50_000}
      onChange={(maxLength) => onChange({ ...field, maxLength })}
    />
  )
}
