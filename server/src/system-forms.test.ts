import { systemFormIds, workspaceAppId } from '@sluice/contract'
import { instanceStates } from '@sluice/form'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemId, workspaceApp } from './platform/system-form/index.ts'
import { createTestHouse, type TestHouse } from './testing/test-house.ts'
import { fillCompany, type WholeCompany } from './testing/whole-company.ts'

let house: TestHouse
let client: pg.Client
let own: WholeCompany
beforeAll(async () => {
  house = await createTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl, options: '-c search_path=sluice,public' })
  await client.connect()
  own = await fillCompany(house, client, house, 'acme')
  await fillCompany(house, client, await house.addTenant('rival'), 'rival')
})
afterAll(async () => {
  await client?.end()
  await house?.close()
})

const idOf = (code: string) => systemId(`form:${code}`)
const office = () => house.as(own.tenant.admin)
const list = (code: string, input: object = {}) =>
  office().call('record.list', { formId: idOf(code), ...input })

test('[P5.5] what the system keeps is there as records of forms: listed, opened, counted, grouped', async () => {
  for (const { code, id } of house.house.services.systemForms.all) {
    const form = await office().call('form.get', { formId: id })
    expect(form.my).toMatchObject({ read: true, create: false, update: false, delete: false, manage: false })
    const page = await list(code)
    expect(page.items.length, code).toBeGreaterThan(0)
    const [first] = page.items
    const { record } = await office().call('record.get', { formId: id, recordId: first.id })
    expect(record).toEqual(first)
    expect((await office().call('record.count', { formId: id })).count).toBeGreaterThanOrEqual(
      page.items.length,
    )
    const ran = await office().call('report.run', {
      definition: {
        formId: id,
        chart: 'table',
        rows: [{ field: '$createdAt', bucket: 'month' }],
        measures: [],
      },
    })
    expect(ran.rows.length).toBeGreaterThan(0)
  }
})

test('[P5.5] they stand in an app of every workspace, for whoever may read something in it', async () => {
  const { items } = await office().call('app.list')
  const app = items.find(({ id }: { id: string }) => id === workspaceApp.id)
  expect(app).toMatchObject({ name: '工作区', builtIn: true })
  const { forms } = await house.as(own.tenant.applicant).call('app.get', { appId: workspaceApp.id })
  const names = forms.map(({ name }: { name: string }) => name)
  expect(names).toContain('流程待办')
  expect(names).not.toContain('操作日志')
  await expect(
    house.as(own.tenant.applicant).call('record.list', { formId: idOf('audit') }),
  ).rejects.toMatchObject({ code: 'common.forbidden' })
})

test('[N2.7] they are exported, each text as its reader may know it, by whom may take whole columns out', async () => {
  for (const { code, id } of house.house.services.systemForms.all) {
    const { jobId } = await office().call('export.start', { formId: id, format: 'csv' })
    await house.drain()
    const job = await office().call('job.get', { jobId })
    expect(job, code).toMatchObject({ state: 'done', error: null })
    expect(job.result.rows, code).toBeGreaterThan(0)
  }
  // Everybody sees members; taking all of them out takes who manages them.
  const applicant = house.as(own.tenant.applicant)
  await applicant.call('record.list', { formId: idOf('member') })
  await expect(
    applicant.call('export.start', { formId: idOf('member'), format: 'csv' }),
  ).rejects.toMatchObject({ code: 'common.forbidden' })
})

test('[N4.1] reports and dashboards over them are kept in their app, and lead to the records behind a number', async () => {
  const appId = workspaceApp.id
  const definition = {
    formId: idOf('task'),
    chart: 'bar' as const,
    rows: [{ field: 'form' }, { field: 'assignee' }],
    columns: [{ field: '$createdAt', bucket: 'month' as const }],
    measures: [{ aggregate: 'count' as const }],
  }
  const { id: reportId } = await office().call('report.create', { appId, name: '待办', definition })
  await office().call('dashboard.create', {
    appId,
    name: '工作区',
    items: [{ id: 'a', reportId, x: 0, y: 0, w: 4, h: 4 }],
  })
  const ran = await office().call('report.run', { reportId })
  expect(ran.columns.map(({ name }: { name: string }) => name).slice(0, 3)).toEqual([
    '表单',
    '处理人',
    '到达时间',
  ])
  for (const { keys, values, labels } of ran.rows) {
    expect(labels.every((label: string) => label.length > 0)).toBe(true)
    const behind = await office().call('report.records', { definition, keys, limit: 200 })
    expect(behind.items).toHaveLength(values[0])
  }
  // What is made for its reader groups nothing, or its groups would tell it to everybody.
  const told = { ...definition, rows: [{ field: 'title' }], columns: [] }
  await expect(office().call('report.run', { definition: told })).rejects.toMatchObject({
    fields: [{ field: 'definition.rows.0.field' }],
  })
})

test('[P5.5] their words come in the language of the reader', async () => {
  const english = await house
    .as(own.tenant.admin, { locale: 'en' })
    .call('form.get', { formId: idOf('task') })
  expect(english).toMatchObject({ name: 'Flow tasks', offered: { createdAtName: 'Arrived at' } })
})

test('[7.B24] the states of instances are called in their records as everywhere else', async () => {
  for (const locale of ['zh', 'en'] as const) {
    const form = await house.as(own.tenant.admin, { locale }).call('form.get', { formId: idOf('instance') })
    const { choices } = form.definition.fields.find(({ id }: { id: string }) => id === 'status')
    expect(choices.map(({ value, label }: { value: string; label: string }) => [value, label])).toEqual(
      Object.entries(instanceStates).map(([value, label]) => [value, label[locale]]),
    )
  }
})

test('[P5.5] what the app brings is not renamed, deleted or added to, and says so', async () => {
  const refused = { code: 'app.built_in' }
  const appId = workspaceApp.id
  await expect(office().call('app.update', { appId, name: '别的' })).rejects.toMatchObject(refused)
  await expect(office().call('app.delete', { appId, name: '工作区' })).rejects.toMatchObject(refused)
  await expect(office().call('form.create', { appId, name: '新的' })).rejects.toMatchObject(refused)
})

test('[P5.5] the door of records refuses to write them by name, and tells what does', async () => {
  const formId = idOf('task')
  const recordId = (await list('task')).items[0].id
  const calls: [string, object][] = [
    ['record.create', { formId, values: { node: '改' } }],
    ['record.update', { formId, recordId, version: 1, values: { node: '改' } }],
    ['record.bulkUpdate', { formId, recordIds: [recordId], values: { node: '改' } }],
    ['record.delete', { formId, recordIds: [recordId] }],
    ['record.restore', { formId, recordIds: [recordId] }],
    ['record.purge', { formId, recordIds: [recordId] }],
    ['flow.saveDraft', { formId, tree: { id: 'flow', name: 'x', root: [] } }],
  ]
  for (const [operation, input] of calls) {
    const refusal = await office()
      .call(operation, input)
      .catch((error) => error)
    expect(refusal, operation).toMatchObject({ code: 'form.system_read_only', status: 409 })
    expect(refusal.params).toMatchObject({ form: '流程待办', instead: '工作台中对待办的处理' })
  }
})

describe('[N2.6] only what an index serves is offered', () => {
  test('the description of a form tells it, and the server refuses all else by name', async () => {
    const { offered } = await office().call('form.get', { formId: idOf('audit') })
    expect(offered).toMatchObject({ sorts: ['$createdAt'], search: true, perReader: ['target'] })
    expect(Object.keys(offered.filters)).toEqual(['act', 'actor', 'outcome', '$createdAt'])
    const filter = {
      all: [
        { field: 'outcome', op: 'eq', value: 'done' },
        { field: 'ip', op: 'contains', value: '1' },
      ],
    }
    await expect(list('audit', { filter })).rejects.toMatchObject({
      fields: [{ field: 'filter.all.1', code: 'notOffered', params: { name: 'IP 地址' } }],
    })
    await expect(list('audit', { sort: [{ field: 'ip', direction: 'asc' }] })).rejects.toMatchObject({
      fields: [{ field: 'sort.0', code: 'notOffered' }],
    })
    await expect(list('mail', { search: '张' })).rejects.toMatchObject({
      fields: [{ field: 'search', code: 'notOffered' }],
    })
  })

  test('of which there are few, they are found by their texts: a filter by form chooses one', async () => {
    const [first] = (await list('form')).items
    const { items } = await office().call('record.search', {
      formId: idOf('form'),
      text: first.title.slice(0, 2),
      limit: 20,
    })
    expect(items.map(({ id }: { id: string }) => id)).toContain(first.id)
    expect((await list('form', { search: '没有这样的表单' })).items).toEqual([])
  })

  test('every filter and order that is offered is answered', async () => {
    const values: Record<string, unknown> = {
      singleChoice: 'x',
      member: own.tenant.admin.memberId,
      department: own.tenant.departmentId,
      text: 'x',
      relation: own.tenant.admin.memberId,
      dateTime: '2026-03-01',
      number: 1,
    }
    for (const { code, id } of house.house.services.systemForms.all) {
      const { offered, definition } = await office().call('form.get', { formId: id })
      const types = new Map<string, string>(
        definition.fields.map((field: { id: string; type: string }) => [field.id, field.type]),
      )
      for (const [field, ops] of Object.entries(offered.filters as Record<string, string[]>)) {
        for (const op of ops) {
          const one = values[types.get(field) ?? 'dateTime']
          const value =
            op === 'relative'
              ? 'today'
              : op === 'in' || op === 'notIn'
                ? [one]
                : op === 'between'
                  ? [one, one]
                  : one
          await list(code, { filter: { field, op, ...(op.startsWith('is') ? {} : { value }) } })
        }
      }
      for (const field of offered.sorts)
        for (const direction of ['asc', 'desc'])
          await list(code, { sort: [{ field, direction }], limit: 1 }).then(
            async ({ nextCursor: cursor }) => {
              if (cursor) await list(code, { sort: [{ field, direction }], limit: 1, cursor })
            },
          )
    }
  })

  test('[P2.3] the index that a form names for each exists, and starts with tenant and column', async () => {
    const { rows } = await client.query<{ name: string; columns: string[] }>(
      `select c.relname as name, array(select a.attname::text from unnest(i.indkey) with ordinality k(n, place)
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n order by k.place) as columns
       from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'sluice'::regnamespace`,
    )
    const indexes = new Map(rows.map(({ name, columns }) => [name, columns]))
    for (const form of house.house.services.systemForms.all) {
      for (const { filter, sort } of [...form.fields, form.createdAt])
        for (const { index } of [filter, sort].flatMap((offer) => offer ?? []))
          expect(indexes.get(index)?.[0], `${form.code}: ${index}`).toBe('tenant_id')
    }
  })
})

test('[P5.5] screens name them by the ids they have', () => {
  for (const [code, id] of Object.entries(systemFormIds)) expect(id).toBe(idOf(code))
  expect(workspaceAppId).toBe(workspaceApp.id)
})

test('[P2.3] every table that a system form reads is compared with the tenant', () => {
  for (const { code, from } of house.house.services.systemForms.all) {
    const tables = [...from.matchAll(/\b(?:from|join) (sluice\.\w+)/g)]
    expect(tables.length, code).toBeGreaterThan(0)
    const compared = from.match(/(?:tenant_id|shown_in) = /g) ?? []
    expect(compared.length, code).toBeGreaterThanOrEqual(tables.length)
    expect(from, code).toContain(':tenant')
  }
})

test('[P2.3] another workspace sees none of it, by no id and in no report', async () => {
  const other = await house.addTenant('third')
  const stranger = house.as(other.admin)
  for (const { id, code } of house.house.services.systemForms.all) {
    const mine = (await list(code, { limit: 200 })).items.map((item: { id: string }) => item.id)
    const theirs = (await stranger.call('record.list', { formId: id, limit: 200 })).items
    expect(
      theirs.filter((item: { id: string }) => mine.includes(item.id)),
      code,
    ).toEqual([])
    for (const recordId of mine.slice(0, 3))
      await expect(stranger.call('record.get', { formId: id, recordId })).rejects.toMatchObject({
        status: 404,
      })
  }
})
