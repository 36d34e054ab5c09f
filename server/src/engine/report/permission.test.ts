import { type Field, type ReportDefinition, reportDefinitionSchema } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestCaller, TestPerson } from '../../testing/test-house.ts'
import { createFormHouse, type FormHouse } from '../form/testing/form-house.ts'
import { expectedGroups, namesOf, type ReportValues } from './testing/report-oracle.ts'

const fields: Field[] = [
  { id: 'title', name: '事由', type: 'text' },
  {
    id: 'kind',
    name: '类别',
    type: 'singleChoice',
    choices: [
      { value: 'a', label: '办公用品' },
      { value: 'b', label: '车辆' },
    ],
  },
  {
    id: 'tags',
    name: '标签',
    type: 'multipleChoice',
    choices: ['急', '贵', '大'].map((value) => ({ value, label: value })),
  },
  { id: 'amount', name: '金额', type: 'money', currency: 'CNY' },
  { id: 'weight', name: '重量', type: 'number' },
  { id: 'day', name: '日期', type: 'date' },
  { id: 'moment', name: '时间', type: 'dateTime' },
  { id: 'buyer', name: '采购人', type: 'member' },
]
const byId = new Map(fields.map((field) => [field.id, field]))

interface Stored {
  id: string
  by: TestPerson
  values: ReportValues
}

let house: FormHouse
let formId: string
let stored: Stored[]
/** Whose records each person may see. */
let viewers: { name: string; caller: TestCaller; sees: TestPerson[] }[]

beforeAll(async () => {
  house = await createFormHouse()
  formId = await house.form(fields)
  const { admin, head, applicant, finance } = house
  const buyer = head.memberId
  const rows: [TestPerson, ReportValues][] = [
    [applicant, { title: '纸', kind: 'a', tags: ['急'], amount: 12.5, weight: 0.5, day: '2026-03-01' }],
    [
      applicant,
      { title: '墨', kind: 'a', tags: ['急', '贵'], amount: 100, moment: '2026-02-28T16:00:00.000Z' },
    ],
    [applicant, { title: '无' }],
    [head, { title: '车', kind: 'b', tags: ['贵'], amount: 200_000, day: '2026-02-28', buyer }],
    [head, { title: '纸', kind: 'a', amount: 12.5, weight: 0.5, moment: '2026-02-28T15:59:59.999Z', buyer }],
    [finance, { title: '账', amount: 7, tags: ['大'], day: '2025-12-31', weight: 3 }],
    [admin, { title: '楼', kind: 'b', tags: ['贵', '大'], amount: 9_000_000, day: '2026-03-31', buyer }],
    [admin, { title: '纸', amount: 12.5, moment: '2026-03-31T15:59:59.999Z' }],
  ]
  stored = []
  for (const [by, values] of rows) {
    const { id } = await house.as(by).call('record.create', { formId, values })
    stored.push({ id, by, values })
  }
  viewers = [
    { name: 'administrator', caller: house.office, sees: [admin, head, applicant, finance] },
    { name: 'head', caller: house.as(head), sees: [head, applicant] },
    { name: 'applicant', caller: house.as(applicant), sees: [applicant] },
    { name: 'finance', caller: house.as(finance), sees: [finance] },
  ]
})
afterAll(() => house.close())

function define(parts: Partial<ReportDefinition>): ReportDefinition {
  return reportDefinitionSchema.parse({ formId, chart: 'table', ...parts })
}

/** Makes a role with rights on a form and gives it to somebody. */
async function grant(
  code: string,
  person: TestPerson,
  form: string,
  fieldRights: { fieldId: string; right: string }[] = [],
): Promise<void> {
  const resource = `form:${form}`
  const { id } = await house.office.call('role.create', { code, name: code })
  await house.office.call('role.setGrants', {
    roleId: id,
    grants: [{ permission: 'record.read', resource, scope: 'tenant' }],
    fieldRights: fieldRights.map((right) => ({ resource, ...right })),
  })
  await house.office.call('role.setMembers', { roleId: id, memberIds: [person.memberId] })
}

test('[N4.5] the same stored report gives each viewer the numbers of the records they may see', async () => {
  const definition = define({
    rows: [{ field: 'kind' }],
    measures: [{ aggregate: 'count' }, { field: 'amount', aggregate: 'sum' }],
  })
  const { id: reportId } = await house.office.call('report.create', {
    appId: house.appId,
    name: '按类别',
    definition,
  })
  const totals = []
  for (const { name, caller, sees } of viewers) {
    const { rows } = await caller.call('report.run', { reportId })
    const visible = stored.filter(({ by }) => sees.includes(by)).map(({ values }) => values)
    expect(
      rows.map(({ keys, values }: { keys: unknown; values: unknown }) => ({ keys, values })),
      name,
    ).toEqual(expectedGroups(definition, visible, byId, namesOf(house)))
    const [total] = (await caller.call('report.run', { definition: { ...definition, rows: [] } })).rows
    totals.push(total.values)
  }
  expect(totals).toEqual([
    [8, 9_200_144.5],
    [5, 200_125],
    [3, 112.5],
    [1, 7],
  ])
})

test('[N4.5] a comparison with the period before counts the viewer’s records alone', async () => {
  const definition = define({
    chart: 'metric',
    measures: [{ field: 'amount', aggregate: 'sum' }],
    compare: { field: 'day', period: 'year' },
  })
  const compared = []
  const behind: string[][] = []
  for (const { caller } of viewers) {
    compared.push((await caller.call('report.run', { definition })).comparison)
    const { items } = await caller.call('report.records', { definition, keys: [], period: 'current' })
    behind.push(items.map(({ title }: { title: string }) => title).sort())
  }
  expect(behind).toEqual([['纸', '车'], ['纸', '车'], ['纸'], []])
  // The clock stands at 2 March; neither the end of March nor the end of last year is reached.
  expect(compared).toEqual([
    { current: 200_012.5, previous: null },
    { current: 200_012.5, previous: null },
    { current: 12.5, previous: null },
    { current: null, previous: null },
  ])
})

test('[N4.5] behind a group are exactly its records that the viewer may see, also behind empty groups and dates', async () => {
  const definitions = [
    define({ rows: [{ field: 'kind' }] }),
    define({ rows: [{ field: 'title' }], columns: [{ field: 'kind' }] }),
    define({ rows: [{ field: 'tags' }], columns: [{ field: 'buyer' }] }),
    define({ rows: [{ field: 'amount' }, { field: 'weight' }] }),
    define({ rows: [{ field: 'day' }] }),
    define({ rows: [{ field: 'moment' }] }),
    define({ rows: [{ field: 'kind' }], filter: { field: 'amount', op: 'gt', value: 12.5 } }),
    ...(['day', 'week', 'month', 'quarter', 'year'] as const).map((bucket) =>
      define({ rows: [{ field: 'day', bucket }], columns: [{ field: 'moment', bucket }] }),
    ),
  ]
  for (const { name, caller, sees } of viewers) {
    const visible = stored.filter(({ by }) => sees.includes(by))
    for (const definition of definitions) {
      const { rows } = await caller.call('report.run', { definition })
      for (const { keys, values } of rows) {
        const { items } = await caller.call('report.records', { definition, keys })
        const expected = visible.filter(
          (record) =>
            (definition.filter === undefined || Number(record.values.amount ?? 0) > 12.5) &&
            expectedGroups(definition, [record.values], byId, namesOf(house)).some(
              (group) => JSON.stringify(group.keys) === JSON.stringify(keys),
            ),
        )
        const what = `${name} ${JSON.stringify([definition.rows, definition.columns, keys])}`
        expect(items.map(({ id }: { id: string }) => id).sort(), what).toEqual(
          expected.map(({ id }) => id).sort(),
        )
        expect(items, what).toHaveLength(values[0])
      }
    }
  }
})

test('[N4.5] a group the viewer does not see has no records for them, whatever keys they send', async () => {
  const definition = define({ rows: [{ field: 'title' }] })
  const applicant = house.as(house.applicant)
  expect((await applicant.call('report.records', { definition, keys: ['楼'] })).items).toEqual([])
  expect((await house.office.call('report.records', { definition, keys: ['楼'] })).items).toHaveLength(1)
  expect((await applicant.call('report.records', { definition, keys: ['无'] })).items).toHaveLength(1)
  const [narrow] = (
    await applicant.call('report.run', {
      definition: define({}),
      filter: { field: '$createdBy', op: 'eq', value: house.admin.memberId },
    })
  ).rows
  expect(narrow.values).toEqual([0])
})

test('[P4.2] a hidden or masked field cannot be grouped, measured, sorted, filtered, compared or drilled by', async () => {
  const form = await house.form([
    { id: 'title', name: '事由', type: 'text' },
    { id: 'salary', name: '工资', type: 'money', currency: 'CNY' },
    { id: 'phone', name: '电话', type: 'text' },
    { id: 'born', name: '生日', type: 'date' },
  ])
  const values = { title: 'T', salary: 9000, phone: '13812345678', born: '1990-05-01' }
  await house.office.call('record.create', { formId: form, values })
  await grant('clerk', house.finance, form, [
    { fieldId: 'salary', right: 'hidden' },
    { fieldId: 'born', right: 'hidden' },
    { fieldId: 'phone', right: 'masked' },
  ])
  const finance = house.as(house.finance)
  const attempts: [Partial<ReportDefinition>, string][] = [
    [{ rows: [{ field: 'salary' }] }, 'definition.rows.0.field'],
    [{ rows: [{ field: 'title' }, { field: 'phone' }] }, 'definition.rows.1.field'],
    [{ rows: [{ field: 'born', bucket: 'month' }] }, 'definition.rows.0.field'],
    [{ columns: [{ field: 'phone' }] }, 'definition.columns.0.field'],
    [{ measures: [{ field: 'salary', aggregate: 'sum' }] }, 'definition.measures.0.field'],
    [{ measures: [{ field: 'phone', aggregate: 'countDistinct' }] }, 'definition.measures.0.field'],
    [{ filter: { field: 'salary', op: 'gt', value: 8000 } }, 'filter'],
    [{ filter: { all: [{ field: 'phone', op: 'startsWith', value: '138' }] } }, 'filter.all.0'],
    [{ chart: 'table', fields: ['title', 'salary'] }, 'definition.fields.1'],
    [{ chart: 'table', fields: ['phone'] }, 'definition.fields.0'],
    [{ chart: 'metric', compare: { field: 'born', period: 'year' } }, 'definition.compare.field'],
  ]
  for (const [parts, field] of attempts) {
    const definition = define({ formId: form, ...parts })
    const refused = { status: 400, fields: [{ field }] }
    const what = JSON.stringify(parts)
    await expect(finance.call('report.run', { definition }), what).rejects.toMatchObject(refused)
    const keys = [...definition.rows, ...definition.columns].map(() => null)
    await expect(finance.call('report.records', { definition, keys }), what).rejects.toMatchObject(refused)
    await expect(house.office.call('report.run', { definition }), what).resolves.toBeTruthy()
  }
  const sort = [{ field: 'salary', direction: 'asc' as const }]
  const sorted = define({ formId: form, rows: [{ field: 'title' }, { field: 'salary' }], sort })
  await expect(finance.call('report.run', { definition: sorted })).rejects.toMatchObject({
    fields: [{ field: 'definition.rows.1.field' }, { field: 'definition.sort.0.field' }],
  })
  await expect(house.office.call('report.run', { definition: sorted })).resolves.toBeTruthy()
  const definition = define({ formId: form, rows: [{ field: 'title' }] })
  const filter = { field: 'salary', op: 'gt', value: 8000 }
  const unknown = { code: 'common.invalid_input' }
  await expect(finance.call('report.run', { definition, filter })).rejects.toMatchObject(unknown)
  await expect(finance.call('report.records', { definition, keys: ['T'], filter })).rejects.toMatchObject({
    ...unknown,
    fields: [{ code: 'unknownField' }],
  })
  const { rows } = await finance.call('report.run', { definition })
  expect(rows).toEqual([{ keys: ['T'], labels: ['T'], values: [1] }])
  const { items } = await finance.call('report.records', { definition, keys: ['T'] })
  expect(items[0].values).toEqual({ title: 'T', phone: '138****5678' })
})

test('[P4.2] groups by a link name only the linked records the viewer may see', async () => {
  const target = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  const form = await house.form([{ id: 'link', name: '项目', type: 'relation', targetFormId: target }])
  const secret = await house.office.call('record.create', { formId: target, values: { name: '机密项目' } })
  await house.office.call('record.create', { formId: form, values: { link: secret.id } })
  await grant('links', house.applicant, form)
  const definition = define({ formId: form, rows: [{ field: 'link' }] })
  const labels = async (caller: TestCaller) =>
    (await caller.call('report.run', { definition })).rows[0].labels
  expect(await labels(house.office)).toEqual(['机密项目'])
  expect(await labels(house.as(house.applicant))).toEqual(['已删除或无法查看的数据'])
})

test('[N4.5] another company finds neither report nor dashboard nor records', async () => {
  const definition = define({ rows: [{ field: 'title' }] })
  const { appId } = house
  const { id: reportId } = await house.office.call('report.create', { appId, name: '甲', definition })
  const { id: dashboardId } = await house.office.call('dashboard.create', { appId, name: '甲' })
  const stranger = house.as((await house.addTenant('rival')).admin)
  for (const [operation, input] of [
    ['report.run', { reportId }],
    ['report.run', { definition }],
    ['report.records', { definition, keys: ['纸'] }],
    ['report.get', { reportId }],
    ['report.update', { reportId, name: '乙' }],
    ['report.delete', { reportId }],
    ['report.create', { appId, name: '乙', definition }],
    ['dashboard.get', { dashboardId }],
    ['dashboard.update', { dashboardId, name: '乙' }],
    ['dashboard.delete', { dashboardId }],
    ['dashboard.create', { appId, name: '乙' }],
  ] as const) {
    await expect(stranger.call(operation, input), operation).rejects.toMatchObject({ status: 404 })
  }
  expect((await stranger.call('report.list', { appId })).items).toEqual([])
  expect((await stranger.call('dashboard.list', { appId })).items).toEqual([])
})
