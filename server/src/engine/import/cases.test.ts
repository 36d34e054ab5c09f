import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { usualType } from './column-type.ts'
import { makeDefinition } from './make-definition.ts'
import { previewReader } from './preview-values.ts'
import { openTable } from './reading/open-table.ts'
import type { Reading } from './reading/reading.ts'
import { analyzeTable } from './table/analyze-table.ts'
import { isBroken } from './table/normalize-row.ts'
import { memoryFile } from './testing/memory-file.ts'
import { rowOf, xlsxOf } from './testing/xlsx-of.ts'

/** Situations in which spreadsheets came out wrong; each input is small and made here. */
const timeZone = 'Asia/Shanghai'

async function read(content: string | Buffer, reading: Reading = {}) {
  const table = await openTable(memoryFile(Buffer.from(content), 61), reading)
  const analysis = await analyzeTable(table.source, { ...reading, timeZone })
  const valuesOf = previewReader(
    analysis.columns.map(({ decision, facts }, index) => ({
      index,
      type: usualType(decision.kind),
      numberStyle: facts.numberStyle,
      dateOrder: facts.dateOrder,
    })),
    timeZone,
  )
  const rows = analysis.preview.map((row) => (isBroken(row) ? row.reason.en : valuesOf(row).values))
  return {
    table,
    analysis,
    rows,
    /** Values by column. */
    columns: analysis.columns.map((_, index) =>
      rows.map((row) => (typeof row === 'string' ? row : row[index])),
    ),
    types: analysis.columns.map(({ decision }) => usualType(decision.kind)),
    doubts: analysis.columns.map(({ decision }) => decision.doubts.map(({ code }) => code)),
  }
}

/** The column `x` beside another one: its type, its values and its doubts. */
async function column(values: string[], header = 'x') {
  const lines = values.map((value, index) => `r${index}\t${value}`)
  const { types, columns, doubts } = await read(`name\t${header}\n${lines.join('\n')}\n`)
  return { type: types[1], values: columns[1], doubts: doubts[1] }
}

test.each([
  [
    '[D29] blanks that do not break part thousands',
    ['1\u00a0234,50', '2\u202f500,00', '7,25'],
    [1234.5, 2500, 7.25],
  ],
  ['[D29] apostrophes part thousands', ["1'234.50", '2’500.00', '7.25'], [1234.5, 2500, 7.25]],
  ['[D29] Indian groups', ['1,23,456.00', '12,34,567.50', '7.25'], [123_456, 1_234_567.5, 7.25]],
  ['[D10] powers of ten', ['1.5E-05', '2.30E+05', '0.25', '3'], [0.000_015, 230_000, 0.25, 3]],
  ['[D49] a minus behind', ['5.00-', '7.25-', '1.00'], [-5, -7.25, 1]],
  ['[D49] a real minus', ['−5', '−7', '8'], [-5, -7, 8]],
  ['[D49] a plus', ['+3', '+4', '5'], [3, 4, 5]],
  ['[D43] short years', ['3/14/24', '12/25/23', '1/2/24'], ['2024-03-14', '2023-12-25', '2024-01-02']],
  [
    '[D43] names of months',
    ['14-Mar-24', '25-Dec-23', '02-Jan-24'],
    ['2024-03-14', '2023-12-25', '2024-01-02'],
  ],
  ['[D43] months of other languages', ['14. März 2024', '2. Mai 2024'], ['2024-03-14', '2024-05-02']],
  ['[D43] with their weekday', ['Tuesday, March 5, 2024', '2024-03-06 星期三'], ['2024-03-05', '2024-03-06']],
  [
    '[D43] the year first, short',
    ['24-03-14', '24-04-02', '23-12-25'],
    ['2024-03-14', '2024-04-02', '2023-12-25'],
  ],
])('[N2.7] %s: %j', async (_, given, expected) => {
  expect((await column(given)).values).toEqual(expected)
})

test('[N2.7] [D31] the order of dates is that of the columns that show it', async () => {
  const { columns, doubts } = await read(
    'id,ordered,shipped\n1,25/03/2024,01/04/2024\n2,28/03/2024,02/04/2024\n',
  )
  expect(columns[2]).toEqual(['2024-04-01', '2024-04-02'])
  expect(doubts[2]).toContain('dateOrderOfTable')
})

test('[N2.7] the decimal sign is that of the columns that show it, and the person has the last word', async () => {
  const content = 'item;price;weight\nA;1,50;1.234\nB;2,75;2.500\nC;3,20;1.750\n'
  expect((await read(content)).columns.slice(1)).toEqual([
    [1.5, 2.75, 3.2],
    [1234, 2500, 1750],
  ])
  const told = await read('item;weight\nA;1.234\nB;2.500\n', { numberStyle: 'comma' })
  expect(told.columns[1]).toEqual([1234, 2500])
})

test.each([
  ['utf-16le', '姓名\t金额\n王芳\t12.5\n李娜\t3\n'],
  ['utf-16be', '姓名\t金额\n王芳\t12.5\n李娜\t3\n'],
  ['big5', '姓名,城市\n陳大文,臺北\n林小明,高雄\n'],
  ['euc-kr', '이름,도시\n김민수,서울시\n이영희,부산시\n'],
  ['shift_jis', 'なまえ,とし\nさとう,おおさか\nすずき,きょうと\n'],
  ['windows-1251', 'Имя,Город\nИван Петров,Москва\nАнна,Казань\n'],
] as const)('[N2.7] [D33] [D34] %s is read as what it is, or doubted', async (encoding, text) => {
  const { table, analysis } = await read(iconv.encode(text, encoding))
  const lines = text.trim().split('\n')
  expect(table.dialect?.encoding).toBe(encoding)
  expect(analysis.frame.headers.join(table.dialect!.delimiter)).toBe(lines[0])
})

test('[N2.7] [D33] UTF-16 without a mark is read when it is told', async () => {
  const content = iconv.encode('北京\t上海\n广州\t深圳\n', 'utf-16le')
  expect((await read(content, { encoding: 'utf-16le' })).table.dialect?.encoding).toBe('utf-16le')
})

test('[N2.7] [D35] what only keeps a spreadsheet from seeing a number goes, and the digits are a name', async () => {
  const { types, rows } = await read('sku,card\n="00123",\'6222020200012345678\n="00456",\'00789\n')
  expect(types).toEqual(['text', 'text'])
  expect(rows).toEqual([
    ['00123', '6222020200012345678'],
    ['00456', '00789'],
  ])
})

test('[N2.7] [D37] a code in the last row of many makes its column text', async () => {
  const lines = Array.from({ length: 50_005 }, (_, index) => `${index % 900}`)
  const { types, analysis } = await read(`n,m\n${lines.map((line) => `${line},a`).join('\n')}\n007,a\n`)
  expect(types[0]).toBe('text')
  expect(analysis.columns[0]!.facts.codes).toEqual([{ line: 50_007, value: '007' }])
})

test('[N2.7] [D40] quotes with a backslash before them are quotes', async () => {
  const { columns } = await read('id,note,qty\n1,"say \\"hi\\" now",5\n2,"plain",6\n3,"a, b",7\n')
  expect(columns[1]).toEqual(['say "hi" now', 'plain', 'a, b'])
  expect(columns[2]).toEqual([5, 6, 7])
})

test('[N2.7] a stray quote is told', async () => {
  const { analysis } = await read('id,note\n1,"a" b\n2,"c"\n')
  expect(analysis.strayQuotes).toEqual([{ line: 2, value: '1,a b' }])
})

test('[N2.7] [D47] [D50] percent beside none, and words for nothing among numbers, are told', async () => {
  expect((await column(['12%', '0.05', '7.5%', '１００％'])).doubts).toEqual(['percentMixed'])
  const dashed = await column(['100', '-', '250', '–', '300', 'N/A', '7', '5'])
  expect(dashed).toEqual({
    type: 'number',
    values: [100, null, 250, null, 300, null, 7, 5],
    doubts: ['blankWord'],
  })
})

test('[N2.7] [D53] one column of amounts is one column', async () => {
  const { analysis, rows } = await read('Preis\n1,50\n2,75\n3,20\n')
  expect(analysis.frame.headers).toEqual(['Preis'])
  expect(rows).toEqual([[1.5], [2.75], [3.2]])
})

test('[N2.7] [D53] one column of sentences is one column', async () => {
  const { rows } = await read('place\nAnna, Berlin\nBob, Paris\nCid, Rome\n')
  expect(rows).toEqual([['Anna, Berlin'], ['Bob, Paris'], ['Cid, Rome']])
})

test('[N2.7] [D56] years name columns, and that is told', async () => {
  const { analysis, rows } = await read('region,2022,2023\nNorth,5,6\nSouth,7,8\n')
  expect(analysis.frame).toMatchObject({ headers: ['region', '2022', '2023'], numberedHeaders: true })
  expect(rows).toHaveLength(2)
  const months = await read('region,2024-01-01,2024-02-01,2024-03-01\nN,1,2,3\nS,3,4,5\n')
  expect(months.analysis.frame.headers).toEqual(['region', '2024-01-01', '2024-02-01', '2024-03-01'])
  expect((await read('2021,2022,2023\n1,2,3\n4,5,6\n')).analysis.frame.headers).toEqual([
    '2021',
    '2022',
    '2023',
  ])
  expect((await read('1001,2022,5\n1002,2023,6\n1003,2024,7\n')).analysis.frame.headerLine).toBe(0)
})

test.each(['<html><body><table><tr><td>a', '<?xml version="1.0"?><Workbook>', '<table>\n<tr>', '{\\rtf1 a'])(
  '[N2.7] [D59] what only has the name of a spreadsheet is refused: %s',
  async (content) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'import.unknown_format' })
  },
)

test('[N2.7] [D60] values that differ in capitals and blanks alone are one choice, and that is told', async () => {
  const values = ['Open', 'open', 'OPEN', 'Open', 'Open', 'Closed', 'closed ', 'Closed']
  const { types, doubts, analysis } = await read(
    `status,n\n${Array.from({ length: 24 }, (_, index) => `${values[index % 8]},${index}`).join('\n')}\n`,
  )
  expect(types[0]).toBe('singleChoice')
  expect(doubts[0]).toEqual(['spelling'])
  expect(analysis.columns[0]!.facts.folded?.map(({ value }) => value)).toEqual(['Open', 'Closed'])
})

test('[N2.7] codes of thirteen digits are codes, prices are not', async () => {
  expect(await column(['6901234567892', '6923450657713', '4006381333931'])).toMatchObject({
    type: 'text',
    doubts: ['code'],
  })
  expect((await column(['13812345678', '13912345678', '15012345678'])).type).toBe('text')
  expect((await column(['120000000000', '35', '99000'])).type).toBe('number')
  expect((await column(['1.10101E+17', '6.22202E+18'])).doubts).toContain('digitsLost')
})

test('[N2.7] currencies are named by sign, code, word and header', async () => {
  const currencyOf = async (header: string, values: string[]) => {
    const { analysis } = await read(`n;${header}\n${values.map((value) => `a;${value}`).join('\n')}\n`)
    return [...analysis.columns[1]!.facts.currencies.keys()]
  }
  expect(await currencyOf('x', ['R$ 12.50', 'R$ 3.00'])).toEqual(['BRL'])
  expect(await currencyOf('x', ['HKD 12.50', 'HK$3.00'])).toEqual(['HKD'])
  expect(await currencyOf('x', ['12.50 €', '€3.00'])).toEqual(['EUR'])
  expect(await currencyOf('x', ['12.50美元', 'US$3.00'])).toEqual(['USD'])
})

test('[N2.7] a header of two rows names every column, and blank rows and totals are told', async () => {
  const content = '姓名,地址,,金额\n,省,市,\n张三,江苏,南京,100\n李四,广东,广州,200\n,,,\n合计,,,300\n'
  const { analysis, rows } = await read(content)
  expect(analysis.frame).toMatchObject({ headers: ['姓名', '地址/省', '地址/市', '金额'], headerRows: 2 })
  expect(analysis).toMatchObject({ blankRows: 1, totalCount: 1, totals: [{ line: 6, value: '合计,300' }] })
  expect(rows).toHaveLength(3)
  const without = await read(content, { totals: 'leaveOut' })
  expect(without.rows).toHaveLength(2)
  expect(without.types).toEqual(['text', 'text', 'text', 'money'])
})

test('[N2.7] numbers keep up to fifteen decimals', async () => {
  const { analysis, columns } = await read('a;n\nx;0.1234567891\ny;0.5\n')
  expect(columns[1]).toEqual([0.123_456_789_1, 0.5])
  const chosen = [{ index: 1, fieldId: 'n', name: 'n', type: 'number' as const, include: true }]
  expect(makeDefinition(chosen, analysis.columns, undefined).fields).toMatchObject([
    { type: 'number', scale: 10 },
  ])
})

test('[N2.7] the header row can be chosen', async () => {
  const content = 'a,b\nc,d\n1,2\n3,4\n'
  expect((await read(content, { headerLine: 2 })).analysis.frame).toMatchObject({
    headers: ['c', 'd'],
    skippedLines: 2,
  })
  expect((await read(content, { headerLine: 0 })).analysis).toMatchObject({ rowCount: 4 })
})

test('[C27] names like numbers and days are a header where the file says that they are texts, or that they stay in view', async () => {
  const quotedNames = await read('"2024","007","2024-03-05"\n5,6,2020-01-01\n7,8,2020-01-02\n')
  expect(quotedNames.analysis.frame).toMatchObject({ headerLine: 1, headers: ['2024', '007', '2024-03-05'] })
  expect(quotedNames.rows).toEqual([
    [5, 6, '2020-01-01'],
    [7, 8, '2020-01-02'],
  ])
  // Where everything stands in quotes they say nothing.
  expect((await read('"1001","5"\n"1002","6"\n"1003","7"\n')).analysis.frame.headerLine).toBe(0)
  const rows = [
    ['2024', '007'],
    ['a', 'b'],
    ['c', 'd'],
  ].map((cells, index) => rowOf(index + 1, cells))
  const frozen =
    '<sheetViews><sheetView><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>'
  const sheet = (before: string) => xlsxOf({ t: { before, rows: rows.join('') } })
  expect((await read(await sheet(frozen))).analysis.frame.headers).toEqual(['2024', '007'])
})

test('[C27] a row of the names of the fields is the header, whatever stands above and below it', async () => {
  const content = '2024,7\n1001,2022\n1002,2023\n'
  expect((await read(content)).analysis).toMatchObject({ rowCount: 3, frame: { headerLine: 0 } })
  const named = await read(content, { names: ['7', '2024', '2025'] })
  expect(named.analysis).toMatchObject({ rowCount: 2, frame: { headerLine: 1, headers: ['2024', '7'] } })
  const below = await read(`表格,1\n${content}`, { names: ['７', '2024'] })
  expect(below.analysis.frame).toMatchObject({ headerLine: 2, titleRows: 1 })
  // The person has the last word.
  expect((await read(content, { names: ['7', '2024'], hasHeader: false })).analysis.rowCount).toBe(3)
})
