import { HourglassOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { SelectSetting } from '../select-setting.tsx'
import { useText } from '../texts.ts'

export const durationDesign: DesignPart<FieldOf<'duration'>> = {
  icon: HourglassOutlined,
  group: 'basic',
  start: () => ({ type: 'duration' }),
  Settings: DurationSettings,
}

const units = ['day', 'hour', 'minute', 'second'] as const

function DurationSettings({ field, onChange }: SettingsProps<FieldOf<'duration'>>) {
  const t = useText()
  return (
    <SelectSetting
      label={t('setting.durationUnit')}
      value={field.unit ?? 'hour'}
      options={units.map((value) => ({ value, label: t(`setting.durationUnits.${value}`) }))}
      onChange={(unit) => onChange({ ...field, unit })}
    />
  )
}
