import { isComputed } from '@sluice/form'
import type { Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { serverPartOf } from '../server-parts.ts'
import { fromJson, storageOf } from '../storage.ts'
import { fieldColumn } from '../table-name.ts'
import { type ConversionWay, conversionWay } from './convert.ts'
import { type RowImpact, sampleSize } from './failing-rows.ts'
import type { Loss } from './loss.ts'
import type { Conversion } from './plan-changes.ts'
import { keepReadings, readTexts } from './read-texts.ts'
import { tableOf } from './table-of.ts'

/** What a conversion does to the values of a field. */
export interface ConversionImpact extends RowImpact {
  /** Rows whose text says that there is nothing (`-`, `N/A`). */
  emptied: number
  losses: Loss[]
  /** How the column was understood. */
  decided: Text[]
}

/**
 * Counts what a conversion would lose.
 * @param readings `keep`: what was read is kept for the conversion that follows in the same transaction
 * @returns undefined when there is no way from the one type to the other
 */
export async function conversionImpact(
  context: OperationContext,
  form: LoadedForm,
  change: Conversion,
  readings: 'keep' | 'forget',
): Promise<ConversionImpact | undefined> {
  const way = conversionWay(form, change)
  if (!way) return undefined
  if (way.text === undefined) return impactOfSql(context, form, change, way)
  const read = readings === 'keep' ? keepReadings : readTexts
  const { failingTexts, ...impact } = await read(context, form, change, way.text)
  const samples = await samplesOf(context, form, change, `${way.text} = any($1::text[])`, failingTexts)
  return { ...impact, samples }
}

async function impactOfSql(
  context: OperationContext,
  form: LoadedForm,
  change: Conversion,
  { sql }: ConversionWay,
): Promise<ConversionImpact> {
  // What a computed field had is computed anew, so nothing of it is lost.
  if (isComputed(change.field))
    return { affected: 0, failing: 0, emptied: 0, samples: [], losses: [], decided: [] }
  const column = fieldColumn(change.field.id)
  const loss = serverPartOf(change.field).loses?.(change.before, column, form.timeZone)
  const { rows } = await context.transaction.query<{ affected: number; failing: number; losing: number }>(
    `select count(*) as affected, count(*) filter (where (${sql}) is null) as failing,
       count(*) filter (where ${loss?.where ?? 'false'}) as losing
     from ${tableOf(form, change).table} where ${column} is not null`,
  )
  const { affected, failing, losing } = rows[0]!
  return {
    affected,
    failing,
    emptied: 0,
    samples: failing > 0 ? await samplesOf(context, form, change, `(${sql}) is null`) : [],
    losses: loss && losing > 0 ? [{ ...loss.words, rows: losing, examples: [] }] : [],
    decided: [],
  }
}

/** The first rows that cannot be converted. @param texts the parameter of the condition, where it has one */
async function samplesOf(
  { transaction }: OperationContext,
  form: LoadedForm,
  change: Conversion,
  condition: string,
  texts?: string[],
): Promise<RowImpact['samples']> {
  if (texts?.length === 0) return []
  const column = fieldColumn(change.field.id)
  const { table, recordId } = tableOf(form, change)
  const { rows } = await transaction.query<{ record_id: string; value: unknown }>(
    `select ${recordId} as record_id, to_json(${column}) as value from ${table}
     where ${column} is not null and ${condition} order by id limit ${sampleSize}`,
    texts ? [texts] : [],
  )
  const storage = storageOf(change.before)
  return rows.map(({ record_id, value }) => ({ recordId: record_id, value: fromJson(storage, value) }))
}
