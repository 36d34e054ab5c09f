import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCsvParser } from './csv-parser.ts'
import type { RawRow } from './raw-row.ts'

function parseAll(text: string, delimiter = ',', pieces = [text.length]): RawRow[] {
  const parser = createCsvParser(delimiter)
  const rows: RawRow[] = []
  let from = 0
  for (const length of pieces) {
    rows.push(...parser.push(text.slice(from, from + length)))
    from += length
  }
  rows.push(...parser.push(text.slice(from)), ...parser.end())
  return rows
}
const cellsOf = (text: string, delimiter?: string) => parseAll(text, delimiter).map(({ cells }) => cells)

test('[N2.7] quotes hold delimiters, line ends and quotes; lines are counted as an editor shows them', () => {
  const rows = parseAll('a,b\r\n"1,5","x ""y""\r\nz"\r\n3,4')
  expect(rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1,5', 'x "y"\nz'], quoted: [0, 1] },
    { line: 4, cells: ['3', '4'] },
  ])
})

test('[N2.7] a quote inside an unquoted cell is a letter', () => {
  expect(cellsOf('5" pipe,ok\na,b "c" d\n')).toEqual([
    ['5" pipe', 'ok'],
    ['a', 'b "c" d'],
  ])
})

test('[N2.7] spaces before a quote are forgiven where the quote encloses the cell', () => {
  expect(cellsOf('a, "b, c", d\n')).toEqual([['a', 'b, c', ' d']])
  expect(cellsOf('a, "b" c, d\n')).toEqual([['a', ' "b" c', ' d']])
})

test('[N2.7] a quote that is never closed costs its own row, not the rest of the file', () => {
  expect(parseAll('a,b\n"open,1\nc,d\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['"open', '1'], openQuote: true },
    { line: 3, cells: ['c', 'd'] },
  ])
})

test('[N2.7] a cell of 10 MB is refused with the row where it begins', () => {
  const tenMegabytes = 'x'.repeat(10 * 1024 * 1024)
  expect(() => parseAll(`a,b\n1,${tenMegabytes}\n`)).toThrow(/Row 2 holds a cell of more than/)
  expect(() => parseAll(`a,b\n1,"${tenMegabytes}"\n`)).toThrow(/Row 2 holds a cell of more than/)
  const parser = createCsvParser(',')
  expect(() => {
    for (let i = 0; i < 200; i++) parser.push(`${i === 0 ? '"' : ''}${'x'.repeat(64 * 1024)}`)
  }).toThrow(/Row 1 holds a cell of more than/)
})

test('[N2.7] any table written as CSV is read back, and reads the same as csv-parse reads it', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '川', ' ', ',', '"', '\n', ';', '0', '.') })
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    )
  fc.assert(
    fc.property(
      table,
      fc.array(fc.nat(9), { maxLength: 40 }),
      fc.constantFrom('\n', '\r\n'),
      (rows, cuts, end) => {
        const text = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + end)
          .join('')
        expect(parseAll(text, ',', cuts).map(({ cells }) => cells)).toEqual(rows)
        expect(rows).toEqual(parse(text, { relaxColumnCount: true }))
      },
    ),
  )
})

test('[N2.7] where the pieces of a file are cut changes nothing', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', ' ', ' "', '",') })
  fc.assert(
    fc.property(text, fc.array(fc.nat(7), { maxLength: 60 }), (source, cuts) => {
      expect(parseAll(source, ',', cuts)).toEqual(parseAll(source))
    }),
    { numRuns: 500 },
  )
})
