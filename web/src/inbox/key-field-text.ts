import type { Field } from '@sluice/contract'
import { listText } from '../kit/list-text.ts'
import { valueText } from '../record/value-text.ts'
import type { InboxItem } from './states.ts'

type KeyField = InboxItem['keyFields'][number]

/** A key field in words, written exactly as the record writes it: `¥3,520.00`. */
export function keyFieldText(keyField: KeyField): string {
  if (keyField.type === 'text') return keyField.value
  if (keyField.type === 'list') return listText(keyField.value)
  const { value, ...format } = keyField
  return valueText({ id: 'key', ...format } satisfies Field, value)
}
