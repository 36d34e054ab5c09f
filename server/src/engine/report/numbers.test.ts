import {
  type Dimension,
  type Field,
  type FieldValue,
  type Filter,
  type Measure,
  type ReportDefinition,
  reportDefinitionSchema,
} from '@sluice/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { matches } from '../form/testing/filter-oracle.ts'
import { createFormHouse, type FormHouse } from '../form/testing/form-house.ts'
import { expectedGroups, namesOf, type ReportValues } from './testing/report-oracle.ts'

const buckets = ['day', 'week', 'month', 'quarter', 'year'] as const
const fields: Field[] = [
  { id: 'batch', name: '批次', type: 'number' },
  { id: 'title', name: '事由', type: 'text' },
  {
    id: 'kind',
    name: '类别',
    type: 'singleChoice',
    choices: [
      { value: '车辆', label: '车辆' },
      { value: 'office', label: '办公用品' },
    ],
  },
  {
    id: 'tags',
    name: '标签',
    type: 'multipleChoice',
    choices: Array.from({ length: 13 }, (_, index) => ({ value: `t${index}`, label: `标签${index}` })),
  },
  { id: 'amount', name: '金额', type: 'money', currency: 'CNY' },
  { id: 'quantity', name: '数量', type: 'number' },
  { id: 'day', name: '日期', type: 'date' },
  { id: 'moment', name: '时间', type: 'dateTime' },
  { id: 'buyer', name: '采购人', type: 'member' },
  { id: 'readers', name: '知会', type: 'member', multiple: true },
]
const byId = new Map(fields.map((field) => [field.id, field]))

let house: FormHouse
let formId: string
let batches = 0

beforeAll(async () => {
  house = await createFormHouse()
  formId = await house.form(fields)
})
afterAll(() => house.close())

/** Stores records that only definitions with the filter that comes back meet. */
async function store(rows: ReportValues[]): Promise<Filter> {
  const batch = ++batches
  await Promise.all(
    rows.map((values) => house.office.call('record.create', { formId, values: { ...values, batch } })),
  )
  return { field: 'batch', op: 'eq', value: batch }
}

function define(parts: Partial<ReportDefinition>): ReportDefinition {
  return reportDefinitionSchema.parse({ formId, chart: 'table', ...parts })
}

async function run(definition: ReportDefinition, filter?: Filter) {
  return house.office.call('report.run', { definition, ...(filter ? { filter } : {}) })
}

const shown = (result: { rows: { labels: string[]; values: unknown[] }[] }) =>
  result.rows.map(({ labels, values }) => [...labels, ...values])

/** Few values each, so that groups have several records; days and moments at the edges of weeks, quarters and years. */
function anyRow(): fc.Arbitrary<ReportValues> {
  const values: Record<string, fc.Arbitrary<FieldValue>> = {
    title: fc.constantFrom('纸', '墨水', 'Paper', 'é'),
    kind: fc.constantFrom('office', '车辆'),
    tags: fc.subarray(['t0', 't1', 't2'], { minLength: 1 }),
    amount: fc.constantFrom(-0.01, 0, 0.1, 0.2, 12.5, 1_000_000.99),
    quantity: fc.constantFrom(-3, 0, 2, 2.25, 10),
    day: fc.constantFrom('2024-02-29', '2025-12-29', '2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'),
    moment: fc.constantFrom(
      '2025-12-31T15:59:59.999Z',
      '2025-12-31T16:00:00.000Z',
      '2026-03-29T15:59:59.000Z',
      '2026-03-29T16:00:00.000Z',
      '2026-03-31T16:30:00.000Z',
    ),
    buyer: fc.constantFrom(house.admin.memberId, house.head.memberId),
    readers: fc.shuffledSubarray([house.admin.memberId, house.head.memberId, house.finance.memberId], {
      minLength: 1,
    }),
  }
  return fc.record(
    Object.fromEntries(Object.entries(values).map(([id, value]) => [id, fc.option(value, { freq: 4 })])),
  )
}

function anyDefinition(): fc.Arbitrary<ReportDefinition> {
  const dated = fc.record(
    { field: fc.constantFrom('day', 'moment'), bucket: fc.constantFrom(...buckets) },
    { requiredKeys: ['field'] },
  )
  const plain = fc.constantFrom('title', 'kind', 'tags', 'amount', 'quantity', 'buyer', 'readers')
  const dimension: fc.Arbitrary<Dimension> = fc.oneof(
    dated,
    plain.map((field) => ({ field })),
  )
  const numeric = fc.record({
    field: fc.constantFrom('amount', 'quantity'),
    aggregate: fc.constantFrom<Measure['aggregate']>('sum', 'average', 'min', 'max', 'countDistinct'),
  })
  const other = fc.constantFrom<Measure>(
    { aggregate: 'count' },
    { field: 'title', aggregate: 'countDistinct' },
    { field: 'buyer', aggregate: 'countDistinct' },
    { field: 'tags', aggregate: 'countDistinct' },
    { field: 'readers', aggregate: 'countDistinct' },
    { field: 'day', aggregate: 'max' },
    { field: 'moment', aggregate: 'min' },
  )
  const filter = fc.constantFrom<Filter>(
    { field: 'amount', op: 'gte', value: 0.1 },
    {
      any: [
        { field: 'kind', op: 'eq', value: '车辆' },
        { field: 'day', op: 'isEmpty' },
      ],
    },
    { field: 'title', op: 'contains', value: '墨' },
    { field: 'moment', op: 'gte', value: '2026-01-01' },
  )
  return fc
    .record({
      rows: fc.array(dimension, { maxLength: 2 }),
      columns: fc.array(dimension, { maxLength: 1 }),
      measures: fc.array(fc.oneof(numeric, other), { maxLength: 3 }),
      filter: fc.option(filter, { nil: undefined }),
      top: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    })
    .chain((parts) => {
      const sortable = [
        ...[...parts.rows, ...parts.columns].map(({ field }) => field),
        ...(parts.measures.length > 0 ? parts.measures : [0]).map((_, index) => `m${index}`),
      ]
      const sort = fc.array(
        fc.record({
          field: fc.constantFrom(...sortable),
          direction: fc.constantFrom('asc' as const, 'desc' as const),
        }),
        { maxLength: 2 },
      )
      return sort.map((asked) => define({ ...parts, sort: asked }))
    })
}

test('[N4.1] every number, group, order and cut is what a second reading of the records finds', async () => {
  const setting = { now: '2026-03-02T01:00:00.000Z', memberId: '', departmentId: null, organizationId: null }
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow(), { maxLength: 10 }),
      fc.array(anyDefinition(), { minLength: 4, maxLength: 4 }),
      async (rows, definitions) => {
        const ofBatch = await store(rows)
        for (const definition of definitions) {
          const { filter } = definition
          const kept = filter ? rows.filter((row) => matches(filter, row, byId, setting)) : rows
          const result = await run(definition, ofBatch)
          expect(
            result.rows.map(({ keys, values }: { keys: unknown; values: unknown }) => ({ keys, values })),
          ).toEqual(expectedGroups(definition, kept, byId, namesOf(house)))
          expect(result.truncated).toBe(false)
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('[N4.1] an average is as fine as its values: two digits more, and four at least', async () => {
  const average = async (scale: number | undefined, values: number[]) => {
    const field: Field = { id: 'n', name: '数值', type: 'number', ...(scale === undefined ? {} : { scale }) }
    const fineForm = await house.form([field])
    for (const n of values) await house.office.call('record.create', { formId: fineForm, values: { n } })
    const definition = define({ measures: [{ field: 'n', aggregate: 'average' }] })
    const result = await run({ ...definition, formId: fineForm })
    return result.rows[0].values[0]
  }
  expect(await average(8, [0.00000001, 0.00000002, 0.00000004])).toBe(0.0000000233)
  expect(await average(undefined, [0.00000001, 0.00000002, 0.00000004])).toBe(0.0000000233)
  expect(await average(15, [0.000000000000001, 0.000000000000002])).toBe(0.0000000000000015)
  expect(await average(0, [1, 2, 2])).toBe(1.6667)
})

test('[N4.1] groups and measures are named in the words of the reader', async () => {
  const only = await store([
    { title: '纸', kind: 'office', amount: 12.5, buyer: house.head.memberId },
    { title: '墨', kind: 'office', amount: 0.1, buyer: house.head.memberId },
    { title: '车', kind: '车辆', amount: 200_000 },
    { title: '空' },
  ])
  const definition = define({
    rows: [{ field: 'kind' }, { field: 'buyer' }],
    measures: [
      { field: 'amount', aggregate: 'sum' },
      { aggregate: 'count', name: '单数' },
    ],
    sort: [{ field: 'm0', direction: 'desc' }],
    filter: only,
    top: 5,
  })
  const result = await run(definition)
  expect(shown(result)).toEqual([
    ['车辆', '', 200_000, 1],
    ['办公用品', '李主管', 12.6, 2],
    ['', '', null, 1],
  ])
  const { choices } = byId.get('kind') as Extract<Field, { type: 'singleChoice' }>
  expect(result.columns).toEqual([
    { key: 'd0', name: '类别', kind: 'dimension', type: 'choice', field: 'kind', choices },
    { key: 'd1', name: '采购人', kind: 'dimension', type: 'member', field: 'buyer' },
    {
      key: 'm0',
      name: '金额合计',
      kind: 'measure',
      type: 'money',
      currency: 'CNY',
      zero: true,
      addsUp: true,
    },
    { key: 'm1', name: '单数', kind: 'measure', type: 'count', zero: true, addsUp: true },
  ])
  const { name } = await house.office.call('form.get', { formId })
  expect(result.sentence).toBe(`按类别、采购人统计“${name}”的金额合计、单数，按条件筛选，取前 5 组`)
})

test('[N4.1] a moment counts in the day, week, month, quarter and year of the company’s clocks', async () => {
  const only = await store([
    { moment: '2025-12-31T15:59:59.999Z' },
    { moment: '2025-12-31T16:00:00.000Z' },
    { moment: '2026-01-04T16:00:00.000Z' },
    {},
  ])
  const expected = {
    day: ['2025-12-31 1', '2026-01-01 1', '2026-01-05 1', 'null 1'],
    week: ['2025-12-29 2', '2026-01-05 1', 'null 1'],
    month: ['2025-12-01 1', '2026-01-01 2', 'null 1'],
    quarter: ['2025-10-01 1', '2026-01-01 2', 'null 1'],
    year: ['2025-01-01 1', '2026-01-01 2', 'null 1'],
  }
  for (const bucket of buckets) {
    const { rows, columns } = await run(define({ rows: [{ field: 'moment', bucket }] }), only)
    expect(
      rows.map(({ keys, values }: { keys: string[]; values: number[] }) => `${keys[0]} ${values[0]}`),
    ).toEqual(expected[bucket])
    expect(columns[0].bucket).toBe(bucket)
  }
})

test('[N4.1] groups of numbers and amounts are sorted by size, not as text', async () => {
  const only = await store([10, 9, 2.25, -3].map((quantity) => ({ quantity, amount: quantity })))
  for (const field of ['quantity', 'amount']) {
    const sort = [{ field, direction: 'asc' as const }]
    const { rows } = await run(define({ rows: [{ field }], sort }), only)
    expect(rows.map(({ keys }: { keys: string[] }) => keys[0])).toEqual(['-3', '2.25', '9', '10'])
  }
})

test('[N4.1] distinct values of a field with several values are counted, not its distinct lists', async () => {
  const { admin, head } = house
  const only = await store([
    { tags: ['t0'], readers: [admin.memberId, head.memberId], amount: 5 },
    { tags: ['t1', 't0'], readers: [head.memberId, admin.memberId], amount: 5 },
    { tags: ['t2', 't0'], readers: [admin.memberId], amount: 5 },
    { kind: 'office', amount: 5 },
  ])
  const measures: Measure[] = [
    { field: 'tags', aggregate: 'countDistinct' },
    { field: 'readers', aggregate: 'countDistinct' },
    { field: 'amount', aggregate: 'sum' },
  ]
  // Beside it the sum has each record once, whatever number of values it has.
  expect(shown(await run(define({ measures }), only))).toEqual([[3, 2, 20]])
  const sort = [{ field: 'm0', direction: 'asc' as const }]
  expect(shown(await run(define({ rows: [{ field: 'kind' }], measures, sort }), only))).toEqual([
    ['办公用品', 0, 0, 5],
    ['', 3, 2, 15],
  ])
})

test('[N4.1] more groups than can be shown are cut and the answer says so', async () => {
  const tags = Array.from({ length: 13 }, (_, index) => `t${index}`)
  const only = await store([{ tags }])
  const rows = [{ field: 'tags' }, { field: 'tags' }, { field: 'tags' }]
  const cut = await run(define({ rows }), only)
  expect(cut.rows).toHaveLength(2000)
  expect(cut.truncated).toBe(true)
  const whole = await run(define({ rows: rows.slice(1) }), only)
  expect(whole.rows).toHaveLength(169)
  expect(whole.truncated).toBe(false)
})

test('[N4.1] only numbers that may be added up are summed below a table', async () => {
  const only = await store([{ kind: 'office', tags: ['t0', 't1'], amount: 5 }])
  const measures: Measure[] = [
    { aggregate: 'count' },
    ...(['sum', 'average', 'max', 'countDistinct'] as const).map((aggregate) => ({
      field: 'amount',
      aggregate,
    })),
  ]
  const addsUp = async (rows: Dimension[]) => {
    const { columns } = await run(define({ rows, measures }), only)
    return columns.slice(rows.length).map((column: { addsUp: boolean }) => column.addsUp)
  }
  expect(await addsUp([{ field: 'kind' }])).toEqual([true, true, false, false, false])
  // A record with two tags is in two groups: the sum of the groups would count it twice.
  expect(await addsUp([{ field: 'tags' }])).toEqual([false, false, false, false, false])
})

test('[N4.1] a metric compares with the same stretch of the period before, and no further', async () => {
  const only = await store([
    { day: '2026-01-31', moment: '2026-01-31T15:59:59.000Z', amount: 1000 },
    { day: '2026-02-01', moment: '2026-01-31T16:00:00.000Z', amount: 1 },
    { day: '2026-02-02', moment: '2026-02-02T01:00:00.000Z', amount: 20 },
    { day: '2026-02-03', moment: '2026-02-02T01:00:01.000Z', amount: 300 },
    { day: '2026-03-01', moment: '2026-02-28T16:00:00.000Z', amount: 4000 },
    { day: '2026-03-02', moment: '2026-03-02T01:00:00.000Z', amount: 50_000 },
    { day: '2026-03-03', moment: '2026-03-02T01:00:01.000Z', amount: 600_000 },
  ])
  const listed = async (field: string, period?: 'current' | 'previous') => {
    const definition = define({ chart: 'metric', compare: { field, period: 'month' }, filter: only })
    const { items } = await house.office.call('report.records', {
      definition,
      keys: [],
      ...(period ? { period } : {}),
    })
    return items
      .map(({ values }: { values: ReportValues }) => values.amount)
      .sort((a: number, b: number) => a - b)
  }
  const compared = async (field: string, measure: Measure = { field: 'amount', aggregate: 'sum' }) => {
    const definition = define({
      chart: 'metric',
      measures: [measure],
      compare: { field, period: 'month' },
      filter: only,
    })
    return (await run(definition)).comparison
  }
  expect(await compared('day')).toEqual({ current: 54_000, previous: 21 })
  expect(await compared('moment')).toEqual({ current: 54_000, previous: 21 })
  // A date is no number of which a change could be told.
  expect(await compared('day', { field: 'day', aggregate: 'max' })).toBeNull()
  // Behind each of the two numbers are its own records.
  for (const field of ['day', 'moment']) {
    expect(await listed(field, 'current')).toEqual([4000, 50_000])
    expect(await listed(field, 'previous')).toEqual([1, 20])
  }
  expect(await listed('day')).toHaveLength(7)
  // On the last of March, February is over: its stretch ends with it and does not run into March.
  const start = house.clock.now()
  const toLastOfMarch = Date.parse('2026-03-31T09:00:00+08:00') - start.getTime()
  house.clock.advance(toLastOfMarch)
  expect(await compared('day')).toEqual({ current: 654_000, previous: 321 })
  expect(await compared('moment')).toEqual({ current: 654_000, previous: 321 })
  expect(await listed('moment', 'previous')).toEqual([1, 20, 300])
})
