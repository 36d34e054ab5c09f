import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gather } from './gather.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('[N2.6] the first news goes out at once, a crowd of equal ones as one after it', () => {
  const sent: string[] = []
  const tell = gather((key) => sent.push(key))
  for (let change = 0; change < 1000; change++) tell('orders')
  tell('goods')
  expect(sent).toEqual(['orders', 'goods'])
  vi.advanceTimersByTime(1000)
  expect(sent).toEqual(['orders', 'goods', 'orders'])
  vi.advanceTimersByTime(10_000)
  expect(sent.length).toBe(3)
  tell('orders')
  expect(sent.length).toBe(4)
})

test('[N2.6] a stream of news that does not end is told once a second', () => {
  const sent: string[] = []
  const tell = gather((key) => sent.push(key))
  for (let moment = 0; moment < 100; moment++) {
    tell('orders')
    vi.advanceTimersByTime(100)
  }
  expect(sent.length).toBe(11)
  expect(vi.getTimerCount()).toBe(1)
})
