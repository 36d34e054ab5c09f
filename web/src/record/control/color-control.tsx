import { Input } from 'antd'
import { light } from '../../theme/tokens.ts'
import { useText } from '../texts.ts'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'

/** A colour, from the picker of the system or typed as `#rrggbb`. */
export function ColorControl(props: ControlProps<'color'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label } = props
  const t = useText()
  const typed = typeof value === 'string' ? value : ''
  const known = /^#[\da-f]{6}$/i.test(typed)
  return (
    <span className={styles.color}>
      <input
        type="color"
        className={styles.swatch}
        data-empty={!known || undefined}
        value={known ? typed : light.paper}
        disabled={disabled ?? false}
        aria-label={t('form.pickColor', { name: label ?? field.name })}
        onChange={(event) => onChange(event.target.value)}
      />
      <Input
        id={id}
        value={typed}
        allowClear
        disabled={disabled ?? false}
        status={invalid ? 'error' : ''}
        placeholder={t('form.suchAs', { example: light.river.toLowerCase() })}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value.trim() === '' ? null : event.target.value)}
      />
    </span>
  )
}
