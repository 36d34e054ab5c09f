import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestHouse } from '../../testing/test-house.ts'
import { importWhole, type WholeFile } from './testing/import-whole.ts'

/** Files of our own with the faults that files have: a clone proves the main job without any other data. */
let house: TestHouse
beforeAll(async () => {
  house = await createTestHouse()
})
afterAll(() => house?.close())

const asNumber = Number
const asText = (cell: string) => cell
const asDay = (cell: string) => cell.slice(0, 10)

/** Rows of a file as cells; `broken` is the column whose commas stand without quotes. */
function csvOf(headers: string, rows: string[][], broken: number): Buffer {
  const line = (cells: string[]) =>
    cells
      .map((cell, at) => (at !== broken && /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(',')
  return Buffer.from(`${[headers, ...rows.map(line)].join('\n')}\n`)
}

function expectedRows(rows: string[][], { fields }: WholeFile) {
  return rows.map((cells) =>
    Object.fromEntries(
      fields.map(([id, , read], at) => [id, cells[at] === 'NULL' ? null : read(cells[at]!)]),
    ),
  )
}

test('[N1.1] orders with bare commas, NULL, times at midnight and codes become an app with every row and value', async () => {
  const places = [
    ['Kurier am Tor', 'Torstr. 12', 'Bremen', 'NULL', '28195', 'Germany'],
    ['Quai Sept', '7, quai des Tilleuls', 'Lille', 'NULL', '59000', 'France'],
    ['Casa del Norte', 'Calle Mayor 3', 'Burgos', 'NULL', '09003', 'Spain'],
    ['Harbour & Sons', '21 Wharf Rd.', 'Portland', 'OR', '97201', 'USA'],
  ]
  const day = (offset: number) =>
    `${new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10)} 00:00:00.000`
  const rows = Array.from({ length: 200 }, (_, at) => [
    String(10001 + at),
    `KUND${String(at % 89).padStart(2, '0')}`,
    day(at),
    at % 40 === 39 ? 'NULL' : day(at + 6),
    ((at * 37.31) % 420).toFixed(2),
    ...places[(at * 7) % places.length]!,
  ])
  const file: WholeFile = {
    rows: 200,
    repaired: 50,
    fields: [
      ['order_id', 'number', asNumber],
      ['customer_id', 'text', asText],
      ['order_date', 'date', asDay],
      ['shipped_date', 'date', asDay],
      ['freight', 'money', asNumber],
      ['ship_name', 'text', asText],
      ['ship_address', 'text', asText],
      ['ship_city', 'singleChoice', asText],
      ['ship_region', 'text', asText],
      ['ship_postal_code', 'text', asText],
      ['ship_country', 'singleChoice', asText],
    ],
  }
  const headers =
    'orderID,customerID,orderDate,shippedDate,freight,shipName,shipAddress,shipCity,shipRegion,shipPostalCode,shipCountry'
  expect(await importWhole(house, 'orders', csvOf(headers, rows, 6), file)).toEqual(expectedRows(rows, file))
})

test('[N1.1] Chinese suppliers with long notes, phones and amounts become an app with every row and value', async () => {
  const rows = Array.from({ length: 40 }, (_, at) => [
    String(at + 1),
    `第${at + 1}供应商有限公司`,
    ['华东', '华北', '华南', '西南'][at % 4]!,
    `138${String(10_000_000 + at * 7919).slice(0, 8)}`,
    (1200.5 + at * 3).toFixed(2),
    at % 3 === 0 ? 'NULL' : `说明“${at}”，共 ${at} 件。`.repeat(30),
  ])
  const file: WholeFile = {
    rows: 40,
    repaired: 0,
    fields: [
      ['f1', 'number', asNumber],
      ['f2', 'text', asText],
      ['f3', 'singleChoice', asText],
      ['f4', 'text', asText],
      ['f5', 'money', asNumber],
      ['f6', 'longText', asText],
    ],
  }
  const imported = await importWhole(
    house,
    '供应商',
    csvOf('序号,名称,地区,电话,预付金额,备注', rows, -1),
    file,
  )
  expect(imported).toEqual(expectedRows(rows, file))
})
