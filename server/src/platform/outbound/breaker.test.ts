import { expect, test } from 'vitest'
import { openBreaker } from './breaker.ts'

const limits = { failures: 3, firstRest: 1000, longestRest: 4000, capacity: 2 }

test('[N5.8] who fails in a row rests, one call tries again, and rests grow to a bound', () => {
  const breaker = openBreaker(limits)
  let now = 0
  for (const _ of [1, 2]) {
    expect(breaker.admit('a', now)).toBe(0)
    breaker.note('a', 'failed', now)
  }
  expect(breaker.admit('a', now)).toBe(0)
  breaker.note('a', 'failed', now)
  for (const rest of [1000, 2000, 4000, 4000]) {
    expect(breaker.admit('a', now)).toBe(rest)
    expect(breaker.admit('b', now)).toBe(0)
    now += rest
    expect(breaker.admit('a', now)).toBe(0)
    expect(breaker.admit('a', now)).toBeGreaterThan(0)
    breaker.note('a', 'failed', now)
  }
  now += 4000
  expect(breaker.admit('a', now)).toBe(0)
  breaker.note('a', 'answered', now)
  expect([breaker.admit('a', now), breaker.admit('a', now)]).toEqual([0, 0])
})

test('[N5.8] an answer between failures counts them anew, and a try that never ends blocks nobody for good', () => {
  const breaker = openBreaker(limits)
  for (const outcome of ['failed', 'failed', 'answered', 'failed', 'failed'] as const)
    breaker.note('a', outcome, 0)
  expect(breaker.admit('a', 0)).toBe(0)
  breaker.note('a', 'failed', 0)
  expect(breaker.admit('a', 1000)).toBe(0)
  const wait = breaker.admit('a', 1000)
  expect(wait).toBeGreaterThan(0)
  expect(breaker.admit('a', 1000 + wait)).toBe(0)
})
