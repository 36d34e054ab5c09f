import type { ReportDefinition } from '@sluice/contract'
import { isLink } from '@sluice/form'
import type { OperationContext } from '../../platform/operation/index.ts'
import { type LoadedForm, type RecordSource, recordTitles } from '../form/index.ts'
import { reportField } from './report-field.ts'

/** Titles of linked records by id, by the field that links them. */
export type GroupTitles = ReadonlyMap<string, ReadonlyMap<string, string>>

/** More linked records than a report shows groups many times over are not put in the order of their titles. */
export const mostTitles = 10_000

/**
 * Titles of the linked records a report groups by, as far as the viewer may read them; the groups are ordered by them.
 * A field that links more than `mostTitles` is left out: its groups come by size, and only those shown are named.
 * One statement for the ids and one for the titles of each such field; no other report pays for it.
 */
export async function groupTitles(
  context: OperationContext,
  form: LoadedForm,
  source: RecordSource,
  { rows, columns }: ReportDefinition,
): Promise<GroupTitles> {
  const titles = new Map<string, ReadonlyMap<string, string>>()
  for (const id of new Set([...rows, ...columns].map(({ field }) => field))) {
    const field = source.operand(id) && reportField(form, id)?.field
    if (!field || !isLink(field)) continue
    const column = source.column(id)
    const { rows: linked } = await context.transaction.query<{ id: string }>(
      `select distinct ${column} as id from ${source.from} where ${source.where} and ${column} is not null
       limit ${mostTitles + 1}`,
      source.parameters,
    )
    if (linked.length > mostTitles) continue
    const ids = linked.map((row) => row.id)
    titles.set(id, await recordTitles(context, field.targetFormId, ids))
  }
  return titles
}
