import { type Field, type Filter, type ReportDefinition, reportDefinitionSchema } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SluiceError, toProblem } from '../../kernel/index.ts'
import type { TestCaller } from '../../testing/test-house.ts'
import { createFormHouse, type FormHouse } from '../form/testing/form-house.ts'

const fields: Field[] = [
  { id: 'title', name: '事由', type: 'text' },
  {
    id: 'kind',
    name: '类别',
    type: 'singleChoice',
    choices: ['a', 'b'].map((value) => ({ value, label: value })),
  },
  { id: 'day', name: '日期', type: 'date' },
  { id: 'salary', name: '工资', type: 'money', currency: 'CNY' },
  { id: 'papers', name: '附件', type: 'attachment' },
  { id: 'lines', name: '明细', type: 'subTable', fields: [{ id: 'count', name: '数量', type: 'number' }] },
]
let house: FormHouse
let office: TestCaller
let appId: string
let formId: string

beforeAll(async () => {
  house = await createFormHouse()
  office = house.office
  appId = house.appId
  formId = await house.form(fields)
  for (const [by, kind, day] of [
    [house.applicant, 'a', '2026-03-01'],
    [house.applicant, 'b', '2026-02-01'],
    [house.head, 'a', '2026-02-02'],
    [house.admin, 'a', '2026-01-01'],
  ] as const) {
    await house.as(by).call('record.create', { formId, values: { title: kind, kind, day, salary: 9 } })
  }
})
afterAll(() => house.close())

const filtersOf = async (dashboardId: string, caller: TestCaller = office) =>
  (await caller.call('dashboard.get', { dashboardId })).filters
const create = async (filters: object[]): Promise<string> =>
  (await office.call('dashboard.create', { appId, name: '看板', filters })).id

test('[N4.2] a dashboard keeps its filters in their order, for all who see it, until they are changed', async () => {
  const filters = [
    { formId, field: 'day' },
    { formId, field: 'kind' },
    { formId, field: '$createdBy' },
  ]
  const dashboardId = await create(filters)
  for (const caller of [office, house.as(house.applicant)])
    expect(await filtersOf(dashboardId, caller)).toEqual(filters)
  await office.call('dashboard.update', { dashboardId, name: '改名' })
  expect(await filtersOf(dashboardId)).toEqual(filters)
  await office.call('dashboard.update', { dashboardId, filters: filters.slice(1) })
  expect(await filtersOf(dashboardId)).toEqual(filters.slice(1))
  expect(await filtersOf((await office.call('dashboard.create', { appId, name: '空' })).id)).toEqual([])
})

test('[N4.2] a filter that could not be used is refused by its field, and nothing is saved', async () => {
  const dashboardId = await create([])
  const draft = (await office.call('form.create', { appId, name: '草稿' })).id
  const day = { formId, field: 'day' }
  for (const [filters, place, code] of [
    [[day, { formId, field: 'none' }], 'filters.1.field', 'field'],
    [[{ formId, field: 'lines.count' }], 'filters.0.field', 'field'],
    [[{ formId, field: 'papers' }], 'filters.0.field', 'notFilterable'],
    [[{ formId, field: 'lines' }], 'filters.0.field', 'notFilterable'],
    [[{ formId, field: '$id' }], 'filters.0.field', 'notFilterable'],
    [[day, day], 'filters.1.field', 'twice'],
    [[{ formId: draft, field: '$createdAt' }], 'filters.0.field', 'unpublished'],
  ] as const) {
    const refused = { status: 400, fields: [{ field: place, code }] }
    const what = JSON.stringify(filters)
    await expect(office.call('dashboard.update', { dashboardId, filters }), what).rejects.toMatchObject(
      refused,
    )
    await expect(office.call('dashboard.create', { appId, name: '坏', filters }), what).rejects.toMatchObject(
      refused,
    )
  }
  const refusal = await office
    .call('dashboard.update', { dashboardId, filters: [{ formId, field: 'papers' }] })
    .catch((error: SluiceError) => error)
  expect((['zh', 'en'] as const).map((locale) => toProblem(refusal, locale).errors?.[0]?.message)).toEqual([
    '“附件”不能用来筛选仪表盘。',
    'A dashboard cannot be filtered by "附件".',
  ])
  const { id: otherApp } = await office.call('app.create', { name: '别的' })
  await expect(
    office.call('dashboard.create', { appId: otherApp, name: '坏', filters: [day] }),
  ).rejects.toMatchObject({ status: 404 })
  expect(await filtersOf(dashboardId)).toEqual([])
})

test('[P4.2] a filter by a field that the viewer may not read is not offered to them', async () => {
  const role = await office.call('role.create', { code: 'clerk', name: '文员' })
  const resource = `form:${formId}`
  await office.call('role.setGrants', {
    roleId: role.id,
    grants: [{ permission: 'record.read', resource, scope: 'tenant' }],
    fieldRights: [
      { resource, fieldId: 'salary', right: 'hidden' },
      { resource, fieldId: 'kind', right: 'masked' },
    ],
  })
  await office.call('role.setMembers', { roleId: role.id, memberIds: [house.finance.memberId] })
  const filters = ['salary', 'kind', 'day'].map((field) => ({ formId, field }))
  const dashboardId = await create(filters)
  expect(await filtersOf(dashboardId)).toEqual(filters)
  expect(await filtersOf(dashboardId, house.as(house.finance))).toEqual([{ formId, field: 'day' }])
  // Setting it all the same, by an address typed by hand, finds nothing out.
  const definition = reportDefinitionSchema.parse({ formId, chart: 'metric' })
  const filter = { field: 'salary', op: 'gt', value: 1 }
  await expect(house.as(house.finance).call('report.run', { definition, filter })).rejects.toMatchObject({
    fields: [{ code: 'unknownField' }],
  })
})

test('[N4.2] a field that left its form is no filter any more, and a form that is gone has none', async () => {
  const old = await house.form(fields)
  const dashboardId = await create([
    { formId: old, field: 'title' },
    { formId: old, field: 'kind' },
    { formId, field: 'day' },
  ])
  await house.republish(
    old,
    fields.filter(({ id }) => id !== 'kind'),
  )
  expect(await filtersOf(dashboardId)).toEqual([
    { formId: old, field: 'title' },
    { formId, field: 'day' },
  ])
  const { name } = await office.call('form.get', { formId: old })
  await office.call('form.delete', { formId: old, name })
  expect(await filtersOf(dashboardId)).toEqual([{ formId, field: 'day' }])
})

test('[N4.2] a value that is set narrows numbers, comparison and records alike, among the viewer’s own alone', async () => {
  const definition: ReportDefinition = reportDefinitionSchema.parse({
    formId,
    chart: 'metric',
    compare: { field: 'day', period: 'month' },
  })
  const seen = async (caller: TestCaller, filter?: Filter) => {
    const narrowed = filter ? { filter } : {}
    const { rows, comparison } = await caller.call('report.run', { definition, ...narrowed })
    const { items } = await caller.call('report.records', { definition, keys: [], ...narrowed })
    expect(items).toHaveLength(rows[0].values[0])
    return [rows[0].values[0], comparison.current, comparison.previous]
  }
  const kindA: Filter = { field: 'kind', op: 'in', value: ['a'] }
  expect(await seen(office)).toEqual([4, 1, 2])
  expect(await seen(office, kindA)).toEqual([3, 1, 1])
  expect(await seen(house.as(house.applicant))).toEqual([2, 1, 1])
  expect(await seen(house.as(house.applicant), kindA)).toEqual([1, 1, 0])
})
