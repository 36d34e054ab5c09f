import { HomeOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { Toggle } from '../../../kit/toggle.tsx'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { SelectSetting } from '../select-setting.tsx'
import { useText } from '../texts.ts'

export const addressDesign: DesignPart<FieldOf<'address'>> = {
  icon: HomeOutlined,
  group: 'advanced',
  start: () => ({ type: 'address' }),
  Settings: RegionAddressSettings,
}

function RegionAddressSettings({ field, onChange }: SettingsProps<FieldOf<'address'>>) {
  const t = useText()
  return (
    <>
      <SelectSetting
        label={t('setting.level')}
        value={field.level ?? 'district'}
        options={(['province', 'city', 'district'] as const).map((value) => ({
          value,
          label: t(`setting.levels.${value}`),
        }))}
        onChange={(level) => onChange({ ...field, level })}
      />
      <Toggle
        label={t('setting.anyLevel')}
        value={field.anyLevel}
        onChange={(anyLevel) => onChange({ ...field, anyLevel })}
      />
      <Toggle
        label={t('setting.regionOnly')}
        value={field.regionOnly}
        onChange={(regionOnly) => onChange({ ...field, regionOnly })}
      />
    </>
  )
}
