import type { FieldOf } from '@sluice/contract'
import { NumberControl } from '../control/lazy-controls.ts'
import { parseNumber } from '../parse-number.ts'
import { NumberSetting } from '../settings/lazy-settings.ts'
import { withDefault } from '../settings/with-default.ts'
import { useText } from '../texts.ts'
import { valueText } from '../value-text.ts'
import type { SettingsProps, WebPart } from '../web-part.ts'

type NumericField = FieldOf<'money'> | FieldOf<'number'>

/** What numbers and amounts share: they are typed, shown and pasted alike. */
export const numericPart = {
  group: 'basic',
  Control: NumberControl,
  View: ({ field, value }) => <span className="tabular">{valueText(field, value)}</span>,
  sorts: true,
  paste: (_, text) => parseNumber(text.trim()) ?? text.trim(),
} satisfies Partial<WebPart<NumericField>>

/** The smallest and the largest value. */
export function LimitSettings<F extends NumericField>({
  field,
  onChange,
}: Pick<SettingsProps<F>, 'field' | 'onChange'>) {
  const t = useText()
  return (
    <>
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
    </>
  )
}

/** The value a new record begins with. */
export function DefaultSetting<F extends NumericField>({
  field,
  onChange,
}: Pick<SettingsProps<F>, 'field' | 'onChange'>) {
  const t = useText()
  return (
    <NumberSetting
      label={t('setting.default')}
      value={field.default}
      onChange={(next) => onChange(withDefault(field, next))}
    />
  )
}
