import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../database/testing/test-database.ts'
import { type ReaderRule, ruleMatches, ruleSql } from './row-rule.ts'

let database: TestDatabase
let client: pg.Client
beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

/** Few, so that they meet. */
const ids = Array.from({ length: 6 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`)
const columns = ['f_assignee', 'f_closer', 'f_form'] as const

const rule: fc.Arbitrary<ReaderRule> = fc.oneof(
  fc.constant('all' as const),
  fc.array(
    fc.record({
      column: fc.constantFrom(...columns),
      ids: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
)
const row = fc.record(
  Object.fromEntries(columns.map((column) => [column, fc.option(fc.constantFrom(...ids))])),
) as fc.Arbitrary<Record<(typeof columns)[number], string | null>>

test('[P4.2] a rule of rows lets the same rows through as SQL and as JavaScript', async () => {
  await fc.assert(
    fc.asyncProperty(rule, fc.array(row, { minLength: 1, maxLength: 20 }), async (given, rows) => {
      const values: unknown[] = [JSON.stringify(rows.map((one, place) => ({ ...one, place })))]
      const condition = ruleSql(given, (value) => `$${values.push(value)}`)
      const { rows: found } = await client.query<{ place: number }>(
        `select r.place from jsonb_to_recordset($1::jsonb)
           as r (place integer, ${columns.map((column) => `${column} uuid`).join(', ')})
         where ${condition} order by 1`,
        values,
      )
      const expected = rows.flatMap((one, place) => (ruleMatches(given, one) ? [place] : []))
      expect(found.map(({ place }) => place)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
