import { PayCircleOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { workspaceFormats } from '../../kit/workspace-formats.ts'
import { SelectSetting } from '../settings/lazy-settings.ts'
import { useText } from '../texts.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'
import { DefaultSetting, LimitSettings, numericPart } from './numeric-part.tsx'

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'GBP']

export const moneyPart: WebPart<FieldOf<'money'>> = {
  ...numericPart,
  icon: PayCircleOutlined,
  Settings: MoneySettings,
  width: 140,
  start: () => ({ type: 'money', currency: workspaceFormats().currency }),
}

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
