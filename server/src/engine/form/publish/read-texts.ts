import type { FieldValue } from '@sluice/contract'
import type { Transaction } from '../../../database/index.ts'
import type { Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { castType, storageOf, toColumn } from '../storage.ts'
import { fieldColumn, readingTable } from '../table-name.ts'
import { type Loss, noteLoss } from './loss.ts'
import type { Conversion } from './plan-changes.ts'
import { tableOf } from './table-of.ts'
import { textColumn } from './text-column.ts'
import { pathOf } from './uses-of-fields.ts'

/** What came of reading the texts of a column. */
export interface TextsRead {
  affected: number
  failing: number
  /** Rows whose text says that there is nothing. */
  emptied: number
  /** Some of the texts that cannot be read. */
  failingTexts: string[]
  losses: Loss[]
  decided: Text[]
}

type KeepValues = (values: readonly { source: string; target: FieldValue }[]) => Promise<void>

const batchSize = 5000
const mostFailing = 1000

/**
 * Reads the texts of a column as values of its new type, as a file's column is read: first all are looked at, then
 * each is read. Different texts are read once, in batches, so that memory does not grow with the table.
 * @param text SQL of the old value as a text
 * @param keep is given what could be read
 */
export async function readTexts(
  { transaction }: OperationContext,
  form: LoadedForm,
  change: Conversion,
  text: string,
  keep?: KeepValues,
): Promise<TextsRead> {
  const column = textColumn(change.field, form.timeZone)
  for await (const texts of textsOf(transaction, form, change, text)) {
    for (const one of texts) column.observe(one.text)
  }
  const losses = new Map<string, Loss>()
  const failingTexts: string[] = []
  let [affected, failing, emptied] = [0, 0, 0]
  for await (const texts of textsOf(transaction, form, change, text)) {
    const values: { source: string; target: FieldValue }[] = []
    for (const { text: source, count } of texts) {
      const { value, loss } = column.read(source)
      affected += count
      if (value === undefined) {
        failing += count
        if (failingTexts.length < mostFailing) failingTexts.push(source)
        continue
      }
      if (value === null) emptied += count
      else values.push({ source, target: value })
      if (loss) noteLoss(losses, loss, count, { from: source, to: value })
    }
    await keep?.(values)
  }
  const byRows = [...losses.values()].sort((a, b) => b.rows - a.rows)
  return { affected, failing, emptied, failingTexts, losses: byRows, decided: column.decided() }
}

/** The different texts of a column with the number of their rows. */
async function* textsOf(transaction: Transaction, form: LoadedForm, change: Conversion, text: string) {
  const { table } = tableOf(form, change)
  await transaction.query(
    `declare texts no scroll cursor for select ${text} as text, count(*) as count
     from ${table} where ${fieldColumn(change.field.id)} is not null group by 1`,
  )
  for (;;) {
    const { rows } = await transaction.query<{ text: string; count: number }>(`fetch ${batchSize} from texts`)
    if (rows.length === 0) break
    yield rows
  }
  await transaction.query('close texts')
}

/**
 * Reads the texts of a column and keeps their values where the SQL of the conversion finds them: in a table and a
 * function beside the form's, until `dropReadings` in the same transaction.
 */
export async function keepReadings(
  context: OperationContext,
  form: LoadedForm,
  change: Conversion,
  text: string,
): Promise<TextsRead> {
  const { transaction } = context
  const storage = storageOf(change.field)
  if (storage === 'rows') throw new Error('A sub-table has no column')
  const name = readingTable(form.tenantId, form.id, pathOf(change))
  const type = castType(storage)
  await transaction.query(`create unlogged table ${name} (source text collate "C", target ${type})`)
  const read = await readTexts(context, form, change, text, async (values) => {
    const rows = values.map(({ source, target }) => ({ source, target: toColumn(storage, target) }))
    await transaction.query(
      `insert into ${name}
       select source, target from jsonb_to_recordset($1::jsonb) as e (source text, target ${type})`,
      [JSON.stringify(rows)],
    )
  })
  // By hash, because a text may be longer than what fits into an index by order.
  await transaction.query(`create index on ${name} using hash (source)`)
  await transaction.query(
    `create function ${name}(given text) returns ${type} language plpgsql stable as
     'begin return (select target from ${name} where source = given collate "C"); end'`,
  )
  return read
}

/** Takes away what `keepReadings` made. */
export async function dropReadings(
  transaction: Transaction,
  form: LoadedForm,
  changes: readonly Conversion[],
): Promise<void> {
  for (const change of changes) {
    const name = readingTable(form.tenantId, form.id, pathOf(change))
    await transaction.query(`drop function if exists ${name}(text)`)
    await transaction.query(`drop table if exists ${name}`)
  }
}
