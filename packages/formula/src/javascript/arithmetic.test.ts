import fc from 'fast-check'
import { expect, test } from 'vitest'
import '../part/all-parts.ts'
import { parse } from '../language/parse.ts'
import { check } from '../type/check.ts'
import { runtimeOf } from '../value/runtime.ts'
import { toWire } from '../value/wire.ts'
import { compile, compileGenerally } from './compile.ts'

const schema = { fields: ['a', 'b', 'c', 'd'].map((name) => ({ id: name, name, type: 'number' as const })) }
const runtime = runtimeOf({ now: '2026-05-01T00:00:00Z', timeZone: 'UTC' })

const literals = fc.constantFrom('0', '1', '2', '3', '0.13', '100', '1.005', '7', '0.5', 'BLANK')
const names = fc.constantFrom('[a]', '[b]', '[c]', '[d]')
const { number } = fc.letrec<{ number: string; condition: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    names,
    literals,
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '*', '+', '/'), tie('number'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(fc.constantFrom('-', 'ABS', 'INT'), tie('number')).map(([name, a]) => `${name}(${a})`),
    fc.tuple(tie('number'), fc.integer({ min: 0, max: 5 })).map(([a, digits]) => `ROUND(${a}, ${digits})`),
    tie('number').map((a) => `(${a})%`),
    fc.tuple(tie('condition'), tie('number'), tie('number')).map(([test, a, b]) => `IF(${test}, ${a}, ${b})`),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '<>'), tie('number'))
      .map(([a, sign, b]) => `${a} ${sign} ${b}`),
    fc
      .tuple(fc.constantFrom('AND', 'OR'), tie('condition'), tie('condition'))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    tie('condition').map((a) => `NOT(${a})`),
  ),
}))
const value = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100),
  fc.constantFrom(
    '12.50',
    '-0.00',
    '99999999.9999',
    '0.33333333333333333333',
    '123456789012345678',
    9007199254740991,
    0.1,
    1e-7,
    123456.789,
  ),
)
const row = fc.record({ a: value, b: value, c: value, d: value })

test('[N2.12] the arithmetic machine answers like the general way, row after row', () => {
  fc.assert(
    fc.property(number, fc.array(row, { minLength: 1, maxLength: 6 }), (text, rows) => {
      const { typed } = check(parse(text).ast, schema)
      const [fast, general] = [compile(typed!), compileGenerally(typed!)]
      for (const each of rows) {
        const expected = toWire(general(each, runtime), 'number')
        expect({ text, each, value: toWire(fast(each, runtime), 'number') }).toEqual({
          text,
          each,
          value: expected,
        })
      }
    }),
    { numRuns: 1500 },
  )
})
