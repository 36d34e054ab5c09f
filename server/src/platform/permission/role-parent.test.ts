import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createTestHouse,
  type TestCaller,
  type TestHouse,
  type TestPerson,
} from '../../testing/test-house.ts'

let company: TestHouse
let office: TestCaller
beforeAll(async () => {
  company = await createTestHouse()
  office = company.as(company.admin)
})
afterAll(() => company?.close())

let count = 0
const role = async (more: { grants?: object[]; parentIds?: string[]; name?: string } = {}) =>
  (await office.call('role.create', { name: `角色 ${++count}`, ...more })).id as string
const give = (roleId: string, ...people: TestPerson[]) =>
  office.call('role.setMembers', { roleId, memberIds: people.map(({ memberId }) => memberId) })
const inherit = (roleId: string, ...parentIds: string[]) => office.call('role.update', { roleId, parentIds })
const mayAudit = (person: TestPerson) =>
  company
    .as(person)
    .call('audit.list')
    .then(
      () => true,
      () => false,
    )

describe('[P4.1] a role inherits from its parents', () => {
  test('what a grandparent gives reaches who holds the child, and nobody else', async () => {
    const grand = await role({ grants: [{ permission: 'audit.read' }] })
    const child = await role({ parentIds: [await role({ parentIds: [grand] })] })
    await give(child, company.applicant)
    expect(await mayAudit(company.applicant)).toBe(true)
    expect(await mayAudit(company.head)).toBe(false)
    await give(child)
    expect(await mayAudit(company.applicant)).toBe(false)
  })

  test('a change of parents, or of what a parent gives, holds at once', async () => {
    const parent = await role()
    const child = await role()
    await give(child, company.applicant)
    expect(await mayAudit(company.applicant)).toBe(false)
    await inherit(child, parent)
    await office.call('role.setGrants', { roleId: parent, grants: [{ permission: 'audit.read' }] })
    expect(await mayAudit(company.applicant)).toBe(true)
    await office.call('role.update', { roleId: child, description: '没有提到上级' })
    expect(await mayAudit(company.applicant)).toBe(true)
    await inherit(child)
    expect(await mayAudit(company.applicant)).toBe(false)
  })

  test('rights on fields come with the parent', async () => {
    const { id: appId } = await office.call('app.create', { name: '采购' })
    const { id: formId } = await office.call('form.create', { appId, name: '订单' })
    const fields = [
      { id: 'title', type: 'text', name: '标题' },
      { id: 'price', type: 'number', name: '价格' },
    ]
    await office.call('form.saveDraft', { formId, definition: { fields }, baseVersion: 0 })
    await office.call('form.publish', { formId })
    const made = await office.call('record.create', { formId, values: { title: '纸', price: 12 } })
    const parent = await role()
    await office.call('role.setGrants', {
      roleId: parent,
      grants: [{ permission: 'record.read', resource: `form:${formId}`, scope: 'tenant' }],
      fieldRights: [{ resource: `form:${formId}`, fieldId: 'price', right: 'hidden' }],
    })
    await give(await role({ parentIds: [parent] }), company.finance)
    const { record } = await company.as(company.finance).call('record.get', { formId, recordId: made.id })
    expect(record.values).toEqual({ title: '纸' })
  })

  test('list and detail name the parents; why somebody may is told with the way over them', async () => {
    const parent = await role({ name: '审计员', grants: [{ permission: 'audit.read' }] })
    const child = await role({ name: '审计助理', parentIds: [parent] })
    expect((await office.call('role.get', { roleId: child })).parentIds).toEqual([parent])
    const { items } = await office.call('role.list')
    expect(items.find(({ id }: { id: string }) => id === child).parentIds).toEqual([parent])
    await give(child, company.applicant)
    const { memberId } = company.applicant
    const why = await office.call('permission.explain', { memberId, permission: 'audit.read' })
    expect(why).toMatchObject({ allowed: true, chains: [{ roles: ['审计助理', '审计员'] }] })
    await give(child)
  })
})

describe('[P4.4] what parents must not do', () => {
  test('a cycle is refused, over however many roles', async () => {
    const top = await role()
    const middle = await role({ parentIds: [top] })
    const bottom = await role({ parentIds: [middle] })
    for (const parentId of [top, middle, bottom]) {
      await expect(inherit(top, parentId)).rejects.toMatchObject({ code: 'role.cycle', status: 409 })
    }
    expect((await office.call('role.get', { roleId: top })).parentIds).toEqual([])
  })

  test('two who close a cycle at the same moment do not both succeed', async () => {
    const [one, other] = [await role(), await role()]
    const ends = await Promise.allSettled([inherit(one, other), inherit(other, one)])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('nobody inherits what they do not hold, into a new role or an old one', async () => {
    const strong = await role({ grants: [{ permission: 'audit.read' }] })
    const middle = await role({ parentIds: [strong] })
    const weak = await role()
    await give(await role({ grants: [{ permission: 'role.manage' }] }), company.finance)
    const manager = company.as(company.finance)
    const refused = { code: 'permission.escalation', status: 403 }
    const own = { roleId: weak, parentIds: [middle] }
    await expect(manager.call('role.update', own)).rejects.toMatchObject(refused)
    const fresh = { name: '偷来的', parentIds: [company.roles.administrator] }
    await expect(manager.call('role.create', fresh)).rejects.toMatchObject(refused)
    const held = { roleId: middle, memberIds: [company.finance.memberId] }
    await expect(manager.call('role.setMembers', held)).rejects.toMatchObject(refused)
    // A parent that is there already may stay.
    await manager.call('role.update', { roleId: middle, name: '改名', parentIds: [strong, weak] })
    expect(await mayAudit(company.finance)).toBe(false)
  })

  test('the administrator inherits nothing; a parent is not deleted while others inherit from it', async () => {
    const parent = await role()
    const child = await role({ name: '下级', parentIds: [parent] })
    await expect(inherit(company.roles.administrator!, parent)).rejects.toMatchObject({
      code: 'role.built_in',
    })
    await expect(office.call('role.delete', { roleId: parent })).rejects.toMatchObject({
      code: 'role.inherited',
      params: { children: expect.stringContaining('下级') },
    })
    await office.call('role.delete', { roleId: child })
    await office.call('role.delete', { roleId: parent })
  })

  test('a parent that does not exist, or is another workspace’s, is named', async () => {
    const other = await company.addTenant('bravo')
    const wrong = inherit(await role(), await role(), other.roles.administrator!)
    await expect(wrong).rejects.toMatchObject({
      status: 400,
      fields: [{ field: 'parentIds.1', code: 'not_found' }],
    })
  })
})
