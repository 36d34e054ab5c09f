import type { FieldOf } from '@sluice/contract'
import type { SettingsProps } from '../../design-part.ts'
import { NumberSetting } from '../number-setting.tsx'
import { useText } from '../texts.ts'
import { withDefault } from '../with-default.ts'

type NumericField = FieldOf<'money'> | FieldOf<'number'>

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
