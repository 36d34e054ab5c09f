import { type Field, type Filter, type ReportDefinition, reportDefinitionSchema } from '@sluice/contract'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from '../form/testing/form-house.ts'
import { longestAxis } from './time-axis.ts'

const fields: Field[] = [
  { id: 'batch', name: '批次', type: 'number' },
  { id: 'day', name: '日期', type: 'date' },
  { id: 'moment', name: '时间', type: 'dateTime' },
]
let house: FormHouse
let formId: string
let batches = 0

beforeAll(async () => {
  house = await createFormHouse()
  formId = await house.form(fields)
})
afterAll(() => house.close())

/** Stores a record for each day; the filter meets them alone. */
async function store(days: (string | null)[]): Promise<Filter> {
  const batch = ++batches
  for (const day of days) {
    const values = { batch, ...(day ? { day, moment: `${day}T23:30:00+08:00` } : {}) }
    await house.office.call('record.create', { formId, values })
  }
  return { field: 'batch', op: 'eq', value: batch }
}

async function axis(
  filter: Filter,
  parts: Partial<ReportDefinition> = {},
): Promise<(string | null)[] | undefined> {
  const definition = reportDefinitionSchema.parse({
    formId,
    chart: 'line',
    rows: [{ field: 'day', bucket: 'month' }],
    filter,
    ...parts,
  })
  return (await house.office.call('report.run', { definition })).axis
}

const january = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']

test('[7.B22] a line keeps the months without records, in either order, and the empty group at its end', async () => {
  const filter = await store(['2026-04-30', '2026-01-31', null])
  expect(await axis(filter)).toEqual([...january, null])
  const sort = [{ field: 'day', direction: 'desc' as const }]
  expect(await axis(filter, { sort })).toEqual([...january.toReversed(), null])
  expect(await axis(filter, { rows: [{ field: 'moment', bucket: 'month' }], chart: 'bar' })).toEqual([
    ...january,
    null,
  ])
})

test('[7.B22] days, weeks, quarters and years have no holes either', async () => {
  const filter = await store(['2024-12-30', '2026-01-02'])
  for (const bucket of ['day', 'week', 'month', 'quarter', 'year'] as const) {
    const found = (await axis(filter, { rows: [{ field: 'day', bucket }] }))!
    const starts = found.map((key) => DateTime.fromISO(key!, { zone: 'utc' }))
    for (const [index, start] of starts.slice(1).entries())
      expect(start.toISODate()).toBe(starts[index]!.plus({ [bucket]: 1 }).toISODate())
    expect([found[0], found.at(-1)]).toEqual([
      starts[0]!.startOf(bucket).toISODate(),
      DateTime.fromISO('2026-01-02').startOf(bucket).toISODate(),
    ])
  }
})

test('[7.B22] the bounds of a filter widen the axis, but not into a future without records', async () => {
  const batch = await store(['2026-02-10'])
  const within = (...more: Filter[]) => axis({ all: [batch, ...more] })
  // The clock of the house stands in March 2026.
  expect(await within({ field: 'day', op: 'between', value: ['2025-12-15', '2026-04-01'] })).toEqual([
    '2025-12-01',
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
  ])
  expect(await within({ field: 'day', op: 'relative', value: 'thisYear' })).toEqual(january.slice(0, 3))
  expect(
    await within(
      { all: [{ field: 'day', op: 'gte', value: '2026-01-01' }] },
      { field: 'day', op: 'lt', value: '2026-03-01' },
    ),
  ).toEqual(january.slice(0, 2))
  // Either of two conditions bounds nothing.
  expect(await within({ any: [{ field: 'day', op: 'gte', value: '2020-01-01' }] })).toEqual(['2026-02-01'])
})

test('[7.B22] what is no line along time, is cut, ordered by a number or too long has no axis', async () => {
  const filter = await store(['2026-01-01', '2026-03-01'])
  expect(await axis(filter, { chart: 'table' })).toBeUndefined()
  expect(await axis(filter, { top: 1 })).toBeUndefined()
  expect(await axis(filter, { sort: [{ field: 'm0', direction: 'desc' }] })).toBeUndefined()
  expect(await axis(filter, { rows: [{ field: 'batch' }] })).toBeUndefined()
  const apart = await store(['0001-01-01', '9999-12-31'])
  expect(await axis(apart, { rows: [{ field: 'day', bucket: 'day' }] })).toBeUndefined()
})

test('[7.B22] every group of an answer stands once on its axis, whatever the filter says', async () => {
  const batch = await store(['2025-06-30', '2025-07-01', '2026-02-28', null])
  const day = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const condition = fc.oneof(
    fc.record({ op: fc.constantFrom('gt', 'gte', 'lt', 'lte'), value: day }),
    fc.tuple(day, day).map((value) => ({ op: 'between', value })),
    fc.record({ op: fc.constant('relative'), value: fc.constantFrom('thisYear', 'lastYear', 'last30Days') }),
  )
  const bucket = fc.constantFrom('day', 'week', 'month', 'quarter', 'year')
  await fc.assert(
    fc.asyncProperty(fc.array(condition, { maxLength: 3 }), bucket, async (conditions, width) => {
      const definition = reportDefinitionSchema.parse({
        formId,
        chart: 'line',
        rows: [{ field: 'day', bucket: width }],
        filter: { all: [batch, ...conditions.map((one) => ({ field: 'day', ...one }))] },
      })
      const answer = await house.office.call('report.run', { definition })
      const found: (string | null)[] | undefined = answer.axis
      const groups = (answer.rows as { keys: (string | null)[] }[]).map(({ keys }) => keys[0])
      if (groups.every((key) => key === null)) {
        expect(found).toBeUndefined()
        return
      }
      expect(found!.length).toBeLessThanOrEqual(longestAxis + 1)
      expect(new Set(found).size).toBe(found!.length)
      expect(found!.filter((key) => groups.includes(key))).toEqual(groups)
    }),
    { numRuns: 40 },
  )
})
