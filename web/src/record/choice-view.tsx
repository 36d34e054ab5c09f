import type { Choice } from '@sluice/contract'
import { ChoiceChip } from './choice-chip.tsx'
import styles from './field-value.module.css'
import { idsOf } from './value-text.ts'
import type { ViewProps } from './web-part.ts'

/** Choices as chips. */
export function ChoiceView({ field, value, dense }: ViewProps<{ choices: Choice[] }>) {
  return (
    <span className={styles.chips} data-dense={dense || undefined}>
      {idsOf(value).map((one) => (
        <ChoiceChip key={one} choices={field.choices} value={one} />
      ))}
    </span>
  )
}
