import { PayCircleOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { workspaceFormats } from '../../../kit/workspace-formats.ts'
import type { DesignPart, SettingsProps } from '../../design-part.ts'
import { SelectSetting } from '../select-setting.tsx'
import { useText } from '../texts.ts'
import { DefaultSetting, LimitSettings } from './numeric.tsx'

export const moneyDesign: DesignPart<FieldOf<'money'>> = {
  icon: PayCircleOutlined,
  group: 'basic',
  start: () => ({ type: 'money', currency: workspaceFormats().currency }),
  Settings: MoneySettings,
}

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'GBP']

function MoneySettings({ field, onChange }: SettingsProps<FieldOf<'money'>>) {
  const t = useText()
  return (
    <>
      <SelectSetting
        label={t('setting.currency')}
        value={field.currency}
        options={currencies.map((value) => ({ value, label: value }))}
        onChange={(currency) => onChange({ ...field, currency })}
      />
      <LimitSettings field={field} onChange={onChange} />
      <DefaultSetting field={field} onChange={onChange} />
    </>
  )
}
