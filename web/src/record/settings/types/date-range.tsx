import { CalendarOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { MovingDefault } from '../moving-default.tsx'
import { NumberSetting } from '../number-setting.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const dateRangeDesign: DesignPart<FieldOf<'dateRange'>> = {
  icon: CalendarOutlined,
  group: 'basic',
  start: () => ({ type: 'dateRange' }),
  Settings: DateRangeSettings,
}

function DateRangeSettings({ field, onChange }: SettingsProps<FieldOf<'dateRange'>>) {
  const t = useText()
  return (
    <>
      <NumberSetting
        label={t('setting.maxDays')}
        value={field.maxDays}
        min={1}
        max={100_000}
        onChange={(maxDays) => onChange({ ...field, maxDays })}
      />
      <MovingDefault
        word="today"
        label={t('setting.defaultToday')}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
    </>
  )
}
