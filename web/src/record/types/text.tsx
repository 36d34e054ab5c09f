import type { FieldOf } from '@sluice/contract'
import { TextControl } from '../control/text-control.tsx'
import styles from '../field-value.module.css'
import type { WebPart } from '../web-part.ts'

export const textPart: WebPart<FieldOf<'text'>> = {
  Control: TextControl,
  View: ({ value, dense }) => <span className={dense ? undefined : styles.wrapped}>{String(value)}</span>,
  width: 180,
  sorts: true,
  comparedAs: ({ id, name }) => ({ id, name, type: 'text' }),
  paste: (_, text) => text,
}
