import { type Field, type ReportDefinition, reportDefinitionSchema } from '@sluice/contract'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestCaller } from '../../testing/test-house.ts'
import { createFormHouse, type FormHouse } from '../form/testing/form-house.ts'
import { mostTitles } from './group-titles.ts'

const levels = (...values: string[]) => values.map((value) => ({ value, label: `级别 ${value}` }))
let house: FormHouse
let supplierForm: string
let formId: string
/** Suppliers by title. */
let suppliers: Record<string, string>

function fieldsWith(choices: { value: string; label: string }[]): Field[] {
  return [
    { id: 'level', name: '级别', type: 'singleChoice', choices },
    { id: 'marks', name: '标记', type: 'multipleChoice', choices },
    { id: 'amount', name: '金额', type: 'number' },
    { id: 'buyer', name: '采购人', type: 'member' },
    { id: 'readers', name: '知会', type: 'member', multiple: true },
    { id: 'place', name: '部门', type: 'department' },
    { id: 'supplier', name: '供应商', type: 'relation', targetFormId: supplierForm },
  ]
}

beforeAll(async () => {
  house = await createFormHouse()
  supplierForm = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  suppliers = {}
  // Made in another order than that of their names: ids run with time.
  for (const name of ['丙厂', '甲厂', 'ACME', '乙厂']) {
    const { id } = await house.office.call('record.create', { formId: supplierForm, values: { name } })
    suppliers[name] = id
  }
  formId = await house.form(fieldsWith(levels('m', 'z', 'a', 'k')))
  const { admin, head, applicant, finance } = house
  const { id: finances } = await house.office.call('department.create', { name: '出纳部' })
  const rows = [
    ['a', ['a', 'z'], 1, admin, [head, admin], '乙厂'],
    ['a', ['k'], 2, admin, [finance], '乙厂'],
    ['a', ['a'], 4, head, [applicant], '乙厂'],
    ['z', ['z', 'm'], 8, applicant, [applicant], 'ACME'],
    ['z', ['m'], 16, finance, [head], '丙厂'],
    ['m', ['z'], 32, finance, [head], '甲厂'],
    ['k', ['k'], 64, head, [head], '甲厂'],
    [null, null, 128, null, null, null],
  ] as const
  for (const [level, marks, amount, buyer, readers, supplier] of rows) {
    const values = {
      level,
      marks,
      amount,
      buyer: buyer?.memberId ?? null,
      readers: readers?.map(({ memberId }) => memberId) ?? null,
      place: amount < 8 ? finances : amount < 100 ? house.departmentId : null,
      supplier: supplier && suppliers[supplier],
    }
    await house.office.call('record.create', { formId, values })
  }
  // The choice k is gone; its records stay. Only what the other choices are called and where they stand changes.
  await house.republish(formId, fieldsWith(levels('z', 'm', 'a')))
})
afterAll(() => house.close())

async function groups(parts: Partial<ReportDefinition>, caller: TestCaller = house.office) {
  const definition = reportDefinitionSchema.parse({ formId, chart: 'bar', ...parts })
  const { rows } = await caller.call('report.run', { definition })
  return rows.map(({ labels }: { labels: string[] }) => labels.join(' · '))
}

test('[N4.1] groups of a choice come as the form has its choices, then choices that are gone, then none', async () => {
  expect(await groups({ rows: [{ field: 'level' }] })).toEqual(['级别 z', '级别 m', '级别 a', 'k', ''])
  expect(await groups({ rows: [{ field: 'marks' }] })).toEqual(['级别 z', '级别 m', '级别 a', 'k', ''])
})

test('[N4.1] the first groups that are kept are the first of that order, or of the order asked for', async () => {
  const rows = [{ field: 'level' }]
  expect(await groups({ rows, top: 2 })).toEqual(['级别 z', '级别 m'])
  expect(await groups({ rows, top: 4 })).toEqual(['级别 z', '级别 m', '级别 a', 'k'])
  const sort = [{ field: 'm0', direction: 'desc' as const }]
  // One record each: what is left to decide is the order of the choices.
  expect(await groups({ rows, sort, top: 3 })).toEqual(['级别 a', '级别 z', '级别 m'])
  const back = [{ field: 'level', direction: 'desc' as const }]
  expect(await groups({ rows, sort: back, top: 2 })).toEqual(['级别 a', '级别 m'])
})

test('[N4.1] people, departments and links come by name, also where several are cut', async () => {
  const people = ['管理员', '李主管', '王财务', '张三', '']
  expect(await groups({ rows: [{ field: 'buyer' }] })).toEqual(people)
  expect(await groups({ rows: [{ field: 'readers' }] })).toEqual(people)
  expect(await groups({ rows: [{ field: 'place' }] })).toEqual(['采购部', '出纳部', ''])
  expect(await groups({ rows: [{ field: 'supplier' }] })).toEqual(['丙厂', '甲厂', '乙厂', 'ACME', ''])
  expect(await groups({ rows: [{ field: 'supplier' }], top: 2 })).toEqual(['丙厂', '甲厂'])
  const back = [{ field: 'supplier', direction: 'desc' as const }]
  expect(await groups({ rows: [{ field: 'supplier' }], sort: back, top: 2 })).toEqual(['ACME', '乙厂'])
  const two = { rows: [{ field: 'place' }], columns: [{ field: 'level' }], top: 3 }
  expect(await groups(two)).toEqual(['采购部 · 级别 z', '采购部 · 级别 m', '采购部 · k'])
})

test('[N4.1] links to records that the viewer may not open are not ordered by their hidden titles', async () => {
  const role = await house.office.call('role.create', { code: 'half', name: '半读' })
  await house.office.call('role.setGrants', {
    roleId: role.id,
    grants: [{ permission: 'record.read', resource: `form:${formId}`, scope: 'tenant' }],
    fieldRights: [],
  })
  await house.office.call('role.setMembers', { roleId: role.id, memberIds: [house.finance.memberId] })
  const { id: own } = await house
    .as(house.finance)
    .call('record.create', { formId: supplierForm, values: { name: '丁厂' } })
  await house.office.call('record.create', { formId, values: { supplier: own } })
  const ids = ['丙厂', '甲厂', 'ACME', '乙厂'].map((name) => suppliers[name])
  const closed = '已删除或无法查看的数据'
  const definition = reportDefinitionSchema.parse({ formId, chart: 'bar', rows: [{ field: 'supplier' }] })
  const { rows } = await house.as(house.finance).call('report.run', { definition })
  expect(rows.map(({ keys }: { keys: string[] }) => keys[0])).toEqual([own, ...ids, null])
  expect(rows.map(({ labels }: { labels: string[] }) => labels[0])).toEqual([
    '丁厂',
    ...ids.map(() => closed),
    '',
  ])
})

test('[N4.1] more linked records than could be read come by size, and those shown are named', async () => {
  const [schema, table] = [
    `t_${house.tenantId.replaceAll('-', '')}`,
    (id: string) => `form_${id.replaceAll('-', '')}`,
  ]
  const many = await house.form(fieldsWith(levels('a')))
  const database = new pg.Client({ connectionString: house.databaseUrl })
  await database.connect()
  // One link to each supplier, three to S7.
  await database.query(
    `with made as (
       insert into ${schema}.${table(supplierForm)} (id, created_at, updated_at, f_name)
       select gen_random_uuid(), now(), now(), 'S' || i from generate_series(1, $1::int) i returning id, f_name)
     insert into ${schema}.${table(many)} (id, created_at, updated_at, f_supplier)
     select gen_random_uuid(), now(), now(), id from made, generate_series(1, case f_name when 'S7' then 3 else 1 end)`,
    [mostTitles + 1],
  )
  await database.end()
  const definition = { formId: many, chart: 'bar', rows: [{ field: 'supplier' }], top: 1 }
  const { rows } = await house.office.call('report.run', {
    definition: reportDefinitionSchema.parse(definition),
  })
  expect(
    rows.map(({ labels, values }: { labels: string[]; values: number[] }) => [...labels, ...values]),
  ).toEqual([['S7', 3]])
})

test('[P4.2] a linked record that was purged is a group with words, and what links it can still be changed', async () => {
  const goods = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  const links = await house.form([
    { id: 'link', name: '货品', type: 'relation', targetFormId: goods },
    { id: 'note', name: '备注', type: 'text' },
  ])
  const { office } = house
  const { id: link } = await office.call('record.create', { formId: goods, values: { name: '旧货' } })
  const { id: recordId } = await office.call('record.create', { formId: links, values: { link } })
  await office.call('record.delete', { formId: goods, recordIds: [link] })
  await office.call('record.purge', { formId: goods, recordIds: [link] })
  expect(await groups({ formId: links, rows: [{ field: 'link' }] })).toEqual(['已删除或无法查看的数据'])
  await office.call('record.update', {
    formId: links,
    recordId,
    version: 1,
    values: { link, note: '仍可修改' },
  })
  const { record } = await office.call('record.get', { formId: links, recordId })
  expect(record.values).toMatchObject({ note: '仍可修改' })
})
