import { Input } from 'antd'
import { useState } from 'react'
import { formatNumber, formatPlainNumber } from '../../kit/formats.ts'
import { parseNumber } from '../parse-number.ts'
import { useText } from '../texts.ts'
import styles from './control.module.css'
import type { ControlProps } from './control-props.ts'

/** What is being typed, and the value that was made of it. */
interface Typing {
  text: string
  sent: ControlProps['value']
}

/**
 * A number or an amount. It may be typed or pasted with grouping, signs of currencies and full-width digits. What is no
 * number stays as typed, so that nothing is lost; the server names it as an error.
 */
export function NumberControl(props: ControlProps<'number' | 'money'>) {
  const { id, field, value, onChange, disabled, invalid, describedBy, label, compact } = props
  const t = useText()
  const [typing, setTyping] = useState<Typing | null>(null)
  // A value that came from elsewhere meanwhile (pasted over several cells, taken from others) stands above the typing.
  const typed = typing && typing.sent === value ? typing.text : null
  const shown = typed ?? shownNumber(value, field)
  const wrong = typeof value === 'string' && typed === null
  const leave = () => {
    setTyping(null)
  }
  const sign = field.type === 'money' ? currencySign(field.currency) : undefined
  return (
    <Input
      id={id}
      className={styles.number}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      disabled={disabled ?? false}
      placeholder={compact ? '' : field.placeholder}
      status={invalid || wrong ? 'error' : ''}
      title={wrong ? t('form.notANumber') : undefined}
      aria-label={label}
      aria-invalid={invalid || wrong || undefined}
      aria-describedby={describedBy}
      aria-required={field.required || undefined}
      prefix={sign ? <span className={styles.affix}>{sign}</span> : undefined}
      suffix={
        field.type === 'number' && field.unit ? <span className={styles.affix}>{field.unit}</span> : undefined
      }
      onFocus={(event) => {
        setTyping({ text: plainNumber(value), sent: value })
        const { target } = event
        requestAnimationFrame(() => target.select())
      }}
      onChange={(event) => {
        const text = event.target.value
        // Known at once where it is a number, so that saving by a key loses nothing.
        const sent = parseNumber(text) ?? (text.trim() === '' ? null : text)
        setTyping({ text, sent })
        onChange(sent)
      }}
      onBlur={leave}
      onPressEnter={leave}
    />
  )
}

function shownNumber(value: ControlProps['value'], field: ControlProps<'number' | 'money'>['field']): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return ''
  if (field.type === 'number' && field.grouping === false)
    return formatPlainNumber(value, fixedDecimals(value, field))
  return formatNumber(value, fixedDecimals(value, field))
}

/** The places the field shows, unless that would hide digits. */
function fixedDecimals(value: number, field: ControlProps<'number' | 'money'>['field']): number | undefined {
  const places = field.type === 'money' ? 2 : field.scale
  if (places === undefined) return undefined
  return Number(value.toFixed(places)) === value ? places : undefined
}

function plainNumber(value: ControlProps['value']): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return ''
  // No exponent: 1e-7 is not how people write.
  return Math.abs(value) < 1e-6 && value !== 0 ? value.toFixed(8).replace(/0+$/, '') : String(value)
}

/** The sign of a currency: `¥`, `€`; its code where it has none. */
export function currencySign(currency: string): string {
  const parts = new Intl.NumberFormat('zh-CN', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}
