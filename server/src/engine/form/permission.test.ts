import type { Field } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestCaller, TestPerson } from '../../testing/test-house.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
let formId: string
let applicant: TestCaller
let head: TestCaller
let finance: TestCaller
const fields: Field[] = [
  { id: 'title', name: '事由', type: 'text', required: true },
  { id: 'phone', name: '电话', type: 'text' },
  { id: 'salary', name: '工资', type: 'money', currency: 'CNY' },
]

beforeAll(async () => {
  house = await createFormHouse()
  formId = await house.form(fields)
  applicant = house.as(house.applicant)
  head = house.as(house.head)
  finance = house.as(house.finance)
})
afterAll(() => house.close())

async function titles(caller: TestCaller, form = formId): Promise<string[]> {
  const { items } = await caller.call('record.list', { formId: form, limit: 100 })
  return items.map(({ title }: { title: string }) => title).sort()
}

/** Makes a role with these grants and gives it to somebody. */
async function grant(
  code: string,
  person: TestPerson,
  grants: { permission: string; resource: string; scope: string }[],
  fieldRights: { resource: string; fieldId: string; right: string }[] = [],
): Promise<void> {
  const { id } = await house.office.call('role.create', { code, name: code })
  await house.office.call('role.setGrants', { roleId: id, grants, fieldRights })
  await house.office.call('role.setMembers', { roleId: id, memberIds: [person.memberId] })
}

test('[P4.2] a member sees only their own records, a head those of the department, an administrator all', async () => {
  for (const [caller, title] of [
    [applicant, 'A'],
    [head, 'H'],
    [finance, 'F'],
    [house.office, 'O'],
  ] as const) {
    await caller.call('record.create', { formId, values: { title } })
  }
  expect(await titles(applicant)).toEqual(['A'])
  expect(await titles(head)).toEqual(['A', 'H'])
  expect(await titles(finance)).toEqual(['F'])
  expect(await titles(house.office)).toEqual(['A', 'F', 'H', 'O'])
})

test('[P4.2] every path to a record has the same scope: detail, count, search, history, change, delete', async () => {
  const { items } = await house.office.call('record.list', { formId, limit: 100 })
  const hers = items.find(({ title }: { title: string }) => title === 'A')
  const place = { formId, recordId: hers.id }
  const nothing = { status: 404 }
  await expect(finance.call('record.get', place)).rejects.toMatchObject(nothing)
  await expect(finance.call('record.history', place)).rejects.toMatchObject(nothing)
  await expect(
    finance.call('record.update', { ...place, version: 1, values: { title: 'X' } }),
  ).rejects.toMatchObject(nothing)
  await expect(finance.call('record.delete', { formId, recordIds: [hers.id] })).rejects.toMatchObject(nothing)
  await expect(
    finance.call('record.bulkUpdate', { formId, recordIds: [hers.id], values: { title: 'X' } }),
  ).rejects.toMatchObject(nothing)
  expect(await finance.call('record.count', { formId })).toEqual({ count: 1, estimated: false })
  expect((await finance.call('record.search', { formId, text: 'A' })).items).toEqual([])
  expect((await applicant.call('record.search', { formId, text: 'a' })).items).toEqual([
    { id: hers.id, title: 'A' },
  ])
  // A head reads the department's records but changes only their own.
  await expect(
    head.call('record.update', { ...place, version: 1, values: { title: 'X' } }),
  ).rejects.toMatchObject({
    status: 403,
  })
  expect((await head.call('record.get', place)).my).toEqual({ update: false, delete: false, locked: false })
  expect((await applicant.call('record.get', place)).my).toEqual({
    update: true,
    delete: true,
    locked: false,
  })
})

test('[P4.2] scopes department, department and below, and tenant reach what their names say', async () => {
  const form = await house.form(fields)
  const { items } = await house.office.call('department.list')
  const below = await house.office.call('department.create', {
    name: '采购二组',
    parentId: house.departmentId,
  })
  expect(items.length).toBeGreaterThan(0)
  const junior = await house.office.call('member.create', {
    name: '小王',
    email: 'junior@acme.test',
    username: 'acme-junior',
    password: 'River-2026-gate',
    departmentId: below.id,
    roleIds: [],
  })
  const { accountId } = await house.office.call('member.get', { memberId: junior.id })
  const person: TestPerson = {
    memberId: junior.id,
    accountId,
    tenantId: house.tenantId,
    name: '小王',
    actor: { kind: 'member', tenantId: house.tenantId, memberId: junior.id, accountId, name: '小王' },
  }
  await house.as(person).call('record.create', { formId: form, values: { title: 'below' } })
  await head.call('record.create', { formId: form, values: { title: 'same' } })
  await finance.call('record.create', { formId: form, values: { title: 'other' } })
  const read = { permission: 'record.read', resource: `form:${form}` }
  expect(await titles(applicant, form)).toEqual([])
  await grant('scope1', house.applicant, [{ ...read, scope: 'department' }])
  expect(await titles(applicant, form)).toEqual(['same'])
  await grant('scope2', house.applicant, [{ ...read, scope: 'departmentAndBelow' }])
  expect(await titles(applicant, form)).toEqual(['below', 'same'])
  await grant('scope3', house.applicant, [{ ...read, scope: 'organization' }])
  expect(await titles(applicant, form)).toEqual(['below', 'other', 'same'])
  const { items: list } = await applicant.call('record.list', { formId: form, limit: 10 })
  const other = list.find(({ title }: { title: string }) => title === 'other')
  await expect(applicant.call('record.get', { formId: form, recordId: other.id })).resolves.toBeTruthy()
  await house.office.call('record.create', { formId: form, values: { title: 'office' } })
  await grant('scope4', house.applicant, [{ ...read, scope: 'tenant' }])
  expect(await titles(applicant, form)).toEqual(['below', 'office', 'other', 'same'])
})

test('[P4.2] hidden fields are absent and masked ones come masked, on every path', async () => {
  const form = await house.form(fields)
  const resource = `form:${form}`
  const made = await house.office.call('record.create', {
    formId: form,
    values: { title: 'T', phone: '13812345678', salary: 9000 },
  })
  await grant(
    'clerk',
    house.finance,
    [
      { permission: 'record.read', resource, scope: 'tenant' },
      { permission: 'record.update', resource, scope: 'tenant' },
    ],
    [
      { resource, fieldId: 'salary', right: 'hidden' },
      { resource, fieldId: 'phone', right: 'masked' },
    ],
  )
  const place = { formId: form, recordId: made.id }
  const seen = { title: 'T', phone: '138****5678' }
  const { record, fieldAccess } = await finance.call('record.get', place)
  expect(record.values).toEqual(seen)
  expect(fieldAccess).toEqual({ title: 'edit', phone: 'masked', salary: 'hidden' })
  const page = await finance.call('record.list', { formId: form, limit: 10 })
  expect(page.items[0].values).toEqual(seen)
  expect(
    (await finance.call('record.list', { formId: form, limit: 10, fields: ['salary', 'title'] })).items[0]
      .values,
  ).toEqual({ title: 'T' })
  // Filtering, sorting or searching by a hidden or masked value would tell it.
  const list = (input: object) => finance.call('record.list', { formId: form, limit: 10, ...input })
  const unknown = { code: 'common.invalid_input' }
  await expect(list({ filter: { field: 'salary', op: 'gt', value: 1 } })).rejects.toMatchObject(unknown)
  await expect(list({ filter: { field: 'phone', op: 'startsWith', value: '138' } })).rejects.toMatchObject(
    unknown,
  )
  await expect(list({ sort: [{ field: 'salary', direction: 'asc' }] })).rejects.toMatchObject(unknown)
  expect((await list({ search: '13812345678' })).items).toEqual([])
  expect((await list({ search: 'T' })).items).toHaveLength(1)
  // Writing them is refused by name.
  await expect(
    finance.call('record.update', { ...place, version: 1, values: { salary: 1, phone: '1', title: 'U' } }),
  ).rejects.toMatchObject({
    fields: [
      { field: 'values.salary', code: 'notWritable' },
      { field: 'values.phone', code: 'notWritable' },
    ],
  })
  const changed = await finance.call('record.update', { ...place, version: 1, values: { title: 'U' } })
  expect(changed.values).toEqual({ title: 'U', phone: '138****5678' })
  await house.office.call('record.update', {
    ...place,
    version: 2,
    values: { salary: 9500, phone: '13900000000' },
  })
  const { items } = await finance.call('record.history', place)
  expect(items[0].changes).toEqual([
    { fieldId: 'phone', name: '电话', old: '138****5678', new: '139****0000' },
  ])
  expect(items[1].changes).toEqual([{ fieldId: 'title', name: '事由', old: 'T', new: 'U' }])
})

test('[P2.3] another company finds nothing, whatever id it knows', async () => {
  const other = await house.addTenant('rival')
  const stranger = house.as(other.admin)
  const { items } = await house.office.call('record.list', { formId, limit: 1 })
  const place = { formId, recordId: items[0].id }
  for (const [operation, input] of [
    ['form.get', { formId }],
    ['record.list', { formId, limit: 5 }],
    ['record.get', place],
    ['record.create', { formId, values: { title: 'x' } }],
    ['record.update', { ...place, version: 1, values: { title: 'x' } }],
    ['record.delete', { formId, recordIds: [place.recordId] }],
    ['record.history', place],
    ['record.count', { formId }],
    ['form.publish', { formId }],
    ['form.saveDraft', { formId, definition: { fields }, baseVersion: 1 }],
    ['app.get', { appId: house.appId }],
    ['form.create', { appId: house.appId, name: 'x' }],
  ] as const) {
    await expect(stranger.call(operation, input), operation).rejects.toMatchObject({ status: 404 })
  }
  // The workspace's own app is the only one it has.
  const apps = (await stranger.call('app.list')).items
  expect(apps.filter(({ builtIn }: { builtIn: boolean }) => !builtIn)).toEqual([])
  const { id: appId } = await stranger.call('app.create', { name: '采购' })
  const { id } = await stranger.call('form.create', { appId, name: 'own' })
  const definition = { fields: [{ id: 'link', name: '关联', type: 'relation', targetFormId: formId }] }
  await stranger.call('form.saveDraft', { formId: id, definition, baseVersion: 0 })
  await expect(stranger.call('form.publish', { formId: id })).rejects.toMatchObject({
    code: 'form.definition_wrong',
    fields: [{ field: 'definition.fields.0.targetFormId' }],
  })
})

test('[P4.2] a link names only records its writer may see, and its reader sees only titles of those', async () => {
  const target = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  const form = await house.form([{ id: 'link', name: '关联', type: 'relation', targetFormId: target }])
  const theirs = await house.office.call('record.create', { formId: target, values: { name: '机密项目' } })
  await expect(
    applicant.call('record.create', { formId: form, values: { link: theirs.id } }),
  ).rejects.toMatchObject({ fields: [{ field: 'values.link', code: 'noSuchRecord' }] })
  const mine = await applicant.call('record.create', { formId: target, values: { name: '我的' } })
  const made = await applicant.call('record.create', { formId: form, values: { link: mine.id } })
  const place = { formId: form, recordId: made.id }
  expect((await applicant.call('record.get', place)).references.records).toEqual({ [mine.id]: '我的' })
  await house.office.call('record.update', { ...place, version: 1, values: { link: theirs.id } })
  const seen = await applicant.call('record.get', place)
  expect(seen.record.values.link).toBe(theirs.id)
  expect(seen.references.records).toEqual({})
  expect((await house.office.call('record.get', place)).references.records).toEqual({
    [theirs.id]: '机密项目',
  })
})

test('[P4.2] what a person may do is told with the form', async () => {
  const { my, fieldAccess, draft } = await applicant.call('form.get', { formId })
  expect(my).toEqual({
    create: true,
    read: true,
    update: true,
    delete: true,
    changeDecided: false,
    export: false,
    import: false,
    manage: false,
  })
  expect(fieldAccess).toEqual({ title: 'edit', phone: 'edit', salary: 'edit' })
  expect(draft).toBeNull()
  expect((await house.office.call('form.get', { formId })).my.manage).toBe(true)
  for (const [operation, input] of [
    ['form.saveDraft', { formId, definition: { fields }, baseVersion: 1 }],
    ['form.publish', { formId }],
    ['form.previewPublish', { formId }],
    ['form.versions', { formId }],
    ['form.update', { formId, name: 'x' }],
    ['form.delete', { formId, name: 'x' }],
    ['form.create', { appId: house.appId, name: 'x' }],
    ['app.create', { name: 'x' }],
    ['app.delete', { appId: house.appId, name: '采购' }],
    ['record.purge', { formId, recordIds: [formId] }],
  ] as const) {
    await expect(applicant.call(operation, input), operation).rejects.toMatchObject({ status: 403 })
  }
})
