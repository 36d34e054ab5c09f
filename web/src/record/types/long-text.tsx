import type { FieldOf } from '@sluice/contract'
import { LongTextControl } from '../control/text-control.tsx'
import styles from '../field-value.module.css'
import type { WebPart } from '../web-part.ts'

export const longTextPart: WebPart<FieldOf<'longText'>> = {
  Control: LongTextControl,
  View: ({ value, dense }) => <span className={dense ? undefined : styles.lines}>{String(value)}</span>,
  width: 240,
  quiet: 'everywhere',
  sorts: true,
  comparedAs: ({ id, name }) => ({ id, name, type: 'text' }),
  paste: (_, text) => text,
}
