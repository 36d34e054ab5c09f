import type { Sort } from '@sluice/contract'
import { expect, test } from 'vitest'
import { sortAfterClick } from './sort-clicks.ts'

const up = (field: string): Sort => ({ field, direction: 'asc' })
const down = (field: string): Sort => ({ field, direction: 'desc' })

test('[N2.6] clicks on a head sort up, down and not at all', () => {
  expect(sortAfterClick([], 'a', { adding: false })).toEqual([up('a')])
  expect(sortAfterClick([up('a')], 'a', { adding: false })).toEqual([down('a')])
  expect(sortAfterClick([down('a')], 'a', { adding: false })).toEqual([])
  expect(sortAfterClick([up('a')], 'b', { adding: false })).toEqual([up('b')])
})

test('[N2.6] Shift keeps the other columns in their order', () => {
  expect(sortAfterClick([up('a')], 'b', { adding: true })).toEqual([up('a'), up('b')])
  expect(sortAfterClick([up('a'), up('b')], 'a', { adding: true })).toEqual([down('a'), up('b')])
  expect(sortAfterClick([down('a'), up('b')], 'a', { adding: true })).toEqual([up('b')])
  expect(sortAfterClick(['a', 'b', 'c', 'd'].map(up), 'e', { adding: true })).toHaveLength(4)
})
