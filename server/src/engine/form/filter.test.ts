import {
  type Field,
  type FieldValue,
  type Filter,
  type FilterCondition,
  filterOperators,
  relativeDates,
} from '@sluice/contract'
import { filterHolds } from '@sluice/form/check'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyField, type KnownIds } from './testing/arbitrary-field.ts'
import { matches } from './testing/filter-oracle.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

interface Department {
  id: string
  parentId: string | null
}
type Operator = FilterCondition['op']

let house: FormHouse
let known: KnownIds
let formId: string
let fields: Field[]
let parents: Map<string, string | null>
const rows = new Map<string, Record<string, FieldValue>>()
const now = '2026-03-02T01:00:00.000Z'

/** Few values, so that conditions meet them. */
const pool: Record<string, fc.Arbitrary<string | number | boolean>> = {
  text: fc.constantFrom('a', 'B', 'ab', 'Ab%', '张', '张三', 'É', 'é', '😀', '\uffee', 'a_b', '\\', "'"),
  longText: fc.constantFrom('a', 'line\nbreak', '张三丰'),
  number: fc.constantFrom(-1, 0, 0.5, 2, 2.25, 100),
  money: fc.constantFrom(-0.01, 0, 1, 1.01, 32.38, 80_000_000_000_000.25),
  date: fc.constantFrom('2026-03-02', '2026-03-01', '2026-02-28', '2026-02-23', '2025-12-31', '2024-02-29'),
  dateTime: fc.constantFrom(
    '2026-03-02T00:59:59.999Z',
    '2026-03-01T16:00:00.000Z',
    '2026-03-01T15:59:59.999Z',
    '2026-02-22T16:00:00.000Z',
    '2025-12-31T16:00:00.000Z',
    '2025-12-31T15:59:59.000Z',
  ),
  percent: fc.constantFrom(-0.5, 0, 0.125, 1),
  time: fc.constantFrom('00:00:00', '09:30:00', '09:30:01', '23:59:59'),
  duration: fc.constantFrom(-60, 0, 59, 3600),
  email: fc.constantFrom('a@example.com', 'ab@example.com'),
  phone: fc.constantFrom('13812345678', '010-12345678'),
  link: fc.constantFrom('https://example.com', 'https://example.com/a_b'),
  boolean: fc.boolean(),
  cascade: fc.constantFrom('xh', 'nb', 'sh'),
  rating: fc.integer({ min: 1, max: 5 }),
  slider: fc.constantFrom(0, 50, 100),
  color: fc.constantFrom('#000000', '#ff0000'),
  barcode: fc.constantFrom('a', 'ab%', 'B'),
  richText: fc.constantFrom('<p>a<strong>b</strong> &lt;张三&gt;</p>', '<ul><li>É &amp; 😀</li></ul>'),
  location: fc.constantFrom('30.2741,120.1551', '30.2741,120.1551;u=35', '-1,0'),
  address: fc.constantFrom('浙江省/杭州市/西湖区 文三路1号', '浙江省/杭州市/西湖区', '上海市/徐汇区 a%_'),
  dateRange: fc.constantFrom(
    '2026-03-02/2026-03-02',
    '2026-02-28/2026-03-01',
    '2026-02-23/2026-03-08',
    '2025-12-31/2026-01-01',
    '2024-02-29/2024-03-01',
  ),
}
/** What a condition may name that no value is: a level above it. */
const operands: Record<string, fc.Arbitrary<string>> = {
  address: fc.constantFrom(
    '浙江省',
    '浙江省/杭州市',
    '浙江省/杭州市/西湖区',
    '浙江',
    '上海市/徐汇区',
    '上海市/徐',
  ),
  richText: fc.constantFrom('a', '张三', '<', '&', 'strong', 'p>', 'é', 'lt'),
  cascade: fc.constantFrom('zj', 'hz', 'xh', 'nb', 'sh'),
}

function valueFor(field: Field): fc.Arbitrary<string | number | boolean> {
  const simple = pool[field.type]
  if (simple) return simple
  if ('choices' in field) return fc.constantFrom(...field.choices.map(({ value }) => value))
  if (field.type === 'member') return fc.constantFrom(...known.members)
  if (field.type === 'department') return fc.constantFrom(...known.departments)
  if (field.type === 'organization') return fc.constantFrom(...known.organizations!)
  if (field.type === 'role') return fc.constantFrom(...known.roles!)
  return fc.constantFrom(...known.records)
}

/** A range is compared with days; with another range only as a whole. */
function operandOf(field: Field, op: Operator): fc.Arbitrary<string> | undefined {
  if (field.type === 'dateRange' && op !== 'eq' && op !== 'ne') return pool.date as fc.Arbitrary<string>
  return operands[field.type]
}

function isList(field: Field): boolean {
  return field.type === 'multipleChoice' || ('multiple' in field && field.multiple === true)
}

const emptiness: Operator[] = ['isEmpty', 'isNotEmpty']
const ordered: Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between', 'in', 'notIn']

/** The operators a field takes, as the contract promises them. */
function operatorsOf(field: Field): Operator[] {
  if (field.type === 'subTable' || field.type === 'attachment') return emptiness
  if (isList(field)) {
    const me: Operator[] = field.type === 'multipleChoice' || field.type === 'role' ? [] : ['isMe']
    return [...emptiness, 'contains', 'in', 'notIn', 'eq', 'ne', ...me]
  }
  if (['text', 'longText', 'email', 'phone', 'link', 'location', 'barcode'].includes(field.type))
    return [...emptiness, ...ordered, 'contains', 'startsWith']
  if (['number', 'money', 'percent', 'duration', 'rating', 'slider', 'time'].includes(field.type))
    return [...emptiness, ...ordered]
  if (field.type === 'richText') return [...emptiness, 'contains']
  if (field.type === 'address') return [...emptiness, 'startsWith', 'contains', 'in', 'notIn']
  if (field.type === 'dateRange')
    return [...emptiness, 'eq', 'ne', 'contains', 'between', 'relative', 'gt', 'gte', 'lt', 'lte']
  if (field.type === 'boolean') return [...emptiness, 'eq', 'ne']
  if (field.type === 'date') return [...emptiness, ...ordered, 'relative']
  if (field.type === 'dateTime')
    return [...emptiness, ...ordered.filter((op) => op !== 'in' && op !== 'notIn'), 'relative']
  const me: Operator[] = ['member', 'department', 'organization'].includes(field.type) ? ['isMe'] : []
  return [...emptiness, 'eq', 'ne', 'in', 'notIn', ...me]
}

function conditionOn(field: Field): fc.Arbitrary<FilterCondition> {
  const usual =
    field.type === 'dateTime'
      ? fc.oneof(valueFor(field), pool.date!)
      : field.type === 'money'
        ? fc.oneof(valueFor(field), fc.constantFrom(1.005, -0.001, 1e17, -1e17))
        : valueFor(field)
  return fc.constantFrom(...operatorsOf(field)).chain((op): fc.Arbitrary<FilterCondition> => {
    const one = operandOf(field, op) ?? usual
    const list = fc.array(one, { maxLength: 3 })
    const base = { field: field.id, op }
    if (op === 'isEmpty' || op === 'isNotEmpty' || op === 'isMe') return fc.constant(base)
    if (op === 'relative') return fc.constantFrom(...relativeDates).map((value) => ({ ...base, value }))
    if (op === 'in' || op === 'notIn')
      return list.map((value) => ({ ...base, value: value as (string | number)[] }))
    if (op === 'between')
      return fc.tuple(one, one).map((value) => ({ ...base, value: value as (string | number)[] }))
    if (isList(field) && op !== 'contains') {
      return fc
        .array(one, { minLength: 1, maxLength: 3 })
        .map((value) => ({ ...base, value: value as (string | number)[] }))
    }
    return one.map((value) => ({ ...base, value }))
  })
}

/** The department above one that lies in no other. */
function topOf(id: string | null): string | null {
  const above = id && parents.get(id)
  return above ? topOf(above) : id
}

function anyFilter(): fc.Arbitrary<Filter> {
  const condition = fc.constantFrom(...fields).chain(conditionOn)
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3 },
      { weight: 4, arbitrary: condition },
      { weight: 1, arbitrary: fc.array(tie('filter'), { maxLength: 3 }).map((all) => ({ all })) },
      { weight: 1, arbitrary: fc.array(tie('filter'), { maxLength: 3 }).map((any) => ({ any })) },
    ),
  })).filter
}

beforeAll(async () => {
  house = await createFormHouse()
  const target = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  const records = []
  for (const name of ['甲', '乙', '丙']) {
    records.push((await house.office.call('record.create', { formId: target, values: { name } })).id)
  }
  const { items } = await house.office.call('department.list')
  const roles = await house.office.call('role.list')
  parents = new Map(items.map(({ id, parentId }: Department) => [id, parentId]))
  known = {
    members: [house.admin, house.head, house.finance].map(({ memberId }) => memberId),
    departments: items.map(({ id }: Department) => id),
    organizations: items.flatMap(({ id, parentId }: Department) => (parentId ? [] : [id])),
    roles: roles.items.map(({ id }: Department) => id),
    form: target,
    records,
  }
  fields = everyField(known)
  formId = await house.form(fields)
  const record = fc.record(
    Object.fromEntries(
      fields.map((field): [string, fc.Arbitrary<FieldValue>] => {
        if (field.type === 'subTable') {
          return [
            field.id,
            fc.constantFrom<FieldValue>(null, [{ number: 1 }], [{ text: 'a' }, { text: 'b' }]),
          ]
        }
        const list = fc
          .uniqueArray(valueFor(field), { maxLength: 3 })
          .map((values) => (values.length === 0 ? null : (values as string[])))
        return [field.id, isList(field) ? list : fc.option(valueFor(field), { freq: 4 })]
      }),
    ),
  )
  for (const values of fc.sample(record, 60)) {
    const { id } = await house.office.call('record.create', { formId, values })
    rows.set(id, values)
  }
})
afterAll(() => house.close())

async function found(filter: Filter): Promise<Set<string>> {
  const page = await house.office.call('record.list', { formId, filter, fields: [], limit: 200 })
  return new Set(page.items.map(({ id }: { id: string }) => id))
}

test('[N2.6] filters find exactly the records a second reading of them finds', async () => {
  const office = await house.office.call('member.get', { memberId: house.admin.memberId })
  const setting = {
    now,
    memberId: house.admin.memberId,
    departmentId: office.departmentId,
    organizationId: topOf(office.departmentId),
  }
  const byId = new Map(fields.map((field) => [field.id, field]))
  await fc.assert(
    fc.asyncProperty(anyFilter(), async (filter) => {
      const expected = [...rows].flatMap(([id, values]) => (matches(filter, values, byId, setting) ? id : []))
      expect(await found(filter)).toEqual(new Set(expected))
      // Rules read the same conditions without a database, in a browser too.
      const ruled = [...rows].flatMap(([id, values]) =>
        filterHolds(filter, byId, values, { ...setting, now: new Date(now), timeZone: 'Asia/Shanghai' })
          ? id
          : [],
      )
      expect(ruled).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

test('[N2.6] every operator of every field type is either answered or refused by name', async () => {
  for (const field of fields) {
    for (const op of filterOperators) {
      if (operatorsOf(field).includes(op)) continue
      await expect(found({ all: [{ field: field.id, op, value: 'today' }] })).rejects.toMatchObject({
        code: 'common.invalid_input',
        fields: [{ field: 'filter.all.0' }],
      })
    }
  }
})

test('[N2.6] a filter names each condition that is wrong', async () => {
  const filter: Filter = {
    all: [
      { field: 'nowhere', op: 'eq', value: 1 },
      {
        any: [
          { field: 'number', op: 'gt', value: 'many' },
          { field: 'date', op: 'eq', value: '2026-02-30' },
        ],
      },
      { field: 'member', op: 'in', value: ['x'] },
      { field: 'text', op: 'eq', value: 5 },
      { field: 'number', op: 'between', value: [1] },
      { field: '$createdAt', op: 'relative', value: 'someday' },
    ],
  }
  const refused = await found(filter).catch((error) => error)
  expect(
    refused.fields.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
  ).toEqual([
    'filter.all.0 unknownField',
    'filter.all.1.any.0 wrongValue',
    'filter.all.1.any.1 wrongValue',
    'filter.all.2 wrongValue',
    'filter.all.3 wrongValue',
    'filter.all.4 wrongValue',
    'filter.all.5 wrongValue',
  ])
  let deep: Filter = { field: 'number', op: 'isEmpty' }
  for (let i = 0; i < 12; i++) deep = { all: [deep] }
  await expect(found(deep)).rejects.toMatchObject({ fields: [{ code: 'tooComplex' }] })
})

test('[N2.6] the attributes every record has can be filtered by', async () => {
  const all = new Set(rows.keys())
  const [one] = all
  expect(await found({ field: '$id', op: 'eq', value: one! })).toEqual(new Set([one]))
  expect(await found({ field: '$createdAt', op: 'relative', value: 'today' })).toEqual(all)
  expect(await found({ field: '$createdAt', op: 'lt', value: '2026-03-02' })).toEqual(new Set())
  expect(await found({ field: '$createdBy', op: 'isMe' })).toEqual(all)
  expect(await found({ field: '$flowState', op: 'isEmpty' })).toEqual(all)
  expect(await found({ field: '$updatedBy', op: 'ne', value: house.admin.memberId })).toEqual(new Set())
})

test('[N2.6] a filter on a column of a sub-table finds the records with some row that fits', async () => {
  const lines: Field = {
    id: 'lines',
    name: '明细',
    type: 'subTable',
    fields: [
      { id: 'goods', name: '商品', type: 'text' },
      { id: 'price', name: '单价', type: 'money', currency: 'CNY' },
      { id: 'buyer', name: '采购人', type: 'member' },
    ],
  }
  const form = await house.form([{ id: 'title', name: '标题', type: 'text' }, lines])
  const orders: Record<string, FieldValue> = {
    paper: [{ goods: '纸', price: 12.5, buyer: house.admin.memberId }],
    both: [
      { goods: '纸', price: 3 },
      { goods: '墨', price: 99 },
    ],
    none: null,
  }
  for (const [title, value] of Object.entries(orders)) {
    await house.office.call('record.create', { formId: form, values: { title, lines: value } })
  }
  const titles = async (filter: Filter) => {
    const page = await house.office.call('record.list', { formId: form, filter, limit: 10 })
    return page.items.map(({ title }: { title: string }) => title).sort()
  }
  const where = (field: string, op: FilterCondition['op'], value?: FilterCondition['value']) => ({
    field: `lines.${field}`,
    op,
    ...(value === undefined ? {} : { value }),
  })
  expect(await titles(where('goods', 'eq', '纸'))).toEqual(['both', 'paper'])
  expect(await titles(where('goods', 'ne', '纸'))).toEqual(['both'])
  expect(await titles(where('goods', 'contains', '墨'))).toEqual(['both'])
  expect(await titles(where('price', 'gt', 12))).toEqual(['both', 'paper'])
  expect(await titles(where('buyer', 'isMe'))).toEqual(['paper'])
  expect(await titles(where('buyer', 'isEmpty'))).toEqual(['both'])
  // Conditions side by side may be met by different rows.
  expect(await titles({ all: [where('goods', 'eq', '纸'), where('price', 'gt', 50)] })).toEqual(['both'])
  for (const field of ['lines.none', 'none.goods', 'title.goods', 'lines.goods.x']) {
    await expect(titles({ field, op: 'isEmpty' })).rejects.toMatchObject({
      fields: [{ field: 'filter', code: 'unknownField' }],
    })
  }
  const sort = [{ field: 'lines.goods', direction: 'asc' }]
  await expect(house.office.call('record.list', { formId: form, sort, limit: 5 })).rejects.toMatchObject({
    fields: [{ field: 'sort.0' }],
  })
})
