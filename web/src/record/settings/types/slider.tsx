import { SlidersOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { sliderScale } from '@sluice/form'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import { TextSetting } from '../text-setting.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const sliderDesign: DesignPart<FieldOf<'slider'>> = {
  icon: SlidersOutlined,
  group: 'basic',
  start: () => ({ type: 'slider' }),
  Settings: SliderSettings,
}

function SliderSettings({ field, onChange }: SettingsProps<FieldOf<'slider'>>) {
  const t = useText()
  const { min, max, step } = sliderScale(field)
  return (
    <>
      <NumberSetting
        label={t('setting.min')}
        value={min}
        onChange={(next) => onChange({ ...field, min: next })}
      />
      <NumberSetting
        label={t('setting.max')}
        value={max}
        onChange={(next) => onChange({ ...field, max: next })}
      />
      <NumberSetting
        label={t('setting.step')}
        value={step}
        min={0}
        onChange={(next) => onChange({ ...field, step: next || undefined })}
      />
      <TextSetting
        label={t('setting.unit')}
        value={field.unit}
        maxLength={20}
        onChange={(unit) => onChange({ ...field, unit })}
      />
      <NumberSetting
        label={t('setting.default')}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
    </>
  )
}
