import { type Field, type ReportDefinition, reportDefinitionSchema } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SluiceError, toProblem } from '../../kernel/index.ts'
import type { TestCaller } from '../../testing/test-house.ts'
import { createFormHouse, type FormHouse } from '../form/testing/form-house.ts'

const fields: Field[] = [
  { id: 'title', name: '事由', type: 'text' },
  { id: 'kind', name: '类别', type: 'singleChoice', choices: [{ value: 'a', label: '办公' }] },
  { id: 'amount', name: '金额', type: 'money', currency: 'CNY' },
  { id: 'day', name: '日期', type: 'date' },
  { id: 'papers', name: '附件', type: 'attachment' },
  {
    id: 'lines',
    name: '明细',
    type: 'subTable',
    fields: [{ id: 'price', name: '单价', type: 'money', currency: 'CNY' }],
  },
]
const nowhere = '018f0000-0000-7000-8000-000000000000'

let house: FormHouse
let office: TestCaller
let appId: string
let formId: string

beforeAll(async () => {
  house = await createFormHouse()
  office = house.office
  appId = house.appId
  formId = await house.form(fields)
  await office.call('record.create', { formId, values: { title: '纸', amount: 1 } })
})
afterAll(() => house.close())

function define(parts: Partial<ReportDefinition> = {}): ReportDefinition {
  return reportDefinitionSchema.parse({ formId, chart: 'bar', ...parts })
}

const create = async (name: string, definition = define()): Promise<string> =>
  (await office.call('report.create', { appId, name, definition })).id
const reportNames = async () =>
  (await office.call('report.list', { appId })).items.map(({ name }: { name: string }) => name)
const dashboardNames = async () =>
  (await office.call('dashboard.list', { appId })).items.map(({ name }: { name: string }) => name)
const tile = (reportId: string) => ({ id: 'one', reportId, x: 0, y: 0, w: 6, h: 4 })

test('[N4.1] a report that could not run is refused by the name of its wrong part, and nothing is saved', async () => {
  const day = { field: 'day' }
  const wrong: [object, string[]][] = [
    [{ rows: [{ field: 'none' }] }, ['definition.rows.0.field']],
    [{ rows: [day, { field: 'papers' }] }, ['definition.rows.1.field']],
    [{ columns: [{ field: 'lines' }] }, ['definition.columns.0.field']],
    [{ rows: [{ field: 'lines.price' }] }, ['definition.rows.0.field']],
    [{ rows: [{ field: 'title', bucket: 'month' }] }, ['definition.rows.0.bucket']],
    [{ columns: [{ field: 'amount', bucket: 'year' }] }, ['definition.columns.0.bucket']],
    [{ rows: [{ field: 'day', bucket: 'hour' }] }, ['definition.rows.0.bucket']],
    [{ rows: [day, day, day, day, day] }, ['definition.rows']],
    [{ columns: [day, day, day] }, ['definition.columns']],
    [{ measures: [{ field: 'title', aggregate: 'sum' }] }, ['definition.measures.0.aggregate']],
    [{ measures: [{ field: 'kind', aggregate: 'max' }] }, ['definition.measures.0.aggregate']],
    [{ measures: [{ field: 'day', aggregate: 'average' }] }, ['definition.measures.0.aggregate']],
    [{ measures: [{ aggregate: 'sum' }] }, ['definition.measures.0.field']],
    [{ measures: [{ field: 'none', aggregate: 'sum' }] }, ['definition.measures.0.field']],
    [{ measures: [{ aggregate: 'median' }] }, ['definition.measures.0.aggregate']],
    [{ rows: [day], sort: [{ field: 'title', direction: 'asc' }] }, ['definition.sort.0.field']],
    [{ rows: [day], sort: [{ field: 'm1', direction: 'asc' }] }, ['definition.sort.0.field']],
    [{ top: 0 }, ['definition.top']],
    [{ compare: { field: 'none', period: 'month' } }, ['definition.compare.field']],
    [{ compare: { field: 'amount', period: 'month' } }, ['definition.compare.field']],
    [{ filter: { field: 'none', op: 'isEmpty' } }, ['filter']],
    [{ filter: { any: [{ field: 'amount', op: 'gt', value: '很多' }] } }, ['filter.any.0']],
    [{ chart: 'table', fields: ['title', 'none'] }, ['definition.fields.1']],
    [{ chart: 'table', fields: ['$nothing', 'lines.price'] }, ['definition.fields.0', 'definition.fields.1']],
    [{ chart: 'volcano' }, ['definition.chart']],
    [{ formId: '采购单' }, ['definition.formId']],
    [
      { rows: [{ field: 'none' }], measures: [{ field: 'title', aggregate: 'sum' }] },
      ['definition.rows.0.field', 'definition.measures.0.aggregate'],
    ],
  ]
  const kept = await create('好的')
  const before = await office.call('report.get', { reportId: kept })
  for (const [parts, places] of wrong) {
    const definition = { ...define(), ...parts }
    const refused = { status: 400, fields: places.map((field) => ({ field })) }
    const what = JSON.stringify(parts)
    await expect(
      office.call('report.create', { appId, name: '坏的', definition }),
      what,
    ).rejects.toMatchObject(refused)
    await expect(
      office.call('report.update', { reportId: kept, name: '坏的', definition }),
      what,
    ).rejects.toMatchObject(refused)
    await expect(office.call('report.run', { definition }), what).rejects.toMatchObject(refused)
    await expect(office.call('report.records', { definition, keys: [] }), what).rejects.toMatchObject(refused)
  }
  expect(await reportNames()).toEqual(['好的'])
  expect(await office.call('report.get', { reportId: kept })).toEqual(before)
})

test('[N4.1] a table may show every field of its form, and a wrong one is named in the words of the reader', async () => {
  const all = ['title', 'kind', 'amount', 'day', 'papers', 'lines', '$createdAt', '$flowState']
  await expect(office.call('report.run', { definition: define({ fields: all }) })).resolves.toBeTruthy()
  const refusal = await office
    .call('report.run', { definition: define({ fields: ['没有'] }) })
    .catch((error: SluiceError) => error)
  const told = (['zh', 'en'] as const).map((locale) => {
    const { label, message } = toProblem(refusal, locale).errors![0]!
    return [label, message]
  })
  expect(told).toEqual([
    ['列 · 第 1 项', '表单中已没有这个字段，或您无权查看它。'],
    ['Columns · no. 1', 'The form has no such field any more, or you may not see it.'],
  ])
})

test('[N4.1] wrong keys of a group are refused, not taken for another group', async () => {
  for (const [row, key] of [
    [{ field: 'day', bucket: 'month' as const }, '不是日子'],
    [{ field: 'day' }, '2026-02-30'],
    [{ field: 'amount' }, '很多'],
    [{ field: 'amount' }, ''],
    [{ field: '$createdBy' }, 'me'],
  ] as const) {
    const definition = define({ rows: [row] })
    await expect(
      office.call('report.records', { definition, keys: [key] }),
      `${row.field} ${key}`,
    ).rejects.toMatchObject({ status: 400 })
  }
  await expect(
    office.call('report.records', { definition: define(), keys: [], period: 'previous' }),
  ).rejects.toMatchObject({ status: 400, fields: [{ field: 'period' }] })
  await expect(office.call('report.run', {})).rejects.toMatchObject({ fields: [{ field: 'reportId' }] })
})

test('[N4.1] a form that is missing, of another app, deleted or not yet published has no report', async () => {
  const notThere = { status: 404 }
  const attempt = (form: string, app = appId) =>
    office.call('report.create', { appId: app, name: '坏的', definition: define({ formId: form }) })
  await expect(attempt(nowhere)).rejects.toMatchObject(notThere)
  const { id: otherApp } = await office.call('app.create', { name: '别的' })
  await expect(attempt(formId, otherApp)).rejects.toMatchObject(notThere)
  await expect(attempt(formId, nowhere)).rejects.toMatchObject(notThere)

  const { id: draft } = await office.call('form.create', { appId, name: '草稿' })
  const unpublished = { status: 400, fields: [{ field: 'definition.formId', code: 'unpublished' }] }
  await expect(attempt(draft)).rejects.toMatchObject(unpublished)
  await expect(office.call('report.run', { definition: define({ formId: draft }) })).rejects.toMatchObject(
    unpublished,
  )

  const old = await house.form(fields)
  const reportId = await create('旧表', define({ formId: old }))
  const { id: dashboardId } = await office.call('dashboard.create', {
    appId,
    name: '旧',
    items: [tile(reportId)],
  })
  const { name } = await office.call('form.get', { formId: old })
  await office.call('form.delete', { formId: old, name })
  await expect(attempt(old)).rejects.toMatchObject(notThere)
  await expect(office.call('report.run', { reportId })).rejects.toMatchObject(notThere)
  // What is left of it can still be seen, and cleared away.
  expect((await office.call('dashboard.get', { dashboardId })).reports).toHaveLength(1)
  await office.call('dashboard.delete', { dashboardId })
  await office.call('report.delete', { reportId })
  expect(await reportNames()).not.toContain('坏的')
})

test('[N4.1] who does not manage the app reads its reports and dashboards but changes none', async () => {
  const reportId = await create('大家看')
  const { id: dashboardId } = await office.call('dashboard.create', {
    appId,
    name: '大家看',
    items: [tile(reportId)],
  })
  const applicant = house.as(house.applicant)
  expect((await applicant.call('report.get', { reportId })).name).toBe('大家看')
  expect((await applicant.call('report.run', { reportId })).rows[0].values).toEqual([0])
  expect(await applicant.call('dashboard.get', { dashboardId })).toMatchObject({ canManage: false })
  expect(await office.call('dashboard.get', { dashboardId })).toMatchObject({ canManage: true })
  for (const [operation, input] of [
    ['report.create', { appId, name: '我的', definition: define() }],
    ['report.update', { reportId, name: '我的' }],
    ['report.delete', { reportId }],
    ['dashboard.create', { appId, name: '我的' }],
    ['dashboard.update', { dashboardId, name: '我的' }],
    ['dashboard.delete', { dashboardId }],
  ] as const) {
    await expect(applicant.call(operation, input), operation).rejects.toMatchObject({ status: 403 })
  }
  expect(await reportNames()).toContain('大家看')
  expect(await dashboardNames()).toEqual(['大家看'])
  await office.call('dashboard.delete', { dashboardId })
  await office.call('report.delete', { reportId })
})

test('[P4.2] without the right to see reports nobody reads one, however they ask', async () => {
  const reportId = await create('内部')
  const { id: dashboardId } = await office.call('dashboard.create', { appId, name: '内部' })
  const roles = await office.call('role.list', {})
  const member = roles.items.find(({ code }: { code: string }) => code === 'member')
  const { grants, fieldRights } = await office.call('role.get', { roleId: member.id })
  const without = grants.filter(({ permission }: { permission: string }) => permission !== 'report.read')
  const setGrants = (list: unknown) =>
    office.call('role.setGrants', { roleId: member.id, grants: list, fieldRights })
  await setGrants(without)
  const finance = house.as(house.finance)
  for (const [operation, input] of [
    ['report.list', { appId }],
    ['report.get', { reportId }],
    ['report.run', { reportId }],
    ['report.run', { definition: define() }],
    ['report.records', { definition: define(), keys: [] }],
    ['dashboard.list', { appId }],
    ['dashboard.get', { dashboardId }],
  ] as const) {
    await expect(finance.call(operation, input), operation).rejects.toMatchObject({ status: 403 })
  }
  await setGrants(grants)
  expect((await finance.call('report.get', { reportId })).name).toBe('内部')
  await office.call('dashboard.delete', { dashboardId })
  await office.call('report.delete', { reportId })
})

test('[N4.2] a report leaves only after the dashboards that show it; each change is in the audit log', async () => {
  const definition = define({ rows: [{ field: 'day', bucket: 'month' }] })
  const reportId = await create('月报', definition)
  await office.call('report.update', { reportId, name: '每月' })
  expect(await office.call('report.get', { reportId })).toMatchObject({ name: '每月', definition })
  const changed = define({ rows: [{ field: 'kind' }] })
  await office.call('report.update', { reportId, definition: changed })
  expect(await office.call('report.get', { reportId })).toMatchObject({ name: '每月', definition: changed })

  const foreign = { status: 404 }
  await expect(
    office.call('dashboard.create', { appId, name: '坏的', items: [tile(nowhere)] }),
  ).rejects.toMatchObject(foreign)
  await expect(
    office.call('dashboard.create', { appId, name: '坏的', items: [{ ...tile(reportId), w: 13 }] }),
  ).rejects.toMatchObject({ status: 400, fields: [{ field: 'items.0.w' }] })
  const { id: dashboardId } = await office.call('dashboard.create', {
    appId,
    name: '看板',
    items: [tile(reportId)],
  })
  await expect(
    office.call('dashboard.update', { dashboardId, name: '坏的', items: [tile(reportId), tile(nowhere)] }),
  ).rejects.toMatchObject(foreign)
  expect(await office.call('dashboard.get', { dashboardId })).toMatchObject({
    name: '看板',
    items: [tile(reportId)],
    reports: [{ id: reportId, name: '每月' }],
  })
  expect(await dashboardNames()).toEqual(['看板'])

  await expect(office.call('report.delete', { reportId })).rejects.toMatchObject({
    code: 'report.on_dashboard',
    params: { dashboard: '看板' },
  })
  await office.call('dashboard.update', { dashboardId, items: [] })
  await office.call('report.delete', { reportId })
  await expect(office.call('report.get', { reportId })).rejects.toMatchObject(foreign)
  await expect(office.call('report.run', { reportId })).rejects.toMatchObject(foreign)
  expect((await office.call('dashboard.get', { dashboardId })).reports).toEqual([])
  await office.call('dashboard.delete', { dashboardId })
  await expect(office.call('dashboard.get', { dashboardId })).rejects.toMatchObject(foreign)

  const log = async (targetId: string) =>
    (await office.call('audit.list', { targetId })).items
      .filter(({ outcome }: { outcome: string }) => outcome === 'done')
      .map(({ operation, actorId }: { operation: string; actorId: string }) => `${operation} ${actorId}`)
      .sort()
  const me = house.admin.memberId
  expect(await log(reportId)).toEqual([
    `report.create ${me}`,
    `report.delete ${me}`,
    `report.update ${me}`,
    `report.update ${me}`,
  ])
  expect(await log(dashboardId)).toEqual([
    `dashboard.create ${me}`,
    `dashboard.delete ${me}`,
    `dashboard.update ${me}`,
  ])
})
