import type { Field, FieldValue, Sort } from '@sluice/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareCodePoints, compareTexts } from './testing/filter-oracle.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
let formId: string
let nameOf: Map<string, string>
const records: { id: string; values: Record<string, FieldValue>; createdAt: string }[] = []
const fields: Field[] = [
  { id: 'text', name: '文本', type: 'text' },
  { id: 'number', name: '数字', type: 'number' },
  { id: 'money', name: '金额', type: 'money', currency: 'CNY' },
  { id: 'date', name: '日期', type: 'date' },
  { id: 'moment', name: '时间', type: 'dateTime' },
  {
    id: 'choice',
    name: '单选',
    type: 'singleChoice',
    choices: [
      { value: 'x', label: 'x' },
      { value: 'y', label: 'y' },
    ],
  },
  { id: 'plain', name: '无索引', type: 'number', indexed: false },
  { id: 'who', name: '成员', type: 'member' },
]
const values = fc.record({
  text: fc.constantFrom(null, 'a', 'B', ' b', 'Ä', 'ä', 'a10', 'a9', '张', '阿', '😀', '（'),
  number: fc.constantFrom(null, -1, 0.1, 3),
  money: fc.constantFrom(null, 0, 32.38),
  date: fc.constantFrom(null, '2026-01-01', '2025-01-01'),
  moment: fc.constantFrom(null, '2026-01-01T00:00:00.001Z', '2026-01-01T00:00:00.000Z'),
  choice: fc.constantFrom(null, 'x', 'y'),
  plain: fc.constantFrom(null, 1, 2),
})

beforeAll(async () => {
  house = await createFormHouse()
  formId = await house.form(fields)
  const { id: twin } = await house.office.call('member.create', { name: '张三', email: 'twin@acme.test' })
  const { admin, applicant, head } = house
  const people = [admin.memberId, null, applicant.memberId, twin, head.memberId]
  nameOf = new Map([admin, applicant, head].map(({ memberId, name }) => [memberId, name]))
  nameOf.set(twin, '张三')
  for (const given of fc.sample(values, 70)) {
    if (records.length % 9 === 0) house.clock.advance(1)
    const who = people[records.length % people.length]!
    records.push(await house.office.call('record.create', { formId, values: { ...given, who } }))
  }
})
afterAll(() => house.close())

/** Walks all pages of a list. */
async function walk(sort: Sort[], limit: number, meanwhile?: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await house.office.call('record.list', { formId, sort, limit, cursor, fields: ['text'] })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    seen.push(...page.items.map(({ id }: { id: string }) => id))
    cursor = page.nextCursor ?? undefined
    await meanwhile?.()
  } while (cursor)
  return seen
}

function compareValues(
  a: FieldValue | undefined,
  b: FieldValue | undefined,
  direction: number,
  compare = compareCodePoints,
): number {
  const [left, right] = [a ?? null, b ?? null]
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  const difference =
    typeof left === 'number' ? left - (right as number) : compare(String(left), String(right))
  return difference * direction
}

const named = (id: FieldValue | undefined) => nameOf.get(id as string) ?? null

function inOrder(sort: Sort[]): string[] {
  const sign = (direction: string) => (direction === 'asc' ? 1 : -1)
  const read = (record: (typeof records)[number], field: string) =>
    field === '$createdAt' ? record.createdAt : record.values[field]
  return [...records]
    .sort((a, b) => {
      for (const { field, direction } of sort) {
        const [left, right] = [read(a, field), read(b, field)]
        // People come by name; those of one name one after the other.
        const names =
          field === 'who' ? compareValues(named(left), named(right), sign(direction), compareTexts) : 0
        const difference =
          names ||
          compareValues(left, right, sign(direction), field === 'text' ? compareTexts : compareCodePoints)
        if (difference !== 0) return difference
      }
      return compareCodePoints(a.id, b.id) * sign(sort[0]!.direction)
    })
    .map(({ id }) => id)
}

const anySort = fc
  .uniqueArray(fc.constantFrom(...fields.map(({ id }) => id), '$createdAt'), {
    minLength: 1,
    maxLength: 3,
  })
  .chain((names) =>
    fc.tuple(
      ...names.map((field) =>
        fc.record({ field: fc.constant(field), direction: fc.constantFrom('asc' as const, 'desc' as const) }),
      ),
    ),
  )

test('[N2.6] pages in any order visit every record once, in order, empty values last', async () => {
  await fc.assert(
    fc.asyncProperty(anySort, fc.integer({ min: 1, max: 40 }), async (sort, limit) => {
      expect(await walk(sort, limit)).toEqual(inOrder(sort))
    }),
    { numRuns: 40 },
  )
})

test('[N2.6] records that come and change while somebody pages are never shown twice, and none is skipped', async () => {
  const before = new Set(records.map(({ id }) => id))
  const sort: Sort[] = [{ field: 'number', direction: 'desc' }]
  const added: string[] = []
  const seen = await walk(sort, 7, async () => {
    const made = await house.office.call('record.create', { formId, values: { number: 50, text: null } })
    added.push(made.id)
  })
  expect(new Set(seen).size).toBe(seen.length)
  for (const id of before) expect(seen).toContain(id)
  await house.office.call('record.delete', { formId, recordIds: added })
})

test('[N2.6] a cursor is refused by a list in another order, and when somebody wrote it by hand', async () => {
  const sort: Sort[] = [{ field: 'number', direction: 'asc' }]
  const { nextCursor } = await house.office.call('record.list', { formId, sort, limit: 5 })
  const list = (input: object) => house.office.call('record.list', { formId, limit: 5, ...input })
  const refused = { code: 'common.invalid_input', fields: [{ field: 'cursor' }] }
  await expect(list({ cursor: nextCursor })).rejects.toMatchObject(refused)
  await expect(
    list({ cursor: nextCursor, sort: [{ field: 'number', direction: 'desc' }] }),
  ).rejects.toMatchObject(refused)
  await expect(
    list({ cursor: nextCursor, sort: [...sort, { field: 'text', direction: 'asc' }] }),
  ).rejects.toMatchObject(refused)
  const [signature] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString())
  for (const forged of [
    ['x'],
    [signature, 'a', records[0]!.id],
    [signature, 1, 'no id'],
    [signature, { a: 1 }, records[0]!.id],
  ]) {
    const cursor = Buffer.from(JSON.stringify(forged)).toString('base64url')
    await expect(list({ cursor, sort })).rejects.toMatchObject(refused)
  }
})

test('[N2.6] a list is not sorted by what has no order, nor by more than four fields', async () => {
  const other = await house.form([
    { id: 'tags', name: '多选', type: 'multipleChoice', choices: [{ value: 'x', label: 'x' }] },
  ])
  const list = (sort: Sort[]) => house.office.call('record.list', { formId: other, sort, limit: 5 })
  await expect(list([{ field: 'tags', direction: 'asc' }])).rejects.toMatchObject({
    fields: [{ field: 'sort.0' }],
  })
  await expect(list([{ field: 'none', direction: 'asc' }])).rejects.toMatchObject({
    fields: [{ field: 'sort.0' }],
  })
  await expect(
    list(Array.from({ length: 5 }, () => ({ field: '$createdAt', direction: 'asc' as const }))),
  ).rejects.toMatchObject({ code: 'common.invalid_input' })
})

test('[N2.6] sorting by a person goes by the name, and keeps two of one name apart', async () => {
  const ids = await walk([{ field: 'who', direction: 'asc' }], 10)
  const people = ids.map((id) => records.find((record) => record.id === id)!.values.who as string | null)
  const runs = people.filter((who, index) => who !== people[index - 1])
  expect(runs.map((who) => who && nameOf.get(who))).toEqual(['管理员', '李主管', '张三', '张三', null])
})

test('[N2.6] a list, and its export, may be sorted by who made a record and by its department', async () => {
  for (const field of ['$createdBy', '$updatedBy', '$ownerDepartment']) {
    expect(new Set(await walk([{ field, direction: 'desc' }], 30)).size).toBe(records.length)
  }
})
