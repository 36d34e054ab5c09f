import type { Field } from '@sluice/contract'
import { mostLanes } from '@sluice/form'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-house.ts'
import { createFormHouse, type FormHouse } from '../form/testing/form-house.ts'
import { viewLimits } from './errors.ts'

const fields: Field[] = [
  { id: 'title', name: '事由', type: 'text' },
  {
    id: 'state',
    name: '状态',
    type: 'singleChoice',
    choices: ['待办', '完成'].map((value) => ({ value, label: value })),
  },
  { id: 'day', name: '日期', type: 'date' },
]

let house: FormHouse
let formId: string

beforeAll(async () => {
  house = await createFormHouse()
  formId = await house.form(fields)
})
afterAll(() => house?.close())

const as = (person: TestPerson) => house.as(person)
const grid = { kind: 'grid', filter: { field: 'title', op: 'contains', value: '急' } }
const names = async (person: TestPerson) => {
  const { items } = await as(person).call('view.list', { formId })
  return items.map(({ name, shared }: { name: string; shared: boolean }) => `${shared ? '公' : '私'} ${name}`)
}

test('[N2.6] a view is kept for everybody or for oneself, and shows what it showed', async () => {
  const { admin, applicant } = house
  const definition = { ...grid, sort: [{ field: 'day', direction: 'desc' }], fields: ['title', '$createdAt'] }
  const shared = await as(admin).call('view.create', { formId, name: '急件', shared: true, definition })
  await as(applicant).call('view.create', {
    formId,
    name: '我的',
    definition: { kind: 'kanban', laneField: 'state' },
  })
  expect(await names(applicant)).toEqual(['公 急件', '私 我的'])
  expect(await names(admin)).toEqual(['公 急件'])
  const { items } = await as(applicant).call('view.list', { formId })
  expect(items[0]).toEqual({ id: shared.id, formId, name: '急件', shared: true, definition, version: 1 })
})

test('[N2.6] a name is taken once: among those of everybody, and among those of one person', async () => {
  const { admin, applicant } = house
  const taken = { fields: [{ field: 'name', code: 'taken' }] }
  await as(admin).call('view.create', { formId, name: 'Weekly', shared: true, definition: grid })
  await expect(
    as(admin).call('view.create', { formId, name: 'weekly', shared: true, definition: grid }),
  ).rejects.toMatchObject(taken)
  await as(applicant).call('view.create', { formId, name: 'Weekly', definition: grid })
  const both = await Promise.allSettled([
    as(applicant).call('view.create', { formId, name: '同名', definition: grid }),
    as(applicant).call('view.create', { formId, name: '同名', definition: grid }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('[N2.6] what could not be shown is refused by its place', async () => {
  const { admin } = house
  const make = (definition: object) => as(admin).call('view.create', { formId, name: '错', definition })
  await expect(make({ kind: 'kanban' })).rejects.toMatchObject({
    code: 'view.definition_wrong',
    fields: [{ field: 'definition.laneField' }],
  })
  for (const laneField of ['title', 'gone', '$createdAt'])
    await expect(make({ kind: 'kanban', laneField })).rejects.toMatchObject({
      fields: [{ field: 'definition.laneField' }],
    })
  for (const dayField of [undefined, 'title', 'gone', '$createdAt'])
    await expect(make({ kind: 'calendar', dayField })).rejects.toMatchObject({
      fields: [{ field: 'definition.dayField' }],
    })
  await expect(make({ kind: 'grid', fields: ['title', 'gone'] })).rejects.toMatchObject({
    fields: [{ field: 'definition.fields.1' }],
  })
  await expect(make({ kind: 'grid', filter: { field: 'gone', op: 'eq', value: '1' } })).rejects.toMatchObject(
    { status: 400 },
  )
  await expect(make({ kind: 'grid', sort: [{ field: 'gone', direction: 'asc' }] })).rejects.toMatchObject({
    status: 400,
  })
})

test('[N2.6] [P4.2] only whoever manages the app changes what everybody has; nobody reaches the views of another', async () => {
  const { admin, applicant, finance } = house
  const { id } = await as(admin).call('view.create', { formId, name: '公用', shared: true, definition: grid })
  await expect(
    as(applicant).call('view.create', { formId, name: '越权', shared: true, definition: grid }),
  ).rejects.toMatchObject({ status: 403 })
  await expect(
    as(applicant).call('view.update', { viewId: id, version: 1, name: '改' }),
  ).rejects.toMatchObject({
    status: 403,
  })
  await expect(as(applicant).call('view.delete', { viewId: id })).rejects.toMatchObject({ status: 403 })
  const own = await as(applicant).call('view.create', { formId, name: '只是我的', definition: grid })
  for (const stranger of [admin, finance]) {
    await expect(as(stranger).call('view.update', { viewId: own.id, version: 1 })).rejects.toMatchObject({
      status: 404,
    })
    await expect(as(stranger).call('view.delete', { viewId: own.id })).rejects.toMatchObject({ status: 404 })
  }
  expect(await as(applicant).call('view.delete', { viewId: own.id })).toMatchObject({ name: '只是我的' })
  expect(await names(applicant)).not.toContain('私 只是我的')
})

test('[N2.6] two who change a view at once: the later sees that it was changed, and nothing is overwritten', async () => {
  const { admin } = house
  const { id } = await as(admin).call('view.create', { formId, name: '竞争', shared: true, definition: grid })
  const both = await Promise.allSettled(
    ['甲', '乙'].map((name) => as(admin).call('view.update', { viewId: id, version: 1, name })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(refused.reason).toMatchObject({ code: 'view.changed' })
})

test('[N2.6] a form keeps so many views and no more, also when the last two are made at once', async () => {
  const { finance } = house
  const make = (name: string) => as(finance).call('view.create', { formId, name, definition: grid })
  for (let count = 1; count < viewLimits.own; count++) await make(`${count}`)
  const last = await Promise.allSettled([make('倒数'), make('最后')])
  expect(last.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(make('再来')).rejects.toMatchObject({
    code: 'view.too_many',
    params: { limit: viewLimits.own },
  })
})

test('[N2.5] [N2.6] before a field goes, the views for everybody that use it are named', async () => {
  const { admin } = house
  const other = await house.form(fields)
  await as(admin).call('view.create', {
    formId: other,
    name: '看板',
    shared: true,
    definition: { kind: 'kanban', laneField: 'state' },
  })
  await as(admin).call('form.saveDraft', {
    formId: other,
    definition: { fields: fields.filter(({ id }) => id !== 'state') },
    baseVersion: 1,
  })
  const preview = await as(admin).call('form.previewPublish', { formId: other })
  expect(JSON.stringify(preview)).toContain('视图“看板”')
})

test('[N2.6] [P4.2] a view tells nobody of fields that are hidden from them', async () => {
  const { admin, applicant } = house
  const other = await house.form(fields)
  const { id: roleId } = await as(admin).call('role.create', { code: 'narrow', name: '看得少' })
  const resource = `form:${other}`
  await as(admin).call('role.setGrants', {
    roleId,
    grants: [{ permission: 'record.read', resource, scope: 'tenant' }],
    fieldRights: [{ resource, fieldId: 'state', right: 'hidden' }],
  })
  await as(admin).call('role.setMembers', { roleId, memberIds: [applicant.memberId] })
  const make = (name: string, definition: object) =>
    as(admin).call('view.create', { formId: other, name, shared: true, definition })
  await make('列', { kind: 'grid', fields: ['title', 'state'] })
  await make('筛', { kind: 'grid', filter: { any: [{ field: 'state', op: 'in', value: ['完成'] }] } })
  await make('排', { kind: 'grid', sort: [{ field: 'state', direction: 'asc' }] })
  await make('板', { kind: 'kanban', laneField: 'state' })
  const seen = async (person: TestPerson) => {
    const { items } = await as(person).call('view.list', { formId: other })
    return items.map(({ name, definition }: { name: string; definition: { fields: string[] } }) => [
      name,
      ...definition.fields,
    ])
  }
  expect(await seen(admin)).toEqual([['列', 'title', 'state'], ['筛'], ['排'], ['板']])
  expect(await seen(applicant)).toEqual([['列', 'title']])
})

test('[N2.6] lanes by more options than a screen asks for are refused', async () => {
  const { admin } = house
  const choices = Array.from({ length: mostLanes + 1 }, (_, at) => ({ value: `${at}`, label: `选项 ${at}` }))
  const many = await house.form([{ id: 'state', name: '状态', type: 'singleChoice', choices }])
  const made = as(admin).call('view.create', {
    formId: many,
    name: '太多',
    definition: { kind: 'kanban', laneField: 'state' },
  })
  await expect(made).rejects.toMatchObject({ fields: [{ field: 'definition.laneField' }] })
})
