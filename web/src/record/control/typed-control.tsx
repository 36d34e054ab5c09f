import type { FieldValue } from '@sluice/contract'
import { Input } from 'antd'
import { useState } from 'react'
import { useText } from '../texts.ts'
import styles from './control.module.css'
import type { FieldControlProps } from './control-props.ts'

export interface TypedControlProps extends FieldControlProps {
  /** What a typed text means; undefined while it means nothing. */
  read(text: string): FieldValue | undefined
  /** A value as it is typed. */
  write(value: FieldValue): string
  /** An example of what can be typed. */
  example: string
  inputMode: 'text' | 'decimal' | 'tel' | 'email' | 'url'
  /** Stands to the right, as numbers do. */
  numeric?: boolean
}

/**
 * A value that is typed as people write it and shown in one writing when the typing ends. What means nothing stays as
 * typed, so that nothing is lost; the server names it as an error.
 */
export function TypedControl(props: TypedControlProps) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label, compact } = props
  const { read, write, example, inputMode, numeric } = props
  const t = useText()
  const [typing, setTyping] = useState<{ text: string; sent: FieldValue } | null>(null)
  const given = value ?? null
  const typed = typing && typing.sent === given ? typing.text : null
  const shown = given === null ? '' : write(given)
  const wrong = typed === null && given !== null && typeof given === 'string' && read(given) === undefined
  const leave = () => setTyping(null)
  return (
    <Input
      id={id}
      className={numeric ? styles.number : undefined}
      inputMode={inputMode}
      autoComplete="off"
      value={typed ?? shown}
      disabled={disabled ?? false}
      placeholder={compact ? '' : (field.placeholder ?? t('form.suchAs', { example }))}
      status={invalid || wrong ? 'error' : ''}
      aria-label={label}
      aria-invalid={invalid || wrong || undefined}
      aria-describedby={describedBy}
      aria-required={field.required || undefined}
      onChange={(event) => {
        const text = event.target.value
        const sent = text.trim() === '' ? null : (read(text) ?? text)
        setTyping({ text, sent })
        onChange(sent)
      }}
      onBlur={leave}
      onPressEnter={leave}
    />
  )
}
