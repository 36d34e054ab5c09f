import type { Field } from '@sluice/contract'
import styles from './field-value.module.css'
import { valueText } from './value-text.ts'
import type { ViewProps } from './web-part.ts'

/** A value as text, which may take several lines where there is room. */
export function WrappedText({ field, value, references, dense }: ViewProps<Field>) {
  return <span className={dense ? undefined : styles.wrapped}>{valueText(field, value, references)}</span>
}
