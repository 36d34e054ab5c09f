import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  createTestHouse,
  type TestCaller,
  type TestHouse,
  type TestPerson,
} from '../../testing/test-house.ts'

let company: TestHouse
let office: TestCaller
let roleId: string
let appId: string
let formId: string
beforeAll(async () => {
  company = await createTestHouse()
  office = company.as(company.admin)
  appId = (await office.call('app.create', { name: '采购' })).id
  await office.call('app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
  formId = (await office.call('form.create', { appId, name: '订单' })).id
  roleId = (await office.call('role.create', { name: '采购员', grants: [] })).id
  await office.call('role.setMembers', { roleId, memberIds: [company.applicant.memberId] })
})
afterAll(() => company.close())
beforeEach(() => set([]))

const set = (grants: object[]) => office.call('role.setGrants', { roleId, grants, fieldRights: [] })
const ask = (person: TestPerson, permission: string, resource?: string) =>
  office.call('permission.explain', {
    memberId: person.memberId,
    permission,
    ...(resource ? { resource } : {}),
  })
const anyId = /[0-9a-f]{8}-[0-9a-f]{4}/

test('[P4.4] role, form, app and member are told by name, with no id in any sentence', async () => {
  const { id: laterApp } = await office.call('app.create', { name: '旧应用' })
  const { id: later } = await office.call('form.create', { appId: laterApp, name: '旧表单' })
  await set([
    { permission: 'record.update', resource: `form:${formId}`, scope: 'own' },
    { permission: 'record.*', resource: `form:${later}`, scope: 'own' },
    { permission: 'record.update', resource: `app:${laterApp}`, scope: 'own' },
  ])
  const why = await ask(company.applicant, 'record.update', `form:${formId}`)
  expect(why).toMatchObject({
    allowed: true,
    member: { id: company.applicant.memberId, name: '张三' },
    resourceName: { zh: '表单“采购 / 订单”', en: 'form “采购 / 订单”' },
  })
  expect(why.text.zh).toContain('张三可以对表单“采购 / 订单”执行“修改数据”')
  expect(why.chains).toContainEqual({
    applies: true,
    roles: ['采购员'],
    permission: 'record.update',
    permissionName: { zh: '修改数据', en: 'Change records' },
    resource: `form:${formId}`,
    resourceName: { zh: '表单“采购 / 订单”', en: 'form “采购 / 订单”' },
    scope: 'own',
    reason: null,
  })
  const no = await ask(company.applicant, 'record.import', `form:${formId}`)
  expect(no.allowed).toBe(false)
  expect(no.text.zh).toContain('表单“旧应用 / 旧表单”')
  expect(no.text.en).toContain('form “旧应用 / 旧表单”')
  for (const { text } of [why, no]) expect(text.zh + text.en).not.toMatch(anyId)
})

test('[P4.4] a right on the app counts for its forms, without being told which app that is', async () => {
  await set([{ permission: 'record.import', resource: `app:${appId}`, scope: 'tenant' }])
  expect(await ask(company.applicant, 'record.import', `form:${formId}`)).toMatchObject({
    allowed: true,
    chains: [{ applies: true, resourceName: { zh: '应用“采购”', en: 'app “采购”' } }],
  })
})

test('[P4.2] the data scope is told with the departments it means, the widest first', async () => {
  const form = `form:${formId}`
  const scopes = async (person: TestPerson, permission = 'record.read') =>
    (await ask(person, permission, form)).dataScopes
  // Everybody sees their own data.
  const own = { scope: 'own', departments: [] }
  expect(await scopes(company.applicant)).toEqual([own])
  expect(await scopes(company.head)).toEqual([{ scope: 'headedDepartments', departments: ['采购部'] }, own])
  expect(await scopes(company.admin)).toEqual([{ scope: 'tenant', departments: [] }])
  for (const [scope, department] of [
    ['department', '采购部'],
    ['departmentAndBelow', '采购部'],
    ['organization', 'acme 公司'],
  ]) {
    await set([{ permission: 'record.read', resource: form, scope }])
    expect(await scopes(company.applicant)).toEqual([{ scope, departments: [department] }, own])
  }
  await set([{ permission: 'record.read', resource: form, scope: 'tenant' }])
  expect(await scopes(company.applicant)).toEqual([{ scope: 'tenant', departments: [] }])
  // What does not apply reaches nothing, and what has no rows has no scope.
  await set([{ permission: 'record.import', resource: `app:*`, scope: 'department' }])
  expect(await scopes(company.applicant, 'record.export')).toEqual([])
  await set([{ permission: 'audit.read', resource: '*', scope: 'tenant' }])
  expect(await ask(company.applicant, 'audit.read')).toMatchObject({
    allowed: true,
    dataScopes: [],
    chains: [{ scope: null }],
  })
})

test('[P4.4] what is not there cannot be asked about, nor what is another company’s', async () => {
  const rival = await company.addTenant('rival')
  const theirs = company.as(rival.admin)
  const { id: theirApp } = await theirs.call('app.create', { name: '机密' })
  for (const resource of [`app:${theirApp}`, `form:${theirApp}`, 'form:nothing']) {
    await expect(ask(company.applicant, 'record.read', resource), resource).rejects.toMatchObject({
      status: 404,
    })
  }
  await expect(ask(rival.admin, 'record.read')).rejects.toMatchObject({ status: 404 })
})
