import { PayCircleOutlined } from '@ant-design/icons'
import type { FieldOf } from '@sluice/contract'
import { NumberControl } from '../control/lazy-controls.ts'
import { parseNumber } from '../parse-number.ts'
import { NumberSetting, SelectSetting } from '../settings/lazy-settings.ts'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import { valueText } from '../value-text.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'GBP']

export const moneyPart: WebPart<FieldOf<'money'>> = {
  icon: PayCircleOutlined,
  group: 'basic',
  Control: NumberControl,
  View: ({ field, value }) => <span className="tabular">{valueText(field, value)}</span>,
  Settings: MoneySettings,
  width: 140,
  sorts: true,
  start: () => ({ type: 'money', currency: 'CNY' }),
  paste: (_, text) => parseNumber(text.trim()) ?? text.trim(),
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
      <NumberSetting
        label={t('setting.min')}
        value={field.min}
        onChange={(min) => onChange({ ...field, min })}
      />
      <NumberSetting
        label={t('setting.max')}
        value={field.max}
        onChange={(max) => onChange({ ...field, max })}
      />
      <NumberSetting
        label={t('setting.default')}
        value={field.default}
        onChange={(next) => onChange(withDefault(field, next))}
      />
    </>
  )
}
