import type { FormulaSchema } from '../type/schema.ts'
import type { ScalarType } from '../type/type.ts'

/** A source of choices; the same seed makes the same ones. */
export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  readonly pick: <T>(items: readonly T[]) => T
}

export function chanceOf(below: (below: number) => number): Chance {
  return { below, pick: (items) => items[below(items.length)]! }
}

/** A small generator of random numbers (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return chanceOf((below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  })
}

const ids = [
  '018f3a6e-0000-7000-8000-000000000001',
  '018f3a6e-0000-7000-8000-00000000000a',
  'ffffffff-ffff-4fff-bfff-ffffffffffff',
]

/** Values of each type that are known to be troublesome, in wire shapes. */
export const samples: Readonly<Record<Exclude<ScalarType, never>, readonly unknown[]>> = {
  number: [
    0,
    1,
    -1,
    2,
    3,
    7,
    10,
    0.1,
    0.2,
    0.3,
    1.005,
    -2.5,
    2.5,
    0.5,
    100,
    1e-7,
    '1.10',
    '-0.00',
    '12345.6789',
    '-99999.99',
    '0.33333333333333333333',
    '123456789012345.678',
    '99999999999999999999.99',
    '-0.00000000000000000001',
    9007199254740991,
    1e15,
    '1000000000000000.5',
    24,
    31,
    -31,
    12,
    366,
    1900,
    2024,
    0.07,
    15,
  ],
  text: [
    '',
    'a',
    'A',
    'abc',
    'Abc',
    'aaa',
    'b',
    ' a  b ',
    '\u3000全角\u00a0',
    '中文',
    '中国',
    'é',
    'É',
    'ß',
    'ＡＢ',
    '😀',
    '\uffee',
    'x😀y',
    'a,b,,c',
    '12',
    '-3.50',
    ' 1,234.5% ',
    '2024-02-29',
    '2023-02-29',
    '2026年5月1日',
    '20260501',
    '2026-05-01 08:30',
    '11010519491231002X',
    '13800138000',
    'someone@example.com',
    "'quoted'",
    'back\\slash',
    '100%',
    'tab\there',
    '0',
    'TRUE',
  ],
  boolean: [true, false],
  date: [
    '2024-02-29',
    '2023-12-31',
    '2024-01-01',
    '2026-05-01',
    '2026-10-08',
    '1970-01-01',
    '1900-03-01',
    '0001-01-01',
    '9999-12-31',
    '2024-03-31',
    '2026-02-15',
    '2025-01-26',
  ],
  datetime: [
    '2024-02-29T15:59:59.999Z',
    '2024-02-29T16:00:00Z',
    '1970-01-01T00:00:00Z',
    '1986-05-03T18:30:00Z',
    '1991-09-14T15:30:00Z',
    '2024-03-10T07:00:00Z',
    '2024-11-03T05:30:00Z',
    '2024-11-03T06:30:00.123456Z',
    '1890-01-01T00:00:00Z',
    '2026-05-01T08:30:15.5Z',
    '0001-01-01T12:00:00Z',
    '9999-12-31T12:00:00Z',
  ],
  duration: [0, 1, 60, 3600, '5400.5', -90, '86400', '0.000001', 31536000],
  member: ids,
  department: ids,
  role: ids,
}

const scalarTypes = Object.keys(samples) as ScalarType[]
const listTypes: readonly ScalarType[] = [
  'number',
  'text',
  'date',
  'datetime',
  'boolean',
  'member',
  'duration',
]

/** Two fields of every scalar type and one list of most. */
export const sampleSchema: FormulaSchema = {
  fields: [
    ...scalarTypes.flatMap((type) =>
      [1, 2].map((number) => ({ id: `${type}_${number}`, name: `字段${type}${number}`, type })),
    ),
    ...listTypes.map((type) => ({ id: `${type}_list`, name: `列表${type}`, type: { list: type } })),
  ],
}

/** A row of the sample schema; about one value in six is null. */
export function sampleRow(chance: Chance): Record<string, unknown> {
  const value = (type: ScalarType) => (chance.below(6) === 0 ? null : chance.pick(samples[type]))
  const entries = sampleSchema.fields.map(({ id, type }): [string, unknown] => {
    if (typeof type === 'string') return [id, value(type as ScalarType)]
    const element = (type as { list: ScalarType }).list
    if (chance.below(8) === 0) return [id, null]
    return [id, Array.from({ length: chance.below(5) }, () => value(element))]
  })
  return Object.fromEntries(entries)
}
