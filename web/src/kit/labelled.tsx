import { type ReactNode, useId } from 'react'
import styles from './labelled.module.css'

export interface LabelledProps {
  label: string
  /** Beside each other instead of below. */
  inline?: boolean
  /** The control; takes the id that the label points to. */
  children: (id: string) => ReactNode
}

/** A control with its label. */
export function Labelled({ label, inline, children }: LabelledProps) {
  const id = useId()
  return (
    <div className={inline ? styles.inline : styles.field}>
      <label htmlFor={id} className={inline ? undefined : styles.label}>
        {label}
      </label>
      {children(id)}
    </div>
  )
}
