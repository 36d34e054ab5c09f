import type { Field, FieldValue } from '@sluice/contract'
import type { ComponentType } from 'react'
import { useLanguage } from '../i18n/language.ts'
import styles from './field-value.module.css'
import { isEmptyValue, type References } from './model.ts'
import { useText } from './texts.ts'
import { isMasked } from './value-text.ts'
import type { ViewProps } from './web-part.ts'

export interface ShownValueProps<F extends Field> {
  View: ComponentType<ViewProps<F>>
  field: F
  value: FieldValue | undefined
  references: References
  dense: boolean
}

/** A value as its type shows it; what is empty or masked is the same for all. */
export function ShownValue<F extends Field>({ View, field, value, references, dense }: ShownValueProps<F>) {
  // The words follow the language.
  useLanguage()
  if (isEmptyValue(value)) return dense ? null : <span className={styles.none}>—</span>
  if (isMasked(field, value)) return <MaskedValue />
  return <View field={field} value={value} references={references} dense={dense} />
}

function MaskedValue() {
  const t = useText()
  return (
    <span className={styles.masked} title={t('form.masked')}>
      ***
    </span>
  )
}
