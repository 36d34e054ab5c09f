import { expect, test } from 'vitest'
import { type GridPlace, nextPlace } from './dashboard-layout.ts'

test('[N4.2] reports put on a dashboard one after the other stand two in a row and never overlap', () => {
  const items: GridPlace[] = []
  for (let index = 0; index < 5; index++) items.push(nextPlace(items))
  expect(items.map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [6, 0],
    [0, 4],
    [6, 4],
    [0, 8],
  ])
})

test('[N4.2] a full row sends the next report below it', () => {
  expect(nextPlace([{ x: 0, y: 0, w: 12, h: 3 }])).toEqual({ x: 0, y: 3, w: 6, h: 4 })
})
