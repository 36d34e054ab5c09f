import { z } from 'zod'
import type { Text } from '../../../kernel/index.ts'
import type { SampleCell } from './sample-cell.ts'

/** Something a person should look at before the import; `note` only says what was done. */
export const doubtSchema = z.object({
  code: z.string(),
  severity: z.enum(['note', 'warning']),
  zh: z.string(),
  en: z.string(),
  /** Some of the cells it is about. */
  rows: z.array(z.object({ line: z.int(), value: z.string() })),
})
export type Doubt = z.infer<typeof doubtSchema>

/** Cells shown with a doubt. */
const shownRows = 10

export function doubt(
  code: string,
  severity: Doubt['severity'],
  text: Text,
  rows: readonly SampleCell[] = [],
): Doubt {
  const shown = rows.slice(0, shownRows).map(({ line, value }) => ({ line, value: value.slice(0, 200) }))
  return { code, severity, ...text, rows: shown }
}
