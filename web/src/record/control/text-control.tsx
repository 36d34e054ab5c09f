import { Input } from 'antd'
import type { ControlProps } from './control-props.ts'

/** One line of text. What is too long is not cut off: the count shows it and the server names it. */
export function TextControl(props: ControlProps<'text'>) {
  const { field, value, onChange } = props
  const max = field.maxLength
  const typed = typeof value === 'string' ? value : ''
  return (
    <Input
      {...common(props)}
      value={typed}
      count={max ? { max, show: typed.length > max * 0.8 } : {}}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}

/** Text over several lines; grows with what is written. */
export function LongTextControl(props: ControlProps<'longText'>) {
  const { field, value, onChange, compact } = props
  const max = field.maxLength
  const typed = typeof value === 'string' ? value : ''
  return (
    <Input.TextArea
      {...common(props)}
      value={typed}
      autoSize={compact ? { minRows: 1, maxRows: 4 } : { minRows: 3, maxRows: 14 }}
      count={max ? { max, show: typed.length > max * 0.8 } : {}}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  )
}

function common({
  id,
  field,
  disabled,
  invalid,
  describedBy,
  label,
  compact,
}: ControlProps<'text'> | ControlProps<'longText'>) {
  return {
    id,
    disabled: disabled ?? false,
    autoComplete: 'off',
    placeholder: compact ? '' : (field.placeholder ?? ''),
    status: invalid ? ('error' as const) : ('' as const),
    'aria-label': label,
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    'aria-required': field.required || undefined,
  }
}
