import { FontSizeOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import { TextSetting } from '../text-setting.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const textDesign: DesignPart<FieldOf<'text'>> = {
  icon: FontSizeOutlined,
  group: 'basic',
  start: () => ({ type: 'text' }),
  Settings: TextSettings,
}

function TextSettings({ field, onChange }: SettingsProps<FieldOf<'text'>>) {
  const t = useText()
  const { pattern, ...plain } = field
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
      <TextSetting
        label={t('setting.pattern')}
        value={pattern?.source}
        onChange={(source) =>
          onChange(source ? { ...field, pattern: { source, message: pattern?.message ?? '' } } : plain)
        }
      />
      {pattern ? (
        <TextSetting
          label={t('setting.patternMessage')}
          value={pattern.message}
          onChange={(message = '') => onChange({ ...field, pattern: { source: pattern.source, message } })}
        />
      ) : null}
    </>
  )
}
