import type { Field } from '@sluice/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { patternMatcher, patternMatcherOnce } from './pattern-matcher.ts'
import { everyField, type KnownIds } from './testing/arbitrary-field.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
let known: KnownIds
beforeAll(async () => {
  house = await createFormHouse()
  const target = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  const record = await house.office.call('record.create', { formId: target, values: { name: '甲' } })
  known = {
    members: [house.admin.memberId],
    departments: [house.departmentId],
    form: target,
    records: [record.id],
  }
})
afterAll(() => house.close())

const nobody = '01900000-0000-7000-8000-000000000000'

async function problems(formId: string, values: unknown): Promise<string[]> {
  const refused = await house.office.call('record.create', { formId, values }).then(
    () => ({ fields: [] }),
    (error) => error,
  )
  return (refused.fields as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)
}

test('[N2.3] every wrong value of a record is named at once, in both languages', async () => {
  const fields: Field[] = [
    { id: 'title', name: '事由', type: 'text', required: true },
    {
      id: 'code',
      name: '编码',
      type: 'text',
      pattern: { source: '[A-Z]{2}\\d+', message: '两个字母加数字' },
    },
    { id: 'short', name: '短', type: 'text', maxLength: 3 },
    { id: 'age', name: '年龄', type: 'number', min: 0, max: 150, scale: 0 },
    { id: 'amount', name: '金额', type: 'money', currency: 'CNY', min: 0 },
    { id: 'day', name: '日期', type: 'date' },
    { id: 'kind', name: '类型', type: 'singleChoice', choices: [{ value: 'a', label: '甲' }] },
    { id: 'who', name: '成员', type: 'member' },
    { id: 'where', name: '部门', type: 'department', multiple: true },
    { id: 'link', name: '关联', type: 'relation', targetFormId: known.form },
    { id: 'file', name: '附件', type: 'attachment' },
    {
      id: 'lines',
      name: '明细',
      type: 'subTable',
      minRows: 1,
      maxRows: 2,
      fields: [
        { id: 'item', name: '物品', type: 'text', required: true },
        { id: 'price', name: '单价', type: 'money', currency: 'CNY' },
      ],
    },
  ]
  const formId = await house.form(fields)
  expect(
    await problems(formId, {
      code: 'a1',
      short: 'long',
      age: 1.5,
      amount: -0.01,
      day: '2026-02-29',
      kind: 'b',
      who: nobody,
      where: [house.departmentId, nobody],
      link: nobody,
      file: [nobody],
      lines: [
        { item: '', price: 1 },
        { item: 'x', price: 1.001, extra: 1 },
      ],
      nothing: 1,
    }),
  ).toEqual([
    'values.title required',
    'values.code pattern',
    'values.short tooLong',
    'values.age tooPrecise',
    'values.amount tooSmall',
    'values.day notADate',
    'values.kind noSuchChoice',
    'values.lines.0.item required',
    'values.lines.1.extra unknownField',
    'values.lines.1.price tooPrecise',
    'values.nothing unknownField',
    'values.who noSuchMember',
    'values.where noSuchDepartment',
    'values.file noSuchFile',
    'values.link noSuchRecord',
  ])
  expect(await problems(formId, { title: 'x' })).toEqual(['values.lines tooFew'])
  const rows = Array.from({ length: 3 }, () => ({ item: 'x' }))
  expect(await problems(formId, { title: 'x', lines: rows })).toEqual(['values.lines tooMany'])
  const refused = await house.office
    .call('record.create', { formId, values: { kind: 'b' } })
    .catch((error) => error)
  const kind = refused.fields.find(({ field }: { field: string }) => field === 'values.kind')
  expect(kind).toMatchObject({
    message: { zh: expect.stringContaining('选项'), en: expect.stringContaining('choice') },
    suggestion: { zh: '可选：甲' },
  })
})

test('[N2.3] a wrong kind of value is refused by the field it was for, whatever it is', async () => {
  const fields = everyField(known)
  const formId = await house.form(fields)
  const junk = fc.constantFrom<unknown>(
    true,
    -1.5e300,
    '2026-13-01',
    'no such thing',
    ['x', 'x'],
    [nobody],
    [[1]],
    [{ id: 'x' }],
    [{ id: nobody, text: {} }],
    '\0',
    '\ud800',
    ['\0'],
    'x'.repeat(100_001),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fields), junk, async (field, value) => {
      const answer = await house.office.call('record.create', { formId, values: { [field.id]: value } }).then(
        ({ values }) => ({ values }),
        (error) => error,
      )
      if ('values' in answer) {
        expect(answer.values).toHaveProperty(field.id)
        return
      }
      expect(answer.status).toBe(400)
      expect(['common.invalid_input', 'common.odd_value']).toContain(answer.code)
      for (const problem of answer.fields)
        expect(problem.field).toMatch(new RegExp(`^values\\.${field.id}(\\.|$)`))
    }),
    { numRuns: 150 },
  )
})

test('[N2.3] defaults fill what was not given, and an explicit empty value stays empty', async () => {
  const formId = await house.form([
    { id: 'text', name: '文本', type: 'text', default: '默认' },
    { id: 'day', name: '日期', type: 'date', default: 'today' },
    { id: 'now', name: '时间', type: 'dateTime', default: 'now' },
    { id: 'me', name: '申请人', type: 'member', default: 'currentUser' },
    { id: 'dept', name: '部门', type: 'department', multiple: true, default: 'currentDepartment' },
  ])
  const applicant = house.as(house.applicant)
  const made = await applicant.call('record.create', { formId, values: {} })
  expect(made.values).toEqual({
    text: '默认',
    day: '2026-03-02',
    now: '2026-03-02T01:00:00.000Z',
    me: house.applicant.memberId,
    dept: [house.departmentId],
  })
  const empty = await applicant.call('record.create', {
    formId,
    values: { text: null, day: null, now: null, me: null, dept: null },
  })
  expect(Object.values(empty.values)).toEqual([null, null, null, null, null])
})

test('[N2.3] a pattern that would hang another engine is answered at once', async () => {
  const formId = await house.form([
    { id: 'a', name: 'a', type: 'text', pattern: { source: '(a+)+b', message: 'no' } },
  ])
  expect(await problems(formId, { a: 'a'.repeat(900) })).toEqual(['values.a pattern'])
})

test('[N2.6] a row of a sub-table keeps its identity, and a row of another record is not taken', async () => {
  const formId = await house.form([
    { id: 't', name: '明细', type: 'subTable', fields: [{ id: 'x', name: 'x', type: 'number' }] },
  ])
  const [one, two] = [
    await house.office.call('record.create', { formId, values: { t: [{ x: 1 }, { x: 2 }] } }),
    await house.office.call('record.create', { formId, values: { t: [{ x: 3 }] } }),
  ]
  const [first, second] = one.values.t
  const place = { formId, recordId: one.id }
  const turned = await house.office.call('record.update', {
    ...place,
    version: 1,
    values: { t: [{ ...second, x: 5 }, first] },
  })
  expect(turned.values.t).toEqual([{ id: second.id, x: 5 }, first])
  await expect(
    house.office.call('record.update', { ...place, version: 2, values: { t: [two.values.t[0]] } }),
  ).rejects.toMatchObject({ fields: [{ field: 'values.t.0', code: 'notUniqueRow' }] })
  await expect(
    house.office.call('record.update', { ...place, version: 2, values: { t: [first, first] } }),
  ).rejects.toMatchObject({ fields: [{ field: 'values.t.1', code: 'repeated' }] })
})

test('[N2.3] a single line is refused by name where it would not fit into its index, in any script', async () => {
  const fields: Field[] = [
    { id: 'line', name: '单行', type: 'text' },
    { id: 'code', name: '编码', type: 'text', unique: true },
  ]
  const formId = await house.form(fields)
  // No two letters alike: nothing that could be packed smaller.
  const chinese = (length: number) =>
    String.fromCodePoint(...Array.from({ length }, (_, at) => 0x4e00 + at * 19))
  for (const field of ['line', 'code']) {
    expect(await problems(formId, { [field]: chinese(801) })).toEqual([`values.${field} tooLong`])
    expect(await problems(formId, { [field]: chinese(800) })).toEqual([])
    expect(await problems(formId, { [field]: `${field}${'x'.repeat(996)}` })).toEqual([])
  }
  const long = await house.form([{ id: 'line', name: '多行', type: 'longText' }])
  const { id } = await house.office.call('record.create', { formId: long, values: { line: chinese(801) } })
  await house.office.call('form.saveDraft', {
    formId: long,
    baseVersion: 1,
    definition: { fields: fields.slice(0, 1) },
  })
  const { changes } = await house.office.call('form.previewPublish', { formId: long })
  expect(JSON.stringify(changes)).toContain(id)
})

describe('patterns that stand for thousands of steps', () => {
  const heavy = '(.{0,500}){2}(.{0,500})z'

  test('[7.A2] cannot be set any more, and the field and the way out are named', async () => {
    const error = await house
      .form([{ id: 'a', name: 'a', type: 'text', pattern: { source: heavy, message: 'no' } }])
      .catch((thrown) => thrown)
    expect(error).toMatchObject({
      status: 400,
      fields: [{ field: 'definition.fields.0.pattern', code: 'patternTooMuch' }],
    })
  })

  test('[7.A2] one published before is compared as far as that takes no long time, else told', () => {
    const matches = patternMatcher()
    expect(matches(heavy, `${'a'.repeat(100)}z`)).toBe('fits')
    expect(matches(heavy, 'a'.repeat(100))).toBe('differs')
    const begun = performance.now()
    for (let row = 0; row < 1_000; row++) matches(heavy, `${'ab'.repeat(150)}${row}`)
    expect(performance.now() - begun).toBeLessThan(2_000)
    expect(patternMatcher()(heavy, 'a'.repeat(1000))).toBe('tooMuch')
  })

  test('[7.A2] a value given to many records at once is compared once', () => {
    const matches = patternMatcherOnce()
    const outcomes = new Set<string>()
    const begun = performance.now()
    // Alone each of these takes milliseconds.
    for (let record = 0; record < 100_000; record++) outcomes.add(matches(heavy, 'ab'.repeat(150)))
    expect(outcomes).toEqual(new Set(['differs']))
    expect(matches(heavy, 'z')).toBe('fits')
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  test('[7.A2] a thousand rows of an ordinary pattern are no burden', () => {
    const matches = patternMatcher()
    const rows = Array.from({ length: 1_000 }, (_, row) =>
      matches('^1[3-9]\\d{9}$', `138${String(row).padStart(8, '0')}`),
    )
    expect(new Set(rows)).toEqual(new Set(['fits']))
  })
})
