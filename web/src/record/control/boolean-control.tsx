import { sayBoolean } from '@sluice/form'
import { Checkbox, Select, Switch } from 'antd'
import { useLanguage } from '../../i18n/language.ts'
import { useText } from '../texts.ts'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'

/** Yes or no: a switch or a box with its word beside it; in a cell and in filters a list, which knows "neither" too. */
export function BooleanControl(props: ControlProps<'boolean'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label, compact } = props
  const t = useText()
  const language = useLanguage()
  const words = (truth: boolean) => sayBoolean(field, truth, language)
  if (compact) {
    return (
      <Select
        id={id}
        value={typeof value === 'boolean' ? String(value) : undefined}
        allowClear
        disabled={disabled ?? false}
        status={invalid ? 'error' : ''}
        placeholder={t('form.choose')}
        aria-label={label}
        style={{ width: '100%' }}
        options={[true, false].map((truth) => ({ value: String(truth), label: words(truth) }))}
        onChange={(next?: string) => onChange(next === undefined ? null : next === 'true')}
      />
    )
  }
  const common = {
    id,
    checked: value === true,
    disabled: disabled ?? false,
    'aria-label': label,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
  }
  return (
    <span className={styles.truth}>
      {field.display === 'checkbox' ? (
        <Checkbox {...common} onChange={(event) => onChange(event.target.checked)} />
      ) : (
        <Switch {...common} onChange={(checked) => onChange(checked)} />
      )}
      <span aria-hidden="true">{typeof value === 'boolean' ? words(value) : ''}</span>
    </span>
  )
}
