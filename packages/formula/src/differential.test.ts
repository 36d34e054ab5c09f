import * as formulajs from '@formulajs/formulajs'
import { mondayToFriday } from '@sluice/clock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileFormula, functionCatalog } from './index.ts'
import { cases, theirNames } from './testing/differential-case.ts'
import { differences } from './testing/known-difference.ts'

const theirs = formulajs as unknown as Readonly<Record<string, (...args: unknown[]) => unknown>>
const env = { now: '2026-05-01T00:00:00Z', timeZone: 'UTC', calendar: mondayToFriday }

describe('[N2.12] functions answer like @formulajs/formulajs', () => {
  test.each(Object.keys(cases))('%s', (name) => {
    const call = functionOf(name)
    fc.assert(
      fc.property(cases[name]!, (args) => {
        const text = `${name}(${args
          .slice(0, mostArguments[name])
          .map((arg) => arg.text)
          .join(', ')})`
        const expected = shown(call(...args.map((arg) => arg.value)))
        const value = ours(text)
        expect({ text, value: isNear(value, expected) ? expected : value }).toEqual({ text, value: expected })
      }),
      { numRuns: 60 },
    )
  })
})

/** MATCH has an argument there that this language does without. */
const mostArguments: Readonly<Record<string, number>> = { MATCH: 2 }

function functionOf(name: string): (...args: unknown[]) => unknown {
  const path = theirNames[name] ?? [name]
  return path.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], theirs) as (
    ...args: unknown[]
  ) => unknown
}

test.each(differences)(
  '[N2.12] $formula differs from formulajs: $reason',
  ({ formula, ours: mine, call }) => {
    expect(ours(formula)).toEqual(mine)
    if (call !== undefined) expect(attempt(() => shown(call(theirs)))).not.toEqual(mine)
  },
)

test('[N2.12] every function that both have is compared or listed as different', () => {
  const shared = functionCatalog().flatMap(({ name }) => (name in theirs ? [name] : []))
  const known = new Set([
    ...Object.keys(cases),
    ...differences.map(({ formula }) => /^\w+/.exec(formula)![0]),
  ])
  expect(shared.filter((name) => !known.has(name))).toEqual([])
})

function ours(text: string): unknown {
  const result = compileFormula(text, { fields: [] })
  if (!result.ok) throw new Error(`${text}: ${result.errors[0]!.en}`)
  return shown(result.formula.evaluate({}, env))
}

/** Errors are blanks, long decimals numbers, dates their day. */
function shown(value: unknown): unknown {
  if (value instanceof Error || value === undefined) return null
  if (value instanceof Date)
    return [value.getFullYear(), value.getMonth() + 1, value.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-')
  return typeof value === 'string' && /^-?\d{1,60}(\.\d{10,})?$/.test(value) && value.length > 15
    ? Number(value)
    : value
}

/** Their numbers are binary and iterate to less; nine digits have to be the same. */
function isNear(left: unknown, right: unknown): boolean {
  return (
    typeof left === 'number' &&
    typeof right === 'number' &&
    Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left))
  )
}

function attempt(run: () => unknown): unknown {
  try {
    return run()
  } catch {
    return null
  }
}
