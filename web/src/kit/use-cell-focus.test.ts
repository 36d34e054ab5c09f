import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPlace } from './use-cell-focus.ts'

const grid = { rowCount: 100, columnCount: 5, pageRows: 10 }
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false })

test('the first arrow enters the grid at its first cell', () => {
  expect(nextPlace(null, press('ArrowDown'), grid)).toEqual({ row: 0, column: 0 })
})

test('keys move as in a spreadsheet', () => {
  const from = { row: 50, column: 2 }
  expect(nextPlace(from, press('ArrowRight'), grid)).toEqual({ row: 50, column: 3 })
  expect(nextPlace(from, press('PageUp'), grid)).toEqual({ row: 40, column: 2 })
  expect(nextPlace(from, press('Home'), grid)).toEqual({ row: 50, column: 0 })
  expect(nextPlace(from, press('End', true), grid)).toEqual({ row: 99, column: 4 })
  expect(nextPlace(from, press('x'), grid)).toBeUndefined()
})

test('no key ever leaves the grid', () => {
  const keys = fc.constantFrom(
    'ArrowDown',
    'ArrowUp',
    'ArrowLeft',
    'ArrowRight',
    'PageDown',
    'PageUp',
    'Home',
    'End',
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 60 }),
      fc.integer({ min: 1, max: 30 }),
      (moves, rows) => {
        let at: { row: number; column: number } | null = null
        for (const [key, far] of moves) at = nextPlace(at, press(key, far), { ...grid, rowCount: rows }) ?? at
        if (at) expect(at.row >= 0 && at.row < rows && at.column >= 0 && at.column < 5).toBe(true)
      },
    ),
  )
})
