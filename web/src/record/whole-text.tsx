import type { Field } from '@sluice/contract'
import styles from './field-value.module.css'
import { valueText } from './value-text.ts'
import type { ViewProps } from './web-part.ts'

/** A value that is read as one: never broken over lines. */
export function WholeText({ field, value, references }: ViewProps<Field>) {
  return (
    <span className={styles.whole}>
      <span className="tabular">{valueText(field, value, references)}</span>
    </span>
  )
}
