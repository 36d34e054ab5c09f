import type { Field } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordTable } from './table-name.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

const text = (id: string, name = id): Field => ({ id, name, type: 'text' })
const choices = (...values: string[]) => values.map((value) => ({ value, label: value.toUpperCase() }))

async function fill(formId: string, ...rows: Record<string, unknown>[]): Promise<string[]> {
  const ids: string[] = []
  for (const values of rows) ids.push((await house.office.call('record.create', { formId, values })).id)
  return ids
}

async function valuesOf(formId: string): Promise<Record<string, unknown>[]> {
  const { items } = await house.office.call('record.list', {
    formId,
    sort: [{ field: '$id', direction: 'asc' }],
  })
  return items.map(({ values }: { values: object }) => values)
}

async function preview(formId: string, fields: Field[]) {
  const { version } = await house.office.call('form.get', { formId })
  await house.office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: version })
  return (await house.office.call('form.previewPublish', { formId })).changes
}

test('[N2.5] fields are added, renamed and archived; an archived one comes back with its values', async () => {
  const formId = await house.form([text('a', '甲'), text('b', '乙')])
  await fill(formId, { a: '1', b: '2' })
  const next = [text('a', '甲乙'), { id: 'c', name: '丙', type: 'number' } as Field]
  expect(await preview(formId, next)).toMatchObject([
    { kind: 'rename', fieldId: 'a' },
    { kind: 'add', fieldId: 'c' },
    { kind: 'archive', fieldId: 'b', effects: [{ rows: 1, filter: { field: 'b', op: 'isNotEmpty' } }] },
  ])
  expect(await house.republish(formId, next)).toBe(2)
  expect(await valuesOf(formId)).toEqual([{ a: '1', c: null }])
  await fill(formId, { a: '3', c: 4 })
  expect(await preview(formId, [...next, text('b', '乙')])).toMatchObject([{ kind: 'add', fieldId: 'b' }])
  await house.republish(formId, [...next, text('b', '乙')])
  expect(await valuesOf(formId)).toEqual([
    { a: '1', c: null, b: '2' },
    { a: '3', c: 4, b: null },
  ])
  // What was archived meanwhile is found by its text again.
  const found = await house.office.call('record.list', { formId, search: '2' })
  expect(found.items).toHaveLength(1)
})

test('[N2.5] texts become numbers; those that do not are shown, refused, or emptied into the history', async () => {
  const formId = await house.form([text('a')])
  const [good, bad] = await fill(formId, { a: ' 12.50 ' }, { a: '十二' }, { a: null })
  const next: Field[] = [{ id: 'a', name: 'a', type: 'number' }]
  expect(await preview(formId, next)).toMatchObject([
    {
      kind: 'convert',
      fieldId: 'a',
      effects: [{ rows: 1 }, { rows: 1, filter: { field: '$id', op: 'in', value: [bad] } }],
      failing: 1,
      rowsThatFail: [{ recordId: bad, value: '十二' }],
    },
  ])
  await expect(house.office.call('form.publish', { formId })).rejects.toMatchObject({
    code: 'form.values_do_not_convert',
    fields: [{ field: 'definition.fields.a' }],
  })
  expect(await valuesOf(formId)).toEqual([{ a: ' 12.50 ' }, { a: '十二' }, { a: null }])
  await house.office.call('form.publish', { formId, valuesThatFail: 'empty' })
  expect(await valuesOf(formId)).toEqual([{ a: 12.5 }, { a: null }, { a: null }])
  const { items } = await house.office.call('record.history', { formId, recordId: bad })
  expect(items[0]).toMatchObject({
    kind: 'updated',
    version: 2,
    changes: [{ fieldId: 'a', old: '十二', new: null }],
  })
  expect((await house.office.call('record.history', { formId, recordId: good })).items).toHaveLength(1)
})

const conversions: [Field, unknown, Field, unknown][] = [
  [text('a'), '2026/3/2', { id: 'a', name: 'a', type: 'date' }, '2026-03-02'],
  [text('a'), '2026-03-02 09:30', { id: 'a', name: 'a', type: 'dateTime' }, '2026-03-02T01:30:00.000Z'],
  [text('a'), '32.38', { id: 'a', name: 'a', type: 'money', currency: 'CNY' }, 32.38],
  [text('a'), 'RED', { id: 'a', name: 'a', type: 'singleChoice', choices: choices('red') }, 'red'],
  [
    text('a'),
    'RED、blue',
    { id: 'a', name: 'a', type: 'multipleChoice', choices: choices('red', 'blue') },
    ['red', 'blue'],
  ],
  [{ id: 'a', name: 'a', type: 'singleChoice', choices: choices('red') }, 'red', text('a'), 'RED'],
  [
    { id: 'a', name: 'a', type: 'singleChoice', choices: choices('red') },
    'red',
    { id: 'a', name: 'a', type: 'multipleChoice', choices: choices('red') },
    ['red'],
  ],
  [{ id: 'a', name: 'a', type: 'multipleChoice', choices: choices('x', 'y') }, ['y', 'x'], text('a'), 'Y、X'],
  [{ id: 'a', name: 'a', type: 'number' }, 0.1, text('a'), '0.1'],
  [{ id: 'a', name: 'a', type: 'number' }, 3.5, { id: 'a', name: 'a', type: 'money', currency: 'CNY' }, 3.5],
  [{ id: 'a', name: 'a', type: 'money', currency: 'CNY' }, 3.5, { id: 'a', name: 'a', type: 'number' }, 3.5],
  [{ id: 'a', name: 'a', type: 'money', currency: 'CNY' }, 32.38, text('a'), '32.38'],
  [
    { id: 'a', name: 'a', type: 'date' },
    '2026-03-02',
    { id: 'a', name: 'a', type: 'dateTime' },
    '2026-03-01T16:00:00.000Z',
  ],
  [
    { id: 'a', name: 'a', type: 'dateTime' },
    '2026-03-01T16:00:00.000Z',
    { id: 'a', name: 'a', type: 'date' },
    '2026-03-02',
  ],
  [{ id: 'a', name: 'a', type: 'dateTime' }, '2026-03-01T16:00:00.000Z', text('a'), '2026-03-02 00:00:00'],
  [text('a'), 'plain', { id: 'a', name: 'a', type: 'longText' }, 'plain'],
]
test.each(conversions)(
  '[N2.5] a value keeps its meaning in a new type: %j holding %j, turned to %j',
  async (before, value, after, expected) => {
    const formId = await house.form([before])
    await fill(formId, { a: value })
    await house.republish(formId, [after])
    expect(await valuesOf(formId)).toEqual([{ a: expected }])
  },
)

test.each([
  [text('a'), '2026-02-30', 'date'],
  [text('a'), '0000-01-01', 'date'],
  [text('a'), '1e5', 'number'],
  [text('a'), '1234567890123456', 'number'],
  [text('a'), '1.234', 'money'],
  [{ id: 'a', name: 'a', type: 'number' } as Field, 1.234, 'money'],
] as const)(
  '[N2.5] a value that does not fit is not converted: %j holding %j is no %s',
  async (before, value, type) => {
    const formId = await house.form([before])
    await fill(formId, { a: value })
    const after = { id: 'a', name: 'a', type, ...(type === 'money' ? { currency: 'CNY' } : {}) } as Field
    expect(await preview(formId, [after])).toMatchObject([{ kind: 'convert', failing: 1 }])
    await expect(house.office.call('form.publish', { formId })).rejects.toMatchObject({ status: 409 })
  },
)

test('[N2.5] one person becomes several and back; a person never becomes a text by itself', async () => {
  const one: Field = { id: 'a', name: 'a', type: 'member' }
  const many: Field = { id: 'a', name: 'a', type: 'member', multiple: true }
  const formId = await house.form([one])
  await fill(formId, { a: house.head.memberId })
  await house.republish(formId, [many])
  expect(await valuesOf(formId)).toEqual([{ a: [house.head.memberId] }])
  await house.republish(formId, [one])
  expect(await valuesOf(formId)).toEqual([{ a: house.head.memberId }])
  expect(await preview(formId, [text('a')])).toMatchObject([{ kind: 'convert', impossible: true }])
  await expect(house.office.call('form.publish', { formId, valuesThatFail: 'empty' })).rejects.toMatchObject({
    code: 'form.values_do_not_convert',
  })
  expect(await valuesOf(formId)).toEqual([{ a: house.head.memberId }])
})

test('[N2.5] sub-tables gain, convert and archive columns like forms do', async () => {
  const table = (...fields: object[]) =>
    [{ id: 't', name: '明细', type: 'subTable', fields }] as unknown as Field[]
  const formId = await house.form(table(text('a'), text('b')))
  await fill(formId, { t: [{ a: '1', b: 'x' }] })
  const rows = async () =>
    (await valuesOf(formId)).map(({ t }) => (t as Record<string, unknown>[]).map(({ id: _, ...row }) => row))
  await house.republish(
    formId,
    table({ id: 'a', name: 'a', type: 'number' }, { id: 'c', name: 'c', type: 'date' }),
  )
  expect(await rows()).toEqual([[{ a: 1, c: null }]])
  await house.republish(formId, table({ id: 'a', name: 'a', type: 'number' }, text('b')))
  expect(await rows()).toEqual([[{ a: 1, b: 'x' }]])
  await house.republish(formId, [text('other')])
  expect(await valuesOf(formId)).toEqual([{ other: null }])
  await house.republish(formId, [text('other'), ...table({ id: 'a', name: 'a', type: 'number' }, text('b'))])
  expect(await rows()).toEqual([[{ a: 1, b: 'x' }]])
})

test('[N2.3] a field becomes unique only when its values are', async () => {
  const formId = await house.form([text('a')])
  const ids = await fill(formId, { a: 'x' }, { a: 'x' }, { a: 'y' })
  const next: Field[] = [{ id: 'a', name: 'a', type: 'text', unique: true }]
  expect(await preview(formId, next)).toMatchObject([{ kind: 'constraint', failing: 2 }])
  await expect(house.office.call('form.publish', { formId })).rejects.toMatchObject({
    code: 'form.constraint_not_met',
  })
  await house.office.call('record.delete', { formId, recordIds: [ids[1]] })
  await house.office.call('form.publish', { formId })
  await expect(house.office.call('record.create', { formId, values: { a: 'y' } })).rejects.toMatchObject({
    fields: [{ field: 'values.a', code: 'duplicate' }],
  })
  await expect(house.office.call('record.restore', { formId, recordIds: [ids[1]] })).rejects.toMatchObject({
    fields: [{ field: 'values.a', code: 'duplicate' }],
  })
  await house.republish(formId, [text('a')])
  await fill(formId, { a: 'y' })
})

test('[N2.5] a renamed choice is found by its new name, a removed one is counted', async () => {
  const field = (...options: object[]) =>
    [{ id: 'a', name: 'a', type: 'singleChoice', choices: options }] as unknown as Field[]
  const formId = await house.form(field({ value: 'x', label: '待审核' }, { value: 'y', label: '完成' }))
  await fill(formId, { a: 'x' }, { a: 'y' })
  const count = async (search: string) =>
    (await house.office.call('record.list', { formId, search })).items.length
  expect([await count('审核'), await count('待'), await count('核完')]).toEqual([1, 1, 0])
  await house.republish(formId, field({ value: 'x', label: '处理中' }, { value: 'y', label: '完成' }))
  expect([await count('审核'), await count('处理')]).toEqual([0, 1])
  expect(await preview(formId, field({ value: 'x', label: '处理中' }))).toMatchObject([
    { kind: 'constraint', effects: [{ rows: 1, filter: { field: 'a', op: 'in', value: ['y'] } }] },
  ])
})

test('[7.B21] each change says how it touches which rows, and its filter lists just these', async () => {
  const choice = (...options: [string, string][]) =>
    ({
      id: 'kind',
      name: '类别',
      type: 'singleChoice',
      choices: options.map(([value, label]) => ({ value, label })),
    }) as Field
  const many = (...options: [string, string][]) =>
    ({ ...choice(...options), id: 'tags', name: '标签', type: 'multipleChoice' }) as Field
  const formId = await house.form([
    text('gone', '去的'),
    text('must', '要填'),
    text('number', '数'),
    text('one', '唯一'),
    choice(['x', '甲'], ['y', '乙']),
    many(['x', '甲'], ['y', '乙']),
  ])
  await fill(
    formId,
    { gone: '1', must: '1', number: '7', one: 'a', kind: 'x', tags: ['x', 'y'] },
    { gone: '2', number: '八', one: 'a', kind: 'y', tags: ['x'] },
    { gone: null, number: '-', one: 'b', kind: 'x', tags: [] },
  )
  const changes = await preview(formId, [
    { ...text('must', '要填'), required: true },
    { id: 'number', name: '数', type: 'number' },
    { ...text('one', '唯一'), unique: true } as Field,
    choice(['x', '甲甲']),
    many(['x', '甲']),
    { ...text('fresh', '新的'), required: true },
    { ...text('fallback', '有默认'), default: '无' } as Field,
  ])
  const told = new Map<string, { rows: number; zh: string; filter?: object }[]>(
    changes.map(({ fieldId, effects }: { fieldId: string; effects: never }) => [fieldId, effects]),
  )
  const rowsOf = (fieldId: string) => told.get(fieldId)!.map(({ rows }) => rows)
  expect([...told.keys()].map((fieldId) => [fieldId, rowsOf(fieldId)])).toEqual([
    ['must', [2]],
    // Converted, told that there is nothing, emptied.
    ['number', [1, 1, 1]],
    ['one', [2]],
    // Removed, renamed.
    ['kind', [1, 2]],
    ['tags', [1]],
    ['fresh', [3]],
    ['fallback', [3]],
    ['gone', [2]],
  ])
  expect(told.get('kind')!.map(({ zh }) => zh)).toEqual([
    '选了被删除的选项（乙）：值保留，不能再选',
    '的选项改用新名称显示',
  ])
  expect(told.get('fallback')![0]!.zh).toContain('默认值只用于新数据')
  let linked = 0
  for (const effects of told.values()) {
    for (const { rows, filter } of effects) {
      if (!filter) continue
      linked++
      expect(await house.office.call('record.count', { formId, filter })).toMatchObject({ count: rows })
    }
  }
  expect(linked).toBe(7)
})

test('[N2.5] versions are kept, and an old one comes back as a draft', async () => {
  const formId = await house.form([text('a')])
  await house.republish(formId, [text('b')])
  const { items } = await house.office.call('form.versions', { formId })
  expect(items).toMatchObject([
    { version: 2, publishedBy: { name: '管理员' } },
    { version: 1, definition: { fields: [{ id: 'a' }] } },
  ])
  const { draft, baseVersion } = await house.office.call('form.restoreVersion', { formId, version: 1 })
  expect([draft.fields[0].id, baseVersion]).toEqual(['a', 2])
  await house.office.call('form.publish', { formId })
  expect((await house.office.call('form.get', { formId })).definition.fields).toMatchObject([{ id: 'a' }])
})

test('[N2.5] a draft made from an old version is refused, and so is publishing nothing', async () => {
  const formId = await house.form([text('a')])
  await expect(
    house.office.call('form.saveDraft', { formId, definition: { fields: [] }, baseVersion: 0 }),
  ).rejects.toMatchObject({ code: 'form.draft_outdated' })
  await expect(house.office.call('form.publish', { formId })).rejects.toMatchObject({
    code: 'form.nothing_to_publish',
  })
  await house.office.call('form.saveDraft', { formId, definition: { fields: [text('a')] }, baseVersion: 1 })
  await expect(house.office.call('form.publish', { formId })).rejects.toMatchObject({
    code: 'form.nothing_to_publish',
  })
})

test('[N2.3] a design that cannot work is refused with every wrong part named', async () => {
  const { id: formId } = await house.office.call('form.create', { appId: house.appId, name: '坏的设计' })
  const fields = [
    text('a', '同名'),
    text('a', '同名'),
    { id: 'constructor', name: 'c', type: 'text', pattern: { source: '(', message: '' } },
    { id: 'd', name: 'd', type: 'number', min: 2, max: 1 },
    { id: 'e', name: 'e', type: 'singleChoice', choices: [], default: 'x' },
    { id: 'f', name: 'f', type: 'multipleChoice', choices: [...choices('x'), ...choices('x')] },
    { id: 'g', name: 'g', type: 'text', maxLength: 2, default: 'long' },
    {
      id: 'h',
      name: 'h',
      type: 'subTable',
      fields: [text('id'), { id: 'r', name: 'r', type: 'relation', targetFormId: house.tenantId }],
    },
  ]
  const sections = [{ beforeFieldId: 'nowhere', title: 's' }]
  const definition = { fields, sections, titleFieldId: 'nothing' }
  await house.office.call('form.saveDraft', { formId, definition, baseVersion: 0 })
  const refused = await house.office.call('form.publish', { formId }).catch((error) => error)
  expect(refused.code).toBe('form.definition_wrong')
  expect(
    refused.fields.map(({ field, code }: { field: string; code: string }) => `${field.slice(11)} ${code}`),
  ).toEqual([
    'fields.1.id idTaken',
    'fields.1.name nameTaken',
    'fields.2.id idReserved',
    'fields.2.pattern patternWrong',
    'fields.3.min rangeWrong',
    'fields.4.choices noChoice',
    'fields.4.default defaultWrong',
    'fields.5.choices.1 choiceTaken',
    'fields.6.default defaultWrong',
    'fields.7.fields.0.id idReserved',
    'titleFieldId titleMissing',
    'sections.0 sectionMissing',
    'fields.7.fields.1.targetFormId formMissing',
  ])
  await expect(house.office.call('record.create', { formId, values: {} })).rejects.toMatchObject({
    code: 'form.not_published',
  })
  expect((await house.office.call('record.list', { formId })).items).toEqual([])
})

test('[N2.5] records written while a form is published land in the old shape or the new, never between', async () => {
  const formId = await house.form([text('a')])
  const writers = Array.from({ length: 12 }, (_, index) =>
    house.office.call('record.create', { formId, values: { a: `1${index}` } }).catch((error) => error.code),
  )
  const published = house.republish(formId, [{ id: 'a', name: 'a', type: 'number' }])
  const results = await Promise.all(writers)
  await published
  const made = results.filter((result) => typeof result === 'object')
  expect(
    results.filter(
      (result) =>
        typeof result === 'string' && result !== 'form.changed' && result !== 'common.invalid_input',
    ),
  ).toEqual([])
  const values = await valuesOf(formId)
  expect(values).toHaveLength(made.length)
  for (const { a } of values) expect(typeof a).toBe('number')
})

test('[N2.5] a process that has not heard of a conversion yet answers so, and knows it afterwards', async () => {
  const formId = await house.form([text('a')])
  const [recordId] = await fill(formId, { a: '1' })
  const filter = { field: 'a', op: 'startsWith', value: '1' }
  const list = () => house.office.call('record.list', { formId, filter })
  expect((await list()).items).toHaveLength(1)
  const column = `${recordTable(house.tenantId, formId)} alter column f_a`
  await house.house.services.pools.owner.query(`alter table ${column} type numeric using f_a::numeric`)
  await expect(list()).rejects.toMatchObject({ code: 'form.changed', status: 409 })
  await house.house.services.pools.owner.query(`alter table ${column} type text`)
  expect((await list()).items).toMatchObject([{ id: recordId }])
})
