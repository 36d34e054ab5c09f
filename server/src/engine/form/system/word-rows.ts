import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { RecordRow } from '../record/record-row.ts'

/** Puts the texts that are made for their reader into the rows of a system form, a page at a time. */
export async function wordRows(
  context: OperationContext,
  { system }: LoadedForm,
  rows: readonly RecordRow[],
): Promise<void> {
  if (!system?.words || rows.length === 0 || !('facts' in rows[0]!)) return
  const texts = await system.words(
    context,
    rows.map(({ id, facts }) => ({ id, facts })),
  )
  rows.forEach((row, index) => {
    for (const [fieldId, text] of Object.entries(texts[index] ?? {})) row[`f_${fieldId}`] = text
  })
}
