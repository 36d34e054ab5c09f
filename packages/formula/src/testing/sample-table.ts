import type pg from 'pg'
import { sqlTypeOf } from '../sql/compile.ts'
import { elementOf, type FormulaType, isList } from '../type/type.ts'
import { sampleSchema } from './sample-row.ts'

/** Creates the table `sample` for the sample schema and fills it; `n` is the index of the row. */
export async function createSampleTable(
  client: pg.Client,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const columns = sampleSchema.fields.map(({ id, type }) => `"${id}" ${sqlTypeOf(type)}`)
  await client.query(`create table sample (n int primary key, ${columns.join(', ')})`)
  for (const [n, row] of rows.entries()) {
    const values = sampleSchema.fields.map(({ id }) => row[id])
    await client.query(
      `insert into sample values (${[n, ...values].map((_, index) => `$${index + 1}`).join(', ')})`,
      [n, ...values],
    )
  }
}

/** SQL that shows a value as text in one way, whatever the settings of the session: null, text, or a JSON array. */
export function shown(sql: string, type: FormulaType): string {
  if (!isList(type)) return shownElement(`(${sql})`, type)
  return `(select jsonb_agg(${shownElement('e.v', elementOf(type))} order by e.n)::text from unnest(${sql}) with ordinality as e(v, n))`
}

function shownElement(sql: string, type: FormulaType): string {
  switch (type) {
    case 'number':
    case 'duration':
      return `trim_scale(${sql})::text`
    case 'date':
      return `to_char(${sql}, 'YYYY-MM-DD')`
    case 'datetime':
      return `trim_scale(extract(epoch from ${sql}) * 1000000)::text`
    default:
      return `${sql}::text`
  }
}
