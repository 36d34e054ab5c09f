import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { usualType } from './column-type.ts'
import { previewReader } from './preview-values.ts'
import { openTable } from './reading/open-table.ts'
import { analyzeTable } from './table/analyze-table.ts'
import { isBroken } from './table/normalize-row.ts'
import { memoryFile } from './testing/memory-file.ts'

/** Files that were read wrong by somebody; each has what it holds, column by column. */
const folder = join(process.env.SLUICE_DATA ?? '', 'cases', 'import')
const given = process.env.SLUICE_DATA !== undefined && existsSync(folder)
if (!given) console.info('Skipped: SLUICE_DATA is not set, so the files of cases are not there.')
const timeZone = 'Asia/Shanghai'

async function read(name: string) {
  const reading = name.includes('utf16') ? { encoding: 'utf-16le' as const } : {}
  const { source } = await openTable(memoryFile(readFileSync(join(folder, name)), 61), reading)
  const { columns, preview } = await analyzeTable(source, { ...reading, timeZone })
  const valuesOf = previewReader(
    columns.map(({ decision, facts }, index) => ({
      index,
      type: usualType(decision.kind),
      numberStyle: facts.numberStyle,
      dateOrder: facts.dateOrder,
    })),
    timeZone,
  )
  const rows = preview.map((row) => (isBroken(row) ? [row.reason.en] : valuesOf(row).values))
  return Object.fromEntries(
    columns.map(({ header, decision, facts }, index) => [
      header,
      {
        values: rows.map((row) => row[index]),
        currencies: [...facts.currencies.keys()],
        doubts: decision.doubts.map(({ code }) => code),
      },
    ]),
  )
}

type Values = Record<string, unknown[]>
const values: Record<string, Values> = {
  'c12-single.csv': { Preis: [1.5, 2.75, 3.2] },
  'c1d-french.csv': { montant: [1234.5, 2500, 7.25] },
  'c1e-swiss.csv': { montant: [1234.5, 2500, 7.25] },
  'c1f-indian.csv': { amount: [123456, 1234567.5, 7.25] },
  'c2-dmy.csv': { shipped: ['2024-04-01', '2024-04-02', '2024-04-05'] },
  'c3b-utf16le.csv': { 姓名: ['王芳', '李娜'], 金额: [12.5, 3] },
  'c3g-big5.csv': { 姓名: ['陳大文', '林小明'], 城市: ['臺北', '高雄'] },
  'c4-eq.csv': { sku: ['00123', '00456'] },
  'c4d-apos.csv': { sku: ['00123', '00456'], card: ['6222020200012345678', '6222020200012345679'] },
  'c6b-bs.csv': { note: ['say "hi" now', 'plain', 'a, b'], qty: [5, 6, 7] },
  'c7a-yy.csv': { when: ['2024-03-14', '2023-12-25', '2024-01-02'] },
  'c7b-monyy.csv': { when: ['2024-03-14', '2023-12-25', '2024-01-02'] },
  'c8-pct.csv': { rate: [12, 0.05, 7.5, 100] },
  'c9b-minus.csv': { a: [-5, -7.25, 1], b: [-5, -7, 8], c: [3, 4, 5] },
  'c9c-dash.csv': { amount: [100, null, 250, null, 300, 12, 5, 6, 7, 8, 9, 10] },
  'l9.csv': { region: ['North', 'South'], 2022: [5, 7], 2023: [6, 8] },
  'x1-phonetic.xlsx': { book: ['目录', '東京支店'] },
  'x10-currency.xlsx': {
    brl: [12.5],
    twd: [30],
    jpy: [1234],
    hkd: [250],
    eur: [3.25],
    cny: [4.5],
    aud: [5.5],
    inr: [6.5],
  },
  'x11-formulas.xlsx': {
    qty: [1, 2, 3],
    shared: [2, 4, 6],
    bool: ['FALSE', 'TRUE', 'TRUE'],
    typedbool: ['TRUE', 'FALSE', 'TRUE'],
  },
  'x12-norefs.xlsx': { name: ['a'], qty: [5] },
  'x13-prefix.xlsx': { name: ['a'] },
  'x13b-prefix.xlsx': { name: ['a'] },
  'x14-early.xlsx': { born: ['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01'] },
  'x18-pretty.xlsx': { note: ['Fragile', 'plain'] },
  'x19-cdata.xlsx': { note: ['a & b', 'c & d', 'x < y'] },
  'x2-inline-rich.xlsx': { note: ['Fragile: glass'] },
  'x20-entities.xlsx': { note: ['&lt;b&gt;', '&lt;b&gt; &amp; co', '&amp;nbsp;'] },
  'x22-nocache.xlsx': { total: [null, null, 9] },
  'x5-x000d.xlsx': { note: ['first\nsecond', '_x000D_', 'p\nq'] },
  'x7-tiny.xlsx': { ratio: [5e-7, 0.000_12, 0.5, 1.25, 2.5, 2.5], big: [1.5e21, 3, 4, 5, 6, 6] },
  'x7d-sci.csv': { conc: [0.000_015, 230_000, 0.25, 3, 4, 5, 6, 7] },
  'x7e-sci.csv': { conc: [0.000_015, 230_000, 100] },
  'x8-long-id.xlsx': { card: ['110101199003077758', '6222020200012345678', '865640023012945'] },
  'x8b-long-id.xlsx': { card: ['110101199003077000', '6222020200012345600', '1.2E+25'] },
}
/** What is lost or guessed, and told. */
const doubts: Record<string, Record<string, string>> = {
  'c2-dmy.csv': { shipped: 'dateOrderOfTable' },
  'c8-pct.csv': { rate: 'percentMixed' },
  'c9c-dash.csv': { amount: 'blankWord' },
  'l12.csv': { status: 'spelling' },
  'x22-nocache.xlsx': { total: 'uncomputed' },
  'x8b-long-id.xlsx': { card: 'digitsLost' },
}
const currencies: Record<string, string> = {
  brl: 'BRL',
  twd: 'TWD',
  jpy: 'JPY',
  hkd: 'HKD',
  eur: 'EUR',
  cny: 'CNY',
  aud: 'AUD',
  inr: 'INR',
}

test.skipIf(!given).each(Object.entries(values))(
  '[C27] %s is read as what it holds',
  async (name, expected) => {
    const found = await read(name)
    const seen = Object.fromEntries(Object.keys(expected).map((header) => [header, found[header]?.values]))
    expect(seen).toEqual(expected)
  },
)

test.skipIf(!given).each(Object.entries(doubts))(
  '[C27] %s is doubted where it has to be',
  async (name, expected) => {
    const found = await read(name)
    for (const [header, code] of Object.entries(expected)) expect(found[header]?.doubts).toContain(code)
  },
)

test.skipIf(!given)('[C27] currencies are those of the cells', async () => {
  const found = await read('x10-currency.xlsx')
  for (const [header, code] of Object.entries(currencies)) expect(found[header]?.currencies).toEqual([code])
})

test.skipIf(!given)('[C27] every file that was given is looked at', () => {
  const known = new Set([...Object.keys(values), ...Object.keys(doubts)])
  expect(readdirSync(folder).filter((name) => !name.endsWith('.md') && !known.has(name))).toEqual([])
})
