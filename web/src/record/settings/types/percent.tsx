import { PercentageOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { byHundred } from '@sluice/form'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

export const percentDesign: DesignPart<FieldOf<'percent'>> = {
  icon: PercentageOutlined,
  group: 'basic',
  start: () => ({ type: 'percent' }),
  Settings: PercentSettings,
}

function PercentSettings({ field, onChange }: SettingsProps<FieldOf<'percent'>>) {
  const t = useText()
  const hundredths = (share: number | undefined) => (share === undefined ? undefined : Number(`${share}e2`))
  const share = (given: number | undefined) => (given === undefined ? undefined : byHundred(given))
  return (
    <>
      <NumberSetting
        label={t('setting.scale')}
        value={field.scale}
        min={0}
        onChange={(scale) => onChange({ ...field, scale })}
      />
      <NumberSetting
        label={`${t('setting.min')} %`}
        value={hundredths(field.min)}
        onChange={(min) => onChange({ ...field, min: share(min) })}
      />
      <NumberSetting
        label={`${t('setting.max')} %`}
        value={hundredths(field.max)}
        onChange={(max) => onChange({ ...field, max: share(max) })}
      />
      <NumberSetting
        label={`${t('setting.default')} %`}
        value={hundredths(field.default)}
        onChange={(next) => onChange(withDefault(field, share(next)))}
      />
    </>
  )
}
