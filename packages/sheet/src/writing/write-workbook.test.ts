import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openWorkbook } from '../workbook/open-workbook.ts'
import type { SheetRow } from '../workbook/sheet-row.ts'
import { type WrittenCell, writeWorkbook } from './write-workbook.ts'

/** Writes cells of one column, and gives back the parts. */
async function partsOf(cells: WrittenCell[], onCut?: () => void): Promise<Map<string, string>> {
  async function* rows() {
    yield cells.map((cell) => [[cell]])
  }
  const parts = new Map<string, string>()
  let part = ''
  const columns = [{ title: 'T', width: 20 }]
  for await (const piece of writeWorkbook({
    name: '表',
    columns,
    rows: rows(),
    ...(onCut ? { onCut } : {}),
  })) {
    if ('part' in piece) part = piece.part
    else parts.set(part, (parts.get(part) ?? '') + piece.xml)
  }
  return parts
}

async function readBack(parts: Map<string, string>): Promise<SheetRow[]> {
  const book = await openWorkbook({
    has: (path) => parts.has(path),
    open: async function* (path) {
      yield new TextEncoder().encode(parts.get(path))
    },
  })
  const rows: SheetRow[] = []
  for await (const batch of book.sheet('表').rows()) rows.push(...batch)
  return rows.slice(1)
}

test('[N2.7] every text that XML can be made to hold is read back from a workbook as it was', async () => {
  const unit = fc.oneof(
    fc.constantFrom(
      '_',
      'x',
      '0',
      '0',
      '0',
      'D',
      '_x000D_',
      '\n',
      '\t',
      ' ',
      '&',
      '<',
      '>',
      '"',
      "'",
      '=',
      '\u0001',
      '\ufffe',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  )
  const text = fc
    .string({ unit, minLength: 1, maxLength: 12 })
    .filter((one) => one.isWellFormed() && !one.includes('\r\n'))
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 10 }), async (texts) => {
      const rows = await readBack(await partsOf(texts.map((one) => ({ kind: 'text', text: one }))))
      expect(rows.map(({ cells }) => cells[0])).toEqual(texts)
      expect(rows.every(({ kinds }) => kinds === 'q')).toBe(true)
    }),
  )
})

test('[N2.7] days before 1900 are texts, those of its first two months have the serial that Excel shows', async () => {
  const days = [
    '1815-12-10',
    '1899-12-31',
    '1900-01-01',
    '1900-01-15',
    '1900-02-28',
    '1900-03-01',
    '9999-12-31',
  ]
  const parts = await partsOf(days.map((day) => ({ kind: 'moment', day })))
  const written = parts.get('xl/worksheets/sheet1.xml')!.match(/<v>[^<]*<\/v>/g)
  expect(written).toEqual([1, 15, 59, 61, 2958465].map((serial) => `<v>${serial}</v>`))
  const rows = await readBack(parts)
  expect(rows.map(({ cells }) => cells[0])).toEqual(days)
  expect(rows.map(({ kinds }) => kinds).join('')).toBe('qqddddd')
})

test('[N2.7] every moment of the years a sheet can show is read back to the millisecond', async () => {
  const at = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(fc.array(at, { minLength: 1, maxLength: 20 }), async (moments) => {
      const cells = moments.map((moment): WrittenCell => {
        const [day = '', clock = ''] = moment.toISOString().slice(0, -1).split('T')
        return { kind: 'moment', day, clock: clock.replace('.000', '') }
      })
      const rows = await readBack(await partsOf(cells))
      const expected = moments.map((moment) =>
        moment
          .toISOString()
          .replace('T', ' ')
          .replace(/(?: 00:00:00)?\.000Z$|Z$/, ''),
      )
      expect(rows.map(({ cells: [text] }) => text)).toEqual(expected)
    }),
  )
})

test('[N2.7] a number with more digits than a spreadsheet keeps is a text, and a text longer than a cell is told', async () => {
  let cuts = 0
  const parts = await partsOf(
    [
      { kind: 'number', value: 5e-7, format: '0.0000000' },
      { kind: 'number', value: 1 / 3, format: '0' },
      { kind: 'text', text: 'x'.repeat(40_000) },
      { kind: 'text', text: 'x'.repeat(32_767) },
    ],
    () => cuts++,
  )
  const rows = await readBack(parts)
  expect(rows.map(({ cells: [text = ''] }) => (text.length > 50 ? text.length : text))).toEqual([
    '0.0000005',
    '0.3333333333333333',
    32_767,
    32_767,
  ])
  expect(cuts).toBe(1)
})
