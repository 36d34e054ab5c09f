import { formatDay, workdayCalendar } from '@sluice/clock'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileFormula, type Formula, type FormulaSchema, type SqlOptions } from './index.ts'
import { arbitraryFormula, arbitraryType } from './testing/arbitrary-formula.ts'
import { type Database, startDatabase } from './testing/postgres.ts'
import { chanceOf, sampleRow, sampleSchema, seeded } from './testing/sample-row.ts'
import { createSampleTable, shown } from './testing/sample-table.ts'
import { shownValue } from './testing/shown-value.ts'

const zones = ['Asia/Shanghai', 'America/New_York', 'UTC', 'Asia/Kolkata'] as const
const now = '2026-05-01T18:30:00.250Z'
const user = {
  id: '018f3a6e-0000-7000-8000-000000000001',
  departmentIds: ['018f3a6e-0000-7000-8000-00000000000a'],
  roles: ['a', 'abc', '"x\\'],
}
const runs = 800
const rows = Array.from({ length: 24 }, (_, index) => sampleRow(seeded(index + 1)))
let database: Database

beforeAll(async () => {
  database = await startDatabase()
  // Settings of the session that no answer may depend on.
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
      const zone = chance.pick(zones)
      const result = compileFormula(text, sampleSchema)
      if (!result.ok) return
      compared++
      const values = rows.map((row) =>
        shownValue(result.formula.evaluate(row, { now, timeZone: zone, user }), result.formula.type),
      )
      expect({ text, zone, values: await valuesInDatabase(result.formula, zone) }).toEqual({
        text,
        zone,
        values,
      })
      if (result.formula.type !== 'boolean') return
      const chosen = values.flatMap((value, n) => (value === 'true' ? [n] : []))
      expect({ text, zone, chosen: await chosenInDatabase(result.formula, zone) }).toEqual({
        text,
        zone,
        chosen,
      })
    }),
    { numRuns: runs },
  )
  expect(compared).toBeGreaterThan(runs / 2)
})

async function valuesInDatabase(formula: Formula, timeZone: string): Promise<unknown[]> {
  const { sql, values } = sqlOf(formula, { timeZone, now, user })
  const found = await select(`select ${shown(sql, formula.type)} from sample r order by n`, values)
  // The text of a JSON array has spaces in PostgreSQL and none in JavaScript.
  return found.map((value) =>
    typeof formula.type === 'object' && value !== null ? JSON.stringify(JSON.parse(String(value))) : value,
  )
}

function chosenInDatabase(formula: Formula, timeZone: string): Promise<unknown[]> {
  const { sql, values } = sqlOf(formula, { timeZone, now, user, condition: true })
  return select(`select n from sample r where ${sql} order by n`, values)
}

async function select(text: string, values: readonly string[]): Promise<unknown[]> {
  try {
    const found = await database.client.query({ text, values: [...values], rowMode: 'array' })
    return found.rows.map(([value]) => value)
  } catch (error) {
    throw new Error(`${text}\n${JSON.stringify(values)}`, { cause: error })
  }
}

function sqlOf(formula: Formula, options: Omit<SqlOptions, 'column' | 'nextParameter'>) {
  const values: string[] = []
  const { sql } = formula.toSql({
    column: (id) => `r."${id}"`,
    nextParameter: (value) => `$${values.push(value)}`,
    ...options,
  })
  return { sql, values }
}

function formulaOf(text: string, schema: FormulaSchema): Formula {
  const result = compileFormula(text, schema)
  if (!result.ok) throw new Error(result.errors.map(({ en }) => en).join('; '))
  return result.formula
}

test('[N2.12] workday functions give the same answers in both for any working week and any days off', async () => {
  const date = fc.integer({ min: 0, max: 400 }).map((day) => formatDay(20_400 + day))
  const week = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 })
  const dates = fc.uniqueArray(date, { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(week, dates, dates, date, date, async (weekdays, holidays, workdays, from, to) => {
      const calendar = workdayCalendar({ weekdays, holidays, workdays })
      const count = (Date.parse(to) - Date.parse(from)) / 86_400_000
      const day = (text: string) => `DATE(${text.split('-').map(Number).join(', ')})`
      const texts = [
        `NETWORKDAYS(${day(from)}, ${day(to)})`,
        `WORKDAY(${day(from)}, ${count})`,
        `ISWORKDAY(${day(to)})`,
      ]
      for (const text of texts) {
        const formula = formulaOf(text, sampleSchema)
        const { sql, values } = sqlOf(formula, { timeZone: 'UTC', calendar })
        const env = { now, timeZone: 'UTC', calendar }
        const [found] = await select(`select ${shown(sql, formula.type)}`, values)
        expect({ text, calendar, found }).toEqual({
          text,
          calendar,
          found: shownValue(formula.evaluate({}, env), formula.type),
        })
      }
    }),
    {
      numRuns: 60,
      // No weekday is worked, and the fourth day made up for is more than six weeks away.
      examples: [
        [[], [], ['2025-11-09', '2025-11-10', '2025-11-11', '2025-12-21'], '2025-11-08', '2025-11-12'],
      ],
    },
  )
})

test.each([
  ['[字段text1] = "中国"', 'sample_text_1'],
  ['[字段number1] > 100 / 2', 'sample_number_1'],
  ['AND([字段date1] >= TODAY() - 30, [字段date1] <= TODAY())', 'sample_date_1'],
  ['[字段member1] = CURRENTUSER()', 'sample_member_1'],
  ['[字段text1] in {"a", "b"}', 'sample_text_1'],
])('[N2.12] the condition %s can use an index', async (text, index) => {
  const { client } = database
  const column = index.replace('sample_', '')
  await client.query(`create index if not exists ${index} on sample ("${column}"); set enable_seqscan = off`)
  const { sql, values } = sqlOf(formulaOf(text, sampleSchema), {
    timeZone: 'UTC',
    now,
    user,
    condition: true,
  })
  const plan = await select(`explain (costs off) select n from sample r where ${sql}`, values)
  await client.query('reset enable_seqscan')
  expect(plan.join('\n')).toMatch(new RegExp(`Index.* ${index}`))
})

test('[N2.12] fields of related records and columns of sub-tables come from the caller', async () => {
  const schema: FormulaSchema = {
    fields: [
      { id: 'customer', name: '客户', type: { record: [{ id: 'level', name: '等级', type: 'number' }] } },
      {
        id: 'lines',
        name: '明细',
        type: { list: { record: [{ id: 'price', name: '价格', type: 'number' }] } },
      },
    ],
    variables: [{ name: '折扣', type: 'number' }],
  }
  const formula = formulaOf('SUM([明细].[价格]) * [客户].[等级] - 折扣', schema)
  const paths: Readonly<Record<string, string>> = {
    'customer.level': '3::numeric',
    'lines.price': `'{1.5,null,2}'::numeric[]`,
  }
  const { sql, values } = sqlOf(formula, {
    timeZone: 'UTC',
    path: (ids) => paths[ids.join('.')],
    variable: (name) => (name === '折扣' ? '0.5::numeric' : undefined),
  })
  const row = { customer: { level: 3 }, lines: [{ price: '1.5' }, { price: null }, { price: 2 }] }
  const env = { now, timeZone: 'UTC', variables: { 折扣: '0.5' } }
  expect(await select(`select trim_scale(${sql})`, values)).toEqual([String(formula.evaluate(row, env))])
  expect(formula.evaluate(row, env)).toBe(10)
  expect(() => sqlOf(formula, { timeZone: 'UTC' })).toThrow('not-in-sql')
})

test('[N2.12] what the database cannot do is refused beforehand, with the reason and the place', () => {
  expect(formulaOf('[字段number1] > 1', sampleSchema).sqlProblems).toEqual([])
  const text = 'IF(REGEXMATCH([字段text1], "^a"), SIN(1), 2)'
  const formula = formulaOf(text, sampleSchema)
  expect(formula.sqlProblems.map(({ code, start, end, zh }) => [code, text.slice(start, end), zh])).toEqual([
    [
      'not-in-sql',
      'REGEXMATCH([字段text1], "^a")',
      'REGEXMATCH 不能在数据库中计算：数据库的正则表达式规则不同，也不保证线性时间',
    ],
    ['not-in-sql', 'SIN(1)', 'SIN 不能在数据库中计算：数据库只能用二进制浮点计算，结果不精确'],
  ])
  expect(() => sqlOf(formula, { timeZone: 'UTC' })).toThrow('not-in-sql')
})

test('[N2.12] no text of a formula reaches the SQL, all of it is bound', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const formula = formulaOf(
        `[字段text1] & "${text.replaceAll('"', '""')}" = TEXT([字段number1], "0.0""'; drop table sample; --""")`,
        sampleSchema,
      )
      const { sql } = sqlOf(formula, { timeZone: 'UTC' })
      expect(sql).not.toContain('drop table')
      expect(sql).toBe(
        sqlOf(formulaOf(`[字段text1] & "a" = TEXT([字段number1], "0.0""x""")`, sampleSchema), {
          timeZone: 'UTC',
        }).sql,
      )
    }),
  )
})
