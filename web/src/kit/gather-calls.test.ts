import { expect, test } from 'vitest'
import { gatherCalls } from './gather-calls.ts'

test('questions of one moment become one call, answered each by its own', async () => {
  const lots: number[][] = []
  const double = gatherCalls<number, number>(async (keys) => {
    lots.push(keys)
    return keys.map((key) => key * 2)
  })
  expect(await Promise.all([double(1), double(2), double(3)])).toEqual([2, 4, 6])
  expect(await double(4)).toBe(8)
  expect(lots).toEqual([[1, 2, 3], [4]])
})

test('a lot has a largest size, and a failure reaches every question of its lot only', async () => {
  const ask = gatherCalls<number, number>(
    async (keys) => {
      if (keys.includes(3)) throw new Error('three')
      return keys
    },
    { most: 2 },
  )
  const answers = await Promise.allSettled([1, 2, 3, 4].map(ask))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected'])
})
