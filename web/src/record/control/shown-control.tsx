import type { Field } from '@sluice/contract'
import { type ComponentType, Suspense } from 'react'
import { valueText } from '../value-text.ts'
import styles from './control.module.css'
import type { FieldControlProps } from './control-props.ts'

export type ShownControlProps<F extends Field> = FieldControlProps & {
  /** Absent where nobody types a value. */
  Control: ComponentType<FieldControlProps & { field: F }> | undefined
  field: F
}

/** The control of a type, or what stands for it while its code is on its way. */
export function ShownControl<F extends Field>({ Control, ...props }: ShownControlProps<F>) {
  return Control ? (
    <Suspense fallback={<Fallback {...props} />}>
      <Control {...props} />
    </Suspense>
  ) : null
}

/** As high as the control will be. */
function Fallback({ field, value, references }: FieldControlProps) {
  return (
    <span className={styles.fallback} aria-busy="true">
      {valueText(field, value, references)}
    </span>
  )
}
