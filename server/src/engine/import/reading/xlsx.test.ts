import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { usualType } from '../column-type.ts'
import { analyzeTable } from '../table/analyze-table.ts'
import { memoryFile } from '../testing/memory-file.ts'
import { openXlsx } from './open-xlsx.ts'

async function bytesOf(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  fill(book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function rowsOf(content: Buffer, sheet?: string) {
  const book = await openXlsx(memoryFile(content, 997))
  const rows: string[][] = []
  for await (const batch of book.table(sheet ?? book.sheets[0]!).rows())
    rows.push(...batch.map(({ cells }) => cells))
  return rows
}

test('[N1.1] cells come as a person sees them: dates, times, money, percent, zeros in front, formulas, rich text', async () => {
  const content = await bytesOf((book) => {
    const row = book
      .addWorksheet('表')
      .addRow([
        new Date(Date.UTC(2026, 2, 1)),
        new Date(Date.UTC(2026, 2, 1, 18, 5, 9)),
        new Date(Date.UTC(1899, 11, 30, 8, 30)),
        1234.5,
        0.07,
        5021,
        { formula: 'A1+1', result: 46083 },
        { richText: [{ text: '川' }, { text: '流', font: { bold: true } }] },
        { text: '网站', hyperlink: 'https://example.com' },
        { error: '#N/A' },
        true,
        32.379999999999995,
      ])
    const formats = [
      'yyyy"年"m"月"d"日"',
      'yyyy/m/d h:mm:ss',
      'h:mm',
      '"¥"#,##0.00',
      '0%',
      '00000',
      'yyyy-mm-dd',
    ]
    for (const [index, format] of formats.entries()) row.getCell(index + 1).numFmt = format
  })
  expect(await rowsOf(content)).toEqual([
    [
      '2026-03-01',
      '2026-03-01 18:05:09',
      '08:30:00',
      '¥1234.5',
      '7%',
      '05021',
      '2026-03-02',
      '川流',
      '网站',
      '#N/A',
      'TRUE',
      '32.38',
    ],
  ])
})

test('[N1.1] currency signs in the format of a number make money, dates make dates', async () => {
  const content = await bytesOf((book) => {
    const sheet = book.addWorksheet('订单')
    sheet.addRow(['2026 年订单一览'])
    sheet.addRow(['编号', '下单日期', '费用'])
    for (let index = 0; index < 30; index++) {
      const row = sheet.addRow([index + 1, new Date(Date.UTC(2026, 0, index + 1)), index * 10])
      row.getCell(2).numFmt = 'yyyy-mm-dd'
      row.getCell(3).numFmt = '￥#,##0.00'
    }
  })
  const book = await openXlsx(memoryFile(content))
  const analysis = await analyzeTable(book.table('订单'), { timeZone: 'Asia/Shanghai' })
  expect(analysis.frame).toMatchObject({ headerLine: 2, titleRows: 1, headers: ['编号', '下单日期', '费用'] })
  expect(analysis.columns.map(({ decision }) => usualType(decision.kind))).toEqual([
    'number',
    'date',
    'money',
  ])
  expect(analysis.rowCount).toBe(30)
})

test('[N1.1] every visible sheet can be chosen, hidden ones cannot', async () => {
  const content = await bytesOf((book) => {
    book.addWorksheet('一').addRow(['a'])
    book.addWorksheet('密', { state: 'hidden' }).addRow(['b'])
    book.addWorksheet('二').addRow(['c'])
  })
  const book = await openXlsx(memoryFile(content))
  expect(book.sheets).toEqual(['一', '二'])
  expect(await rowsOf(content, '二')).toEqual([['c']])
  expect(() => book.table('密')).toThrow(/no sheet named/)
})

test('[N2.7] Chinese letters survive any border between chunks', async () => {
  const texts = Array.from({ length: 400 }, (_, index) => `川流不息${'，'.repeat(index % 7)}${index}`)
  const content = await bytesOf((book) => {
    const sheet = book.addWorksheet('S')
    for (const text of texts) sheet.addRow([text])
  })
  expect((await rowsOf(content)).flat()).toEqual(texts)
})
