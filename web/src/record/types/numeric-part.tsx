import type { Field, FieldOf } from '@sluice/contract'
import { NumberControl } from '../control/lazy-controls.ts'
import { parseNumber } from '../parse-number.ts'
import { valueText } from '../value-text.ts'
import type { ViewProps, WebPart } from '../web-part.ts'

type NumericField = FieldOf<'money'> | FieldOf<'number'>

/** What numbers and amounts share: they are typed, shown and pasted alike. */
export const numericPart = {
  Control: NumberControl,
  View: ({ field, value }: ViewProps<Field>) => <span className="tabular">{valueText(field, value)}</span>,
  sorts: true,
  paste: (_: Field, text: string) => parseNumber(text.trim()) ?? text.trim(),
} satisfies Partial<WebPart<NumericField>>
