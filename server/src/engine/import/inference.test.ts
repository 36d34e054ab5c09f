import { readDate, readNumber } from '@sluice/sheet'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { usualType } from './column-type.ts'
import { fieldIdsOf, fieldNamesOf } from './field-id.ts'
import { openCsv } from './reading/open-csv.ts'
import { analyzeTable } from './table/analyze-table.ts'
import { memoryFile } from './testing/memory-file.ts'

async function analyze(content: string | Buffer) {
  const csv = await openCsv(memoryFile(Buffer.from(content)).open)
  const analysis = await analyzeTable(csv, { timeZone: 'Asia/Shanghai' })
  return { csv, analysis, types: analysis.columns.map(({ decision }) => usualType(decision.kind)) }
}

/** What one column under a header becomes, with the codes of its doubts. */
async function decide(header: string, values: string[]) {
  const cells = values.map((value) => `${value.includes(',') ? `"${value}"` : value},x`)
  const { analysis } = await analyze(`${header},other\n${cells.join('\n')}\n`)
  const { decision } = analysis.columns[0]!
  return [usualType(decision.kind), ...decision.doubts.map(({ code }) => code)]
}

const many = (values: string[], count = 30) =>
  Array.from({ length: count }, (_, index) => values[index % values.length]!)

test.each([
  ['数量', ['1', '2', '-3'], ['number']],
  ['折扣', ['0', '0.05', '0.15'], ['number']],
  ['占比', ['12%', '7.5%'], ['number']],
  ['金额', ['100', '200'], ['money', 'currencyAssumed']],
  ['合计', ['¥1,234.50', '-¥5.00', '(¥3.20)'], ['money']],
  ['Total', ['$12.50', '$1,000.00'], ['money']],
  ['amount', ['¥1.00', '$2.00'], ['money', 'currencies']],
  ['freight', ['32.38', '11.61'], ['money', 'currencyAssumed']],
  ['cost center', ['1001.123', '1002.5'], ['number']],
  ['手机', ['13812345678', '13912345678'], ['text', 'code']],
  ['邮编', ['05021', '12209'], ['text', 'code']],
  ['zip', ['98122', 'SW1 8JR'], ['text']],
  ['流水', ['110101199003077758', '110101199003077766'], ['text', 'code']],
  ['日期', ['2026-03-02', '2026/3/2', '2026.3.2', '2026年3月2日'], ['date']],
  ['交期', ['20260302', '20260303'], ['date', 'compactDate']],
  ['时间', ['1996-07-04 00:00:00.000'], ['date', 'midnight']],
  ['时间', ['2026-03-02 09:30', '2026-03-02 18:00:05'], ['dateTime']],
  ['时间', ['2026/3/2 下午 3:05'], ['text']],
  ['when', ['13/2/2026', '4/2/2026'], ['date']],
  ['when', ['1/2/2026', '3/4/2026'], ['date', 'dateOrder']],
  ['when', [...many(['13/2/2026'], 9), '2/13/2026'], ['date', 'misfit', 'dateOrder']],
  ['when', ['4 Jul 1996', 'Jul 4, 1996'], ['date']],
  ['国家', ['中国', '德国', '法国'], ['singleChoice']],
  ['备注', ['很长的说明'.repeat(20)], ['longText']],
  ['city', ['Berlin', 'Paris'], ['singleChoice']],
  ['客户名称', ['甲', '乙'], ['text']],
  ['空', ['', 'NULL', '\\N'], ['text', 'emptyColumn']],
])('[N1.1] the column %s with %j becomes %j', async (header, values, expected) => {
  const found = await decide(header, many(values))
  expect(found.filter((code) => code !== 'nullToken')).toEqual(expected)
})

test('[N1.1] a few wrong values are told as mistakes; mixed codes make the column text', async () => {
  const numbers = Array.from({ length: 30 }, (_, index) => String(index * 3))
  expect(await decide('数量', [...numbers, '待定'])).toEqual(['number', 'misfit'])
  expect(await decide('型号', [...numbers, 'A-17'])).toEqual(['text', 'mixed'])
  expect(await decide('日期', [...many(['2026-03-02']), '2026-02-30'])).toEqual(['date', 'misfit'])
})

test('[N1.1] NULL, \\N and empty are empty; "NULL" in quotes is a word', async () => {
  const { analysis } = await analyze('name,amount\nNULL,1\n\\N,2\n"NULL",3\nAnna,NULL\n')
  expect(analysis.preview).toMatchObject([
    { values: [null, '1'] },
    { values: [null, '2'] },
    { values: ['NULL', '3'] },
    { values: ['Anna', null] },
  ])
})

test('[N1.1] GB18030 with semicolons and decimal commas is understood', async () => {
  const text = '客户名称;金额;日期\n北京川流;1.234,50;02.03.2026\n上海采购;18,00;13.03.2026\n'.concat(
    '广州仓储;7,25;01.04.2026\n'.repeat(20),
  )
  const { csv, analysis, types } = await analyze(iconv.encode(text, 'gb18030'))
  expect(csv.dialect).toMatchObject({ encoding: 'gb18030', delimiter: ';' })
  expect(types).toEqual(['text', 'money', 'date'])
  expect(analysis.columns[1]!.facts.numberStyle).toBe('comma')
})

test('[N1.1] a file without a header keeps its first row as data', async () => {
  const { analysis, types } = await analyze('1001,2026-03-02,3.5\n1002,2026-03-03,4.5\n1003,2026-03-04,5.5\n')
  expect(analysis.frame.headerLine).toBe(0)
  expect(analysis.rowCount).toBe(3)
  expect(types).toEqual(['number', 'date', 'number'])
})

test('[N1.1] ids of fields come from headers, each different and each allowed', () => {
  expect(fieldIdsOf(['orderID', 'Order ID', 'order-id', '金额', 'Über', '1st', 'id', 'SKU No.'])).toEqual([
    'order_id',
    'order_id_2',
    'order_id_3',
    'f4',
    'f5',
    'st',
    'id_2',
    'sku_no',
  ])
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 30 }), (headers) => {
      const ids = fieldIdsOf(headers)
      expect(new Set(ids).size).toBe(headers.length)
      for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9_]{0,40}$/)
      const names = fieldNamesOf(headers)
      expect(new Set(names).size).toBe(headers.length)
      for (const name of names) expect(name.trim().length).toBeGreaterThan(0)
    }),
  )
})

test('[N1.1] numbers are read as written, in either style', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (cents) => {
      const value = cents / 100
      const grouped = value.toLocaleString('en-US', { minimumFractionDigits: 2 })
      expect(readNumber(grouped)?.value).toBe(value === 0 ? 0 : value)
      const comma = value.toLocaleString('de-DE', { minimumFractionDigits: 2 })
      expect(readNumber(comma, 'comma')?.value).toBe(value === 0 ? 0 : value)
      expect(readNumber(`￥${Math.abs(value).toFixed(2)}`)).toMatchObject({
        value: Math.abs(value),
        currency: 'CNY',
      })
    }),
  )
  for (const text of ['1,23', '12,345,67', '1.2.3', '', '-', '¥', '%', '1e5', 'NaN', '１２３４－５']) {
    expect(readNumber(text), text).toBeUndefined()
  }
  expect(readNumber('１，２３４．５０')?.value).toBe(1234.5)
})

test('[N1.1] every day of the calendar is read in every spelling, and no other day', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (at) => {
        const date = at.toISOString().slice(0, 10)
        const [year, month, day] = date.split('-').map(Number) as [number, number, number]
        for (const text of [
          date,
          `${year}/${month}/${day}`,
          `${year}年${month}月${day}日`,
          `${year}.${month}.${day}`,
        ]) {
          expect(readDate(text)?.date).toBe(date)
        }
        expect(readDate(`${day}/${month}/${year}`, 'dmy')?.date).toBe(date)
        expect(readDate(`${month}/${day}/${year}`, 'mdy')?.date).toBe(date)
      },
    ),
  )
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '30/2/2026', '2026-3-2-1']) {
    expect(readDate(text), text).toBeUndefined()
  }
})
