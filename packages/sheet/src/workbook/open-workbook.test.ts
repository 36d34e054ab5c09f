import { expect, test } from 'vitest'
import { makeParts, type PartsContent } from '../testing/make-parts.ts'
import { openWorkbook } from './open-workbook.ts'
import type { SheetRow } from './sheet-row.ts'

async function rowsOf(content: PartsContent): Promise<SheetRow[]> {
  const book = await openWorkbook(makeParts(content))
  const rows: SheetRow[] = []
  for await (const batch of book.sheet(book.sheets[0]!).rows()) rows.push(...batch)
  return rows
}

/** The texts of a workbook of one column. */
const textsOf = async (content: PartsContent) => (await rowsOf(content)).map(({ cells }) => cells[0])

/** What numbers in one format are read as, with their kinds. */
async function numbersOf(format: string, ...values: (string | number)[]) {
  const rows = values.map((value) => `<row><c s="1"><v>${value}</v></c></row>`).join('')
  return (await rowsOf({ rows, formats: [format] })).map(({ cells, kinds }) => `${cells[0]} ${kinds}`)
}

const shared = (count: number) =>
  Array.from({ length: count }, (_, index) => `<row><c t="s"><v>${index}</v></c></row>`).join('')

test('[N2.7] a reading aid over the letters is no part of the text', async () => {
  const texts = '<si><t>目录</t><rPh sb="0" eb="2"><t>mu lu</t></rPh><phoneticPr fontId="1"/></si>'
  expect(await textsOf({ rows: shared(1), texts })).toEqual(['目录'])
  const inline =
    '<row><c t="inlineStr"><is><r><t>東京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c></row>'
  expect(await textsOf({ rows: inline })).toEqual(['東京'])
})

test('[N2.7] the runs of a rich text are joined, and indentation between them is none of it', async () => {
  const texts = `
 <si>
  <r>
   <t>Fra</t>
  </r>
  <r>
   <rPr><b/></rPr>
   <t>gile</t>
  </r>
 </si>
 <si><t>
   indented
 </t></si><si><t xml:space="preserve"> kept </t></si>`
  expect(await textsOf({ rows: shared(3), texts })).toEqual(['Fragile', 'indented', ' kept '])
  const rows =
    '<row><c t="inlineStr"><is><r><t xml:space="preserve">Fragile: </t></r><r><t>glass</t></r></is></c></row>'
  expect(await textsOf({ rows })).toEqual(['Fragile: glass'])
})

test('[N2.7] escapes of letters that XML cannot hold are resolved once, entities once, CDATA is text', async () => {
  const texts = [
    'first_x000D_\nsecond',
    '_x005F_x000D_',
    '_x005f_x0041_',
    '_x0009_tab',
    '_x00zz_ _x41_',
    '&amp;lt;b&amp;gt;',
    '<![CDATA[a & b]]>',
    'x<![CDATA[ < ]]>y',
    '&#24029;&#x6d41;',
  ]
  const content = texts.map((text) => `<si><t>${text}</t></si>`).join('')
  expect(await textsOf({ rows: shared(texts.length), texts: content })).toEqual([
    'first\nsecond',
    '_x000D_',
    '_x0041_',
    '\ttab',
    '_x00zz_ _x41_',
    '&lt;b&gt;',
    'a & b',
    'x < y',
    '川流',
  ])
})

test('[N2.7] prefixes are the writer’s taste, and cells and rows may come without their reference', async () => {
  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>5</x:v></x:c></x:row><x:row r="4"><x:c r="C4"><x:v>6</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  const workbook =
    '<x:workbook xmlns:x="m" xmlns:rel="r"><x:sheets><x:sheet name="S" sheetId="1" rel:id="r1"/></x:sheets></x:workbook>'
  const rows = await rowsOf({ parts: { 'xl/worksheets/sheet1.xml': sheet, 'xl/workbook.xml': workbook } })
  expect(rows).toEqual([
    { line: 1, cells: ['a', '5'], kinds: 'qn' },
    { line: 4, cells: ['', '', '6', '7'], kinds: '__nn' },
  ])
})

test('[N2.7] formulas count by what they yielded; one without a result, and an empty text, are told from an empty cell', async () => {
  const rows =
    '<row><c><f>A1</f><v>2</v></c><c t="b"><f>A1</f><v>0</v></c><c t="b"><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="str"><f>A1</f><v>x</v></c><c t="str"><f>A1</f><v></v></c><c><f>A1</f></c><c><f>A1</f><v/></c><c s="0"/></row>'
  expect(await rowsOf({ rows })).toEqual([
    { line: 1, cells: ['2', 'FALSE', 'TRUE', '#DIV/0!', 'x', '', '', ''], kinds: 'nbbeqvuu' },
  ])
})

test('[N2.7] numbers come with every digit that counts, and a long one whose end is lost is told', async () => {
  expect(
    await numbersOf(
      'General',
      '5e-7',
      '1.5e+21',
      '32.379999999999995',
      '110101199003077758',
      '110101199003077000',
      '1.10101199003077E+17',
      '6.2220202000123456E+18',
      '865640023012945',
      '-0',
      '1E5',
      '0.1234567891',
    ),
  ).toEqual([
    '0.0000005 n',
    '1.5E+21 n',
    '32.38 n',
    '110101199003077758 c',
    '110101199003077000 l',
    '110101199003077000 l',
    '6222020200012345600 l',
    '865640023012945 n',
    '0 n',
    '100000 n',
    '0.1234567891 n',
  ])
})

test.each([
  ['[$R$-416] #,##0.00', 'BRL 12.5'],
  ['[$NT$-404]#,##0.00', 'TWD 12.5'],
  ['[$¥-411]#,##0', 'JPY 12.5'],
  ['[$¥-804]#,##0.00', 'CNY 12.5'],
  ['[$¥-zh-CN]#,##0.00', 'CNY 12.5'],
  ['[$HK$-C04]#,##0.00', 'HKD 12.5'],
  ['#,##0.00 [$€-407]', 'EUR 12.5'],
  ['"A$"#,##0.00', 'AUD 12.5'],
  ['R\\$ #,##0.00', 'BRL 12.5'],
  ['[$₹-4009] #,##0.00', 'INR 12.5'],
  ['[$$-1009]#,##0.00', 'CAD 12.5'],
  ['[$$-409]#,##0.00', 'USD 12.5'],
  ['[$USD] #,##0.00', 'USD 12.5'],
  ['#,##0.00\\ "zł"', 'PLN 12.5'],
  ['_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', 'EUR 12.5'],
  ['"¥"#,##0.00', '¥12.5'],
  ['$#,##0.00', '$12.5'],
  ['0.00"元"', 'CNY 12.5'],
  ['[Red]0.00', '12.5'],
  ['0.00"kg"', '12.5'],
  ['# ?/?', '12.5'],
  ['0.00E+00', '12.5'],
  ['[>100]0.0;0.00', '12.5'],
  ['0,', '12.5'],
  ['0.0%', '1250%'],
  ['Standard', '12.5'],
])('[N2.7] 12.5 in the format %s is %s', async (format, expected) => {
  expect(await numbersOf(format, 12.5)).toEqual([`${expected} n`])
})

test('[N2.7] digits with zeros in front, or in a format of text, are names', async () => {
  expect(await numbersOf('00000', 5021)).toEqual(['05021 c'])
  expect(await numbersOf('000\\-0000', 1234567)).toEqual(['123-4567 c'])
  expect(await numbersOf('"No."000', 7)).toEqual(['No.007 c'])
  expect(await numbersOf('@', 5021)).toEqual(['5021 c'])
})

test('[N2.7] days of the epoch of 1900 are those that Excel shows, its day that never was included', async () => {
  expect(await numbersOf('yyyy-mm-dd', 1, 59, 60, 61, 45368)).toEqual([
    '1900-01-01 d',
    '1900-02-28 d',
    '1900-02-29 d',
    '1900-03-01 d',
    '2024-03-17 d',
  ])
  expect(await numbersOf('yyyy-mm-dd hh:mm:ss', 45368.9999999, 45368.5)).toEqual([
    '2024-03-18 d',
    '2024-03-17 12:00:00 d',
  ])
  expect(await numbersOf('yyyy-mm-dd hh:mm:ss.000', 45368.5000029)).toEqual(['2024-03-17 12:00:00.251 d'])
})

test('[N2.7] days of the epoch of 1904 have no gap', async () => {
  const rows = [0, 1, 43906].map((serial) => `<row><c s="1"><v>${serial}</v></c></row>`).join('')
  for (const properties of ['date1904="1"', 'date1904="true"']) {
    expect(await textsOf({ rows, formats: ['yyyy/m/d'], properties })).toEqual([
      '1904-01-01',
      '1904-01-02',
      '2024-03-17',
    ])
  }
})

test.each([
  ['yyyy"年"m"月"d"日"', '2024-03-17'],
  ['[$-804]yyyy"年"m"月"d"日";@', '2024-03-17'],
  ['[$-F800]dddd, mmmm dd, yyyy', '2024-03-17'],
  ['d-mmm-yy', '2024-03-17'],
  ['m/d/yyyy h:mm AM/PM', '2024-03-17 18:00:00'],
  ['上午/下午h"时"mm"分"', '2024-03-17 18:00:00'],
  ['mmm-yy', '2024-03-17'],
])('[N2.7] a number in the format %s is the day %s', async (format, expected) => {
  expect(await numbersOf(format, expected.includes(':') ? 45368.75 : 45368)).toEqual([`${expected} d`])
})

test('[N2.7] times stay times, and hours may pass the day', async () => {
  expect(await numbersOf('h:mm', 0.354166666666667)).toEqual(['08:30:00 d'])
  expect(await numbersOf('[h]:mm', 1.5, 1.10416666666667)).toEqual(['36:00 t', '26:30 t'])
  expect(await numbersOf('[h]:mm:ss', 1.5, -0.25)).toEqual(['36:00:00 t', '-6:00:00 t'])
  expect(await numbersOf('[mm]:ss', 0.0625)).toEqual(['90:00 t'])
  expect(await numbersOf('[ss]', 0.5)).toEqual(['43200 t'])
  expect(await numbersOf('mm:ss.0', 0.000696759259259259)).toEqual(['00:01:00.200 d'])
})

test('[N2.7] days in words of ISO 8601, as strict workbooks write them', async () => {
  const rows = '<row><c t="d"><v>2024-03-17</v></c><c t="d"><v>2024-03-17T18:00:00Z</v></c></row>'
  expect((await rowsOf({ rows }))[0]!.cells).toEqual(['2024-03-17', '2024-03-17 18:00:00'])
})

test('[N2.7] merged cells are found behind the rows', async () => {
  const after =
    '<x:mergeCells xmlns:x="m" count="2"><x:mergeCell ref="A1:A2"/><x:mergeCell ref="B1:AA1"/></x:mergeCells>'
  const book = await openWorkbook(makeParts({ rows: '<row><c><v>1</v></c></row>'.repeat(300), after }))
  expect(await book.sheet('S').merges()).toEqual([
    { top: 1, bottom: 2, left: 0, right: 0 },
    { top: 1, bottom: 1, left: 1, right: 26 },
  ])
})

test('[N2.7] elements nested sixteen million deep are refused where they pass what a sheet needs', async () => {
  let given = 0
  const parts = makeParts({})
  async function* endless() {
    yield new TextEncoder().encode('<worksheet><sheetData>')
    for (; given < 16_000_000; given += 10_000) yield new TextEncoder().encode('<a>'.repeat(10_000))
  }
  const open = (path: string) => (path.includes('sheet1') ? endless() : parts.open(path))
  const book = await openWorkbook({ has: parts.has, open })
  const read = async () => {
    for await (const _ of book.sheet('S').rows());
  }
  await expect(read()).rejects.toMatchObject({ code: 'tooDeep' })
  expect(given).toBeLessThan(20_000)
})

test('[N2.7] elements that say nothing, cells beyond the last column and endless texts are refused', async () => {
  const refusal = async (rows: string) =>
    rowsOf({ rows }).then(
      () => 'read',
      (error) => error.code,
    )
  expect(await refusal(`<row>${'<c/>'.repeat(16_385)}</row>`)).toBe('tooManyColumns')
  expect(await refusal(`<row><c r="ZZZ1"><v>1</v></c></row>`)).toBe('tooManyColumns')
  expect(await refusal(`<row><c t="inlineStr"><is><t>${'x'.repeat(1_100_000)}</t></is></c></row>`)).toBe(
    'cellTooLong',
  )
  expect(await refusal('<row r="1048576"/><row/>')).toBe('tooManyRows')
  expect(await refusal('<row><c></row>')).toBe('faulty')
})
