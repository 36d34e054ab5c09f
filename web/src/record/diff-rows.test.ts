import { expect, test } from 'vitest'
import { diffRows } from './diff-rows.ts'
import type { SubTableRow } from './model.ts'

test('[N2.6] rows are told apart by id: added, changed, removed', () => {
  const before = [
    { id: '1', goods: '茶', count: 1 },
    { id: '2', goods: '糖', count: 5 },
    { id: '3', goods: '盐', count: 2 },
  ]
  const after: SubTableRow[] = [
    { id: '3', goods: '盐', count: 2 },
    { id: '1', goods: '茶', count: 9 },
    { goods: '咖啡', count: 3 },
  ]
  expect(diffRows(before, after)).toEqual([
    { kind: 'changed', row: after[1], before: before[0], columnIds: ['count'] },
    { kind: 'added', row: after[2] },
    { kind: 'removed', row: before[1] },
  ])
})

test('[N2.6] moving a row is no change', () => {
  expect(
    diffRows(
      [
        { id: '1', a: 1 },
        { id: '2', a: 2 },
      ],
      [
        { id: '2', a: 2 },
        { id: '1', a: 1 },
      ],
    ),
  ).toEqual([])
})
