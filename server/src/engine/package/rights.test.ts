import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestTenant } from '../../testing/test-house.ts'
import { createPackageHouse, type PackageHouse } from './testing/package-house.ts'

let house: PackageHouse
let other: TestTenant
let appId: string
let formId: string

/** An app that is shared: everybody submits, finance sees all but the cost, a department edits, one person manages. */
beforeAll(async () => {
  house = await createPackageHouse()
  other = await house.addTenant('globex')
  const office = house.as(house.admin)
  appId = (await office.call('app.create', { name: '报销' })).id
  formId = (await office.call('form.create', { appId, name: '报销单' })).id
  const fields = [
    { id: 'subject', name: '事由', type: 'text' },
    { id: 'cost', name: '成本', type: 'money' },
  ]
  await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
  await office.call('form.publish', { formId })
  await office.call('app.share', {
    appId,
    holders: [
      { kind: 'everybody', level: 'submit' },
      { kind: 'department', id: house.departmentId, level: 'edit' },
      { kind: 'member', id: house.head.memberId, level: 'manage' },
    ],
  })
  const { grants } = await office.call('role.get', { roleId: house.roles.finance })
  await office.call('role.setGrants', {
    roleId: house.roles.finance,
    grants: [
      ...grants,
      { permission: 'app.read', resource: `app:${appId}` },
      { permission: 'record.read', resource: `form:${formId}`, scope: 'departmentAndBelow' },
      {
        permission: 'record.read',
        resource: `form:${formId}`,
        scope: 'own',
        validTo: '2030-01-01T00:00:00.000Z',
      },
    ],
    fieldRights: [
      { resource: `form:${formId}`, fieldId: 'cost', right: 'hidden' },
      { resource: `form:${formId}`, fieldId: 'subject', right: 'read' },
    ],
  })
  await office.call('record.create', { formId, values: { subject: '差旅', cost: 10 } })
  await house.as(house.applicant).call('record.create', { formId, values: { subject: '打车' } })
})
afterAll(() => house?.close())

test('[N1.3] what roles and departments may do goes with an app, to each row and field; what one person may do stays', async () => {
  const text = await house.exported(house.admin, appId, true)
  expect(text).not.toContain(house.head.memberId)
  const { id, left } = await house.imported(other.admin, text, { withRights: true })
  expect(left).toEqual([])
  expect(await house.exported(other.admin, id, true)).toBe(text)
  const { items } = await house.as(other.admin).call('app.sharing', { appId: id })
  expect(items.map(({ kind, level }: { kind: string; level: string }) => `${kind} ${level}`)).toEqual([
    'everybody submit',
    'role custom',
    'department edit',
  ])
  const [form] = (await house.as(other.admin).call('app.get', { appId: id })).forms
  // The same calls as of the original: what each may do, see of the form and find in it.
  for (const who of ['applicant', 'finance'] as const) {
    const answers = async (tenant: TestTenant, app: string, its: string) => {
      const caller = house.as(tenant[who])
      const { my, fieldAccess } = await caller.call('form.get', { formId: its })
      const { items: found } = await caller.call('record.list', { formId: its })
      const values = found.map((one: { values: object }) => one.values)
      const manages = (await caller.call('app.get', { appId: app })).myPermissions.manage
      return { my, fieldAccess, values, manages }
    }
    expect(await answers(other, id, form.id), who).toEqual(await answers(house, appId, formId))
  }
})

test('[N1.3] without its rights an imported app is closed, and the roles it would name are not asked about', async () => {
  const text = await house.exported(house.admin, appId)
  const fileId = await house.upload(other.admin, text)
  const checked = await house.as(other.admin).call('app.checkPackage', { fileId })
  expect(checked.hasRights).toBe(true)
  expect(checked.outside.every(({ namedBy }: { namedBy: string[] }) => namedBy.join() === 'rights')).toBe(
    true,
  )
  const { id } = await house
    .as(other.admin)
    .call('app.importPackage', { fileId, name: '报销 未共享', outside: [] })
  expect((await house.as(other.admin).call('app.sharing', { appId: id })).items).toEqual([])
  await expect(house.as(other.finance).call('app.get', { appId: id })).rejects.toMatchObject({ status: 403 })
})

test('[N1.3] a role that is missing is made if wanted, with whoever imports in it, by those who may make roles', async () => {
  const text = (await house.exported(house.admin, appId))
    .replace('"finance"', '"cashier"')
    .replace('"财务"', '"出纳"')
  const { outside } = JSON.parse(text) as { outside: { id: string; code: string }[] }
  const cashier = outside.find(({ code }) => code === 'cashier')!.id
  const office = house.as(other.admin)
  const { id } = await house.imported(other.admin, text, {
    name: '报销 出纳',
    withRights: true,
    outside: { [cashier]: 'make' },
  })
  const { items } = await office.call('role.list', {})
  const made = items.find(({ code }: { code: string }) => code === 'cashier')
  expect(made).toMatchObject({ name: '出纳' })
  expect((await office.call('role.get', { roleId: made.id })).fieldRights).toHaveLength(2)
  const { items: shared } = await office.call('app.sharing', { appId: id })
  expect(shared.some((one: { id: string }) => one.id === made.id)).toBe(true)
  // The same once more: the name is taken now, and there is nothing to make.
  const again = house.imported(other.admin, text.replace('"cashier"', '"cashier2"'), {
    name: '报销 出纳二',
    withRights: true,
    outside: { [cashier]: 'make' },
  })
  await expect(again).rejects.toMatchObject({
    fields: [{ field: expect.stringMatching(/^outside\.\d+\.make$/) }],
  })
  // A department is not made so.
  const department = outside.find(({ code }) => code === undefined)!.id
  const wrong = house.imported(other.admin, text, {
    name: '报销 部门',
    withRights: true,
    outside: { [department]: 'make' },
  })
  await expect(wrong).rejects.toMatchObject({ fields: [expect.objectContaining({ code: 'noRole' })] })
  // Who makes apps and no roles makes none.
  const { id: roleId } = await office.call('role.create', {
    code: 'builder',
    name: '搭建者',
    grants: [{ permission: 'app.manage', resource: '*', scope: 'tenant' }],
  })
  await office.call('role.setMembers', { roleId, memberIds: [other.applicant.memberId] })
  const refused = house.imported(
    other.applicant,
    text.replace('"cashier"', '"cashier3"').replace('"出纳"', '"出纳三"'),
    {
      name: '报销 搭建',
      withRights: true,
      outside: { [cashier]: 'make' },
    },
  )
  await expect(refused).rejects.toMatchObject({ status: 403 })
})

test('[N1.3] a right that is no right on apps, forms and their records is refused with its place', async () => {
  const file = JSON.parse(await house.exported(house.admin, appId))
  for (const permission of ['*', 'role.manage', 'member.*', 'app.everything']) {
    const bent = structuredClone(file)
    bent.parts.rights[0].grants.push({ permission, scope: 'tenant' })
    const act = house.imported(other.admin, JSON.stringify(bent), { name: '坏权限', withRights: true })
    await expect(act, permission).rejects.toMatchObject({
      code: 'package.broken',
      params: { where: expect.stringContaining('rights') },
    })
  }
  const elsewhere = structuredClone(file)
  elsewhere.parts.rights[0].on = formId.replace(/^./, (first) => (first === 'f' ? 'e' : 'f'))
  const act = house.imported(other.admin, JSON.stringify(elsewhere), { name: '别处', withRights: true })
  await expect(act).rejects.toMatchObject({ code: 'package.broken' })
})
