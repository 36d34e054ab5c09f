import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileFormula, type Formula } from './index.ts'
import { arbitraryFormula, arbitraryType } from './testing/arbitrary-formula.ts'
import { type Database, startDatabase } from './testing/postgres.ts'
import { chanceOf, sampleRow, sampleSchema, seeded } from './testing/sample-row.ts'
import { createSampleTable, shown } from './testing/sample-table.ts'
import { elementOf, type FormulaType, isList } from './type/type.ts'
import { formatDecimal } from './value/number.ts'
import { parseMoment } from './value/time.ts'

const zones = ['Asia/Shanghai', 'America/New_York', 'UTC', 'Asia/Kolkata'] as const
const user = {
  id: '018f3a6e-0000-7000-8000-000000000001',
  departmentIds: ['018f3a6e-0000-7000-8000-00000000000a'],
  roles: ['a', 'abc', '"x\\'],
}
const runs = Number(process.env.FORMULA_RUNS ?? 1500)
const rows = Array.from({ length: 24 }, (_, index) => sampleRow(seeded(index + 1)))
let database: Database

beforeAll(async () => {
  database = await startDatabase()
  // A zone of its own for the session, so that SQL that depends on it shows.
  await database.client.query(
    `set timezone = 'Pacific/Apia'; set datestyle = 'SQL, DMY'; set intervalstyle = 'sql_standard'`,
  )
  await createSampleTable(database.client, rows)
}, 120_000)
afterAll(() => database?.stop())

test('[N2.12] random formulas give the same answers in JavaScript and in PostgreSQL', {
  timeout: 240_000,
}, async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (draw) => {
      const chance = chanceOf((below) => draw(fc.nat, below - 1))
      const text = arbitraryFormula(chance, arbitraryType(chance), 1 + chance.below(4))
      const result = compileFormula(text, sampleSchema)
      if (!result.ok || result.formula.sqlProblems.length > 0) return
      compared++
      const zone = chance.pick(zones)
      expect({ text, zone, values: await inDatabase(result.formula, zone, text) }).toEqual({
        text,
        zone,
        values: inJavaScript(result.formula, zone),
      })
    }),
    { numRuns: runs },
  )
  expect(compared).toBeGreaterThan(runs / 2)
})

function env(timeZone: string) {
  return { now: '2026-05-01T18:30:00.250Z', timeZone, user }
}

function inJavaScript(formula: Formula, zone: string): unknown[] {
  const { type } = formula
  return rows.map((row) => {
    const value = formula.evaluate(row, env(zone))
    if (!isList(type)) return shownValue(value, type)
    const items = (value as unknown[] | null)?.map((each) => shownValue(each, elementOf(type))) ?? []
    return items.length === 0 ? null : JSON.stringify(items)
  })
}

function shownValue(value: unknown, type: FormulaType): string | null {
  if (value === null) return null
  if (type === 'number' || type === 'duration')
    return typeof value === 'number' ? formatDecimal(value) : String(value)
  if (type === 'datetime') return String(parseMoment(value as string, 'UTC'))
  return String(value)
}

async function inDatabase(formula: Formula, zone: string, text: string): Promise<unknown[]> {
  const values: string[] = []
  const { sql } = formula.toSql({
    column: (id) => `r."${id}"`,
    nextParameter: (value) => `$${values.push(value)}`,
    timeZone: zone,
    now: env(zone).now,
    user,
  })
  const query = `select ${shown(sql, formula.type)} from sample r order by n`
  try {
    const { rows: found } = await database.client.query({ text: query, values, rowMode: 'array' })
    return found.map(([value]) =>
      isList(formula.type) && value !== null ? JSON.stringify(JSON.parse(value)) : value,
    )
  } catch (error) {
    throw new Error(`${text}\n${query}\n${JSON.stringify(values)}`, { cause: error })
  }
}
