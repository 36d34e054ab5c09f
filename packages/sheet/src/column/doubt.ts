import type { SampleCell } from './sample-cell.ts'

/** Something a person should look at before the import; `note` only says what was done. */
export interface Doubt {
  code: string
  severity: 'note' | 'warning'
  zh: string
  en: string
  /** Some of the cells it is about. */
  rows: SampleCell[]
}

/** Cells shown with a doubt. */
const shownRows = 10

export function doubt(
  code: string,
  severity: Doubt['severity'],
  text: Pick<Doubt, 'zh' | 'en'>,
  rows: readonly SampleCell[] = [],
): Doubt {
  const shown = rows.slice(0, shownRows).map(({ line, value }) => ({ line, value: value.slice(0, 200) }))
  return { code, severity, ...text, rows: shown }
}
