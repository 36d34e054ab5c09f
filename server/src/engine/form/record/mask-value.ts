import type { FieldValue } from '@sluice/contract'
import type { AnyField } from '../storage.ts'

const hidden = '***'

/** What a reader with the right `masked` sees: that there is a value, and the ends of a text (P6.4). */
export function maskValue(field: AnyField, value: FieldValue): FieldValue {
  if (value === null) return null
  if (field.type === 'text' && typeof value === 'string') return maskText(value)
  return hidden
}

/** `13812345678` → `138****5678`, `张三丰` → `张***`. */
function maskText(text: string): string {
  const letters = [...text]
  if (letters.length >= 11) return `${letters.slice(0, 3).join('')}****${letters.slice(-4).join('')}`
  if (letters.length >= 2) return `${letters[0]}${hidden}`
  return hidden
}
