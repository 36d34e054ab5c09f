import { Suspense } from 'react'
import { valueText } from '../value-text.ts'
import { webPartOf } from '../web-parts.ts'
import styles from './control.module.css'
import type { FieldControlProps } from './control-props.ts'

/** The control that edits a field; the heavy ones are loaded when a form has them. */
export function FieldControl(props: FieldControlProps) {
  const { Control } = webPartOf(props.field)
  return Control ? (
    <Suspense fallback={<Fallback {...props} />}>
      <Control {...props} />
    </Suspense>
  ) : null
}

/** Stands for a control whose code is on its way, with the height it will have. */
function Fallback({ field, value, references }: FieldControlProps) {
  return (
    <span className={styles.fallback} aria-busy="true">
      {valueText(field, value, references)}
    </span>
  )
}
