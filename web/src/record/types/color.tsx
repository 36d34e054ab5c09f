import type { FieldOf } from '@sluice/contract'
import { ColorControl } from '../control/lazy-controls.ts'
import styles from '../field-value.module.css'
import type { WebPart } from '../web-part.ts'

export const colorPart: WebPart<FieldOf<'color'>> = {
  Control: ColorControl,
  View: ({ value }) => (
    <span className={styles.color}>
      <span className={styles.swatch} style={{ backgroundColor: colorOf(value) }} aria-hidden="true" />
      {String(value)}
    </span>
  ),
  width: 120,
  sorts: false,
  paste: (_, text) => text.trim(),
}

/** Nothing else than a colour may stand in a style. */
function colorOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^#[\da-f]{6}$/.test(value) ? value : undefined
}
