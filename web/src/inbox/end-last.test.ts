import { expect, test } from 'vitest'
import { endLast } from './end-last.ts'

const entry = (kind: string, at: string) => ({ kind, at })

test('[N3.11] a copy sent in the moment of the end stands before the end, a comment made later after it', () => {
  const order = endLast([entry('act', '1'), entry('ended', '2'), entry('copied', '2'), entry('act', '3')])
  expect(order.map(({ kind }) => kind)).toEqual(['act', 'copied', 'ended', 'act'])
})

test('[N3.11] a timeline without an end keeps its order', () => {
  const order = endLast([entry('act', '1'), entry('copied', '1'), entry('asked', '1')])
  expect(order.map(({ kind }) => kind)).toEqual(['act', 'copied', 'asked'])
})
