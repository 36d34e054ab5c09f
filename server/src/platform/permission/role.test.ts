import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PermissionName } from '../../kernel/index.ts'
import { createTestHouse, type TestCaller, type TestHouse } from '../../testing/test-house.ts'

let company: TestHouse
let office: TestCaller
/** An app that everybody may fill in. */
let app: string
beforeAll(async () => {
  company = await createTestHouse()
  office = company.as(company.admin)
  const { id: appId } = await office.call('app.create', { name: '采购' })
  await office.call('app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
  app = `app:${appId}`
})
afterAll(() => company.close())

const form = 'form:01890000-0000-7000-8000-000000000001'
let count = 0
const role = async (grants: object[] = [], fieldRights: object[] = []): Promise<string> =>
  (await office.call('role.create', { name: `角色 ${++count}`, grants, fieldRights })).id
const give = (roleId: string, ...people: { memberId: string }[]) =>
  office.call('role.setMembers', { roleId, memberIds: people.map(({ memberId }) => memberId) })

describe('[P4.1] roles', () => {
  test('a tenant starts with three built-in ones that stay', async () => {
    const { items } = await office.call('role.list')
    const builtIn = items.filter((one: { builtIn: boolean }) => one.builtIn)
    expect(builtIn.map((one: { code: string; automatic: boolean }) => [one.code, one.automatic])).toEqual([
      ['administrator', false],
      ['member', true],
      ['departmentHead', true],
    ])
    const { administrator, member, departmentHead } = company.roles
    for (const roleId of [administrator, member, departmentHead]) {
      await expect(office.call('role.delete', { roleId })).rejects.toMatchObject({ code: 'role.built_in' })
    }
    await expect(office.call('role.setGrants', { roleId: administrator, grants: [] })).rejects.toMatchObject({
      code: 'role.built_in',
    })
    for (const roleId of [member, departmentHead]) {
      await expect(give(roleId!, company.admin)).rejects.toMatchObject({ code: 'role.built_in' })
    }
  })

  test('name and code are unique; a role that is held is not deleted', async () => {
    const id = (await office.call('role.create', { name: '会计', code: 'accounting' })).id
    const taken = (field: string) => ({ fields: [{ field, code: 'taken' }] })
    await expect(office.call('role.create', { name: '会计' })).rejects.toMatchObject(taken('name'))
    await expect(office.call('role.create', { name: '出纳', code: 'accounting' })).rejects.toMatchObject(
      taken('code'),
    )
    await expect(office.call('role.update', { roleId: id, name: '财务' })).rejects.toMatchObject(
      taken('name'),
    )
    await give(id, company.applicant, company.head)
    await expect(office.call('role.delete', { roleId: id })).rejects.toMatchObject({
      code: 'role.still_held',
      params: { name: '会计', count: 2 },
    })
    await give(id)
    await office.call('role.delete', { roleId: id })
    await expect(office.call('role.get', { roleId: id })).rejects.toMatchObject({ code: 'role.not_found' })
  })

  test('grants come back as they were given; what is wrong is named', async () => {
    const grants = [
      {
        permission: 'record.*',
        resource: form,
        scope: 'department',
        validFrom: '2026-01-01T00:00:00.000Z',
        validTo: null,
      },
      { permission: 'report.read', resource: '*', scope: 'tenant', validFrom: null, validTo: null },
    ]
    const fieldRights = [{ resource: form, fieldId: 'price', right: 'masked' }]
    const id = await role(grants, fieldRights)
    const shown = await office.call('role.get', { roleId: id })
    expect(shown).toMatchObject({ fieldRights, memberIds: [] })
    expect(shown.grants).toMatchObject([
      { ...grants[0], validFrom: expect.stringContaining('2026-01-01T00:00:00') },
      grants[1],
    ])
    const wrong = office.call('role.setGrants', {
      roleId: id,
      grants: [
        { permission: 'record.raed' },
        { permission: 'record.read', validFrom: '2026-02-02T00:00:00Z', validTo: '2026-02-01T00:00:00Z' },
      ],
    })
    await expect(wrong).rejects.toMatchObject({
      fields: [
        {
          field: 'grants.0.permission',
          code: 'unknown_permission',
          params: { near: expect.stringContaining('record.read') },
        },
        { field: 'grants.1.validTo', code: 'ends_before_start' },
      ],
    })
  })

  test('the last administrator stays one', async () => {
    await expect(give(company.roles.administrator!)).rejects.toMatchObject({
      code: 'role.last_administrator',
    })
    await give(company.roles.administrator!, company.admin, company.finance)
    await give(company.roles.administrator!, company.admin)
  })

  test('members of another workspace cannot be given a role', async () => {
    const other = await company.addTenant('bravo')
    await expect(give(await role(), company.head, other.head)).rejects.toMatchObject({
      fields: [{ field: 'memberIds.1', code: 'not_found' }],
    })
  })
})

describe('[P4.4] nobody grants what they do not hold', () => {
  let manager: TestCaller
  beforeAll(async () => {
    const id = await role([
      { permission: 'role.manage' },
      { permission: 'member.manage' },
      { permission: 'record.read', resource: 'form:*', scope: 'department' },
    ])
    await give(id, company.finance)
    manager = company.as(company.finance)
  })
  const refused = { code: 'permission.escalation', status: 403 }

  test('into a new role: neither another permission, nor a wider scope or resource, nor more of a field', async () => {
    const make = (grant: object) => manager.call('role.create', { name: `角色 ${++count}`, grants: [grant] })
    await make({ permission: 'record.read', resource: form, scope: 'own' })
    await make({ permission: 'record.read', resource: 'form:*', scope: 'department' })
    for (const grant of [
      { permission: 'audit.read' },
      { permission: '*' },
      { permission: 'record.*', resource: form, scope: 'own' },
      { permission: 'record.read', resource: form, scope: 'departmentAndBelow' },
      { permission: 'record.read', resource: '*', scope: 'own' },
    ]) {
      await expect(make(grant)).rejects.toMatchObject(refused)
    }
  })

  test('by giving away a stronger role, to others or to themselves, or by taking it from the strong', async () => {
    const strong = await role([{ permission: 'audit.read' }])
    const give = (memberIds: string[]) => manager.call('role.setMembers', { roleId: strong, memberIds })
    await expect(give([company.finance.memberId])).rejects.toMatchObject(refused)
    await expect(give([company.applicant.memberId])).rejects.toMatchObject(refused)
    const { memberId } = company.finance
    const roleIds = [company.roles.administrator]
    await expect(manager.call('member.update', { memberId, roleIds })).rejects.toMatchObject(refused)
    const newcomer = { name: '马甲', email: 'sock@acme.test', roleIds }
    await expect(manager.call('member.create', newcomer)).rejects.toMatchObject(refused)
    await expect(manager.call('member.disable', { memberId: company.admin.memberId })).rejects.toMatchObject(
      refused,
    )
    expect(
      (await office.call('member.get', { memberId })).roles.map(({ code }: { code: string }) => code),
    ).not.toContain('administrator')
  })

  test('by making themselves head of a department', async () => {
    const head = (memberId: string) =>
      manager.call('department.setHead', { departmentId: company.departmentId, memberId })
    await expect(head(company.finance.memberId)).rejects.toMatchObject(refused)
    await head(company.head.memberId)
  })

  test('what a role already gave may stay when it is edited by somebody with less', async () => {
    const mixed = await role([{ permission: 'audit.read' }])
    const set = (grants: object[]) => manager.call('role.setGrants', { roleId: mixed, grants })
    await set([{ permission: 'audit.read' }, { permission: 'record.read', resource: form, scope: 'own' }])
    await expect(set([{ permission: 'audit.read' }, { permission: 'outbox.read' }])).rejects.toMatchObject(
      refused,
    )
    await set([])
    await expect(set([{ permission: 'audit.read' }])).rejects.toMatchObject(refused)
  })

  test('a refused attempt is in the audit log', async () => {
    const log = await office.call('audit.list', {
      outcome: 'refused',
      actorId: company.finance.memberId,
      limit: 1,
    })
    expect(log.items).toMatchObject([
      { operation: 'role.setGrants', outcome: 'refused', actorName: '王财务' },
    ])
  })
})

describe('[P4.2] what roles mean', () => {
  let roleId: string
  beforeEach(async () => {
    roleId = await role()
    await give(roleId, company.applicant)
  })
  const set = (grants: object[], fieldRights: object[] = []) =>
    office.call('role.setGrants', { roleId, grants, fieldRights })
  const policyOf = (actor = company.applicant.actor) =>
    company.house.services.policies.policyOf(transactionOf(), actor)
  // The policy source reads through the transaction it is given.
  const transactionOf = () => currentTransaction!
  let currentTransaction: Parameters<typeof company.house.services.policies.policyOf>[0] | undefined
  const inTenant = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const { runTransaction } = await import('../../database/index.ts')
    return runTransaction(
      company.house.services.pools.server,
      { tenantId: company.tenantId },
      (transaction) => {
        currentTransaction = transaction
        return work()
      },
    )
  }
  const row = (created_by: string, owner_department_id: string) => ({ created_by, owner_department_id })
  const may = (permission: PermissionName, resource: object, actor = company.applicant.actor) =>
    inTenant(async () => (await policyOf(actor)).decide(permission, resource as never).allowed)

  test('everybody sees their own records; a head those of the departments headed and below, no others', async () => {
    const { applicant, head, departmentId } = company
    const inApp = { type: form, parents: [app] }
    const mine = row(applicant.memberId, departmentId)
    const elsewhere = row(company.finance.memberId, company.tenantId)
    expect(await may('record.read', { ...inApp, row: mine })).toBe(true)
    expect(await may('record.read', { ...inApp, row: row(head.memberId, departmentId) })).toBe(false)
    expect(await may('record.read', { ...inApp, row: mine }, head.actor)).toBe(true)
    expect(await may('record.update', { ...inApp, row: mine }, head.actor)).toBe(false)
    expect(await may('record.read', { ...inApp, row: elsewhere }, head.actor)).toBe(false)
    const team = (await office.call('department.create', { name: '小组', parentId: departmentId })).id
    expect(await may('record.read', { ...inApp, row: row(applicant.memberId, team) }, head.actor)).toBe(true)
  })

  test('scopes widen from own to tenant', async () => {
    const { departmentId, applicant, finance } = company
    const departments = (await office.call('department.list')).items
    const team = departments.find(({ name }: { name: string }) => name === '小组').id
    const far = departments.find(({ name }: { name: string }) => name === '财务部').id
    const island = (await office.call('department.create', { name: '外部公司', parentId: null })).id
    const rows = [
      row(applicant.memberId, island),
      row(finance.memberId, departmentId),
      row(finance.memberId, team),
      row(finance.memberId, far),
      row(finance.memberId, island),
    ]
    const reached = async (scope: string) => {
      await set([{ permission: 'record.export', resource: form, scope }])
      const found: number[] = []
      for (const [index, one] of rows.entries()) {
        if (await may('record.export', { type: form, row: one })) found.push(index)
      }
      return found
    }
    expect(await reached('own')).toEqual([0])
    expect(await reached('department')).toEqual([1])
    expect(await reached('departmentAndBelow')).toEqual([1, 2])
    expect(await reached('organization')).toEqual([1, 2, 3])
    expect(await reached('tenant')).toEqual([0, 1, 2, 3, 4])
  })

  test('a grant with dates starts and ends by itself', async () => {
    const start = company.clock.now().getTime() + 3_600_000
    await set([
      {
        permission: 'audit.read',
        validFrom: new Date(start).toISOString(),
        validTo: new Date(start + 3_600_000).toISOString(),
      },
    ])
    const allowed = () =>
      company
        .as(company.applicant)
        .call('audit.list')
        .then(
          () => true,
          () => false,
        )
    expect(await allowed()).toBe(false)
    company.clock.advance(3_600_000)
    expect(await allowed()).toBe(true)
    company.clock.advance(3_600_000)
    expect(await allowed()).toBe(false)
  })

  test('field rights hold for the form they name and no other with the same field', async () => {
    await set(
      [{ permission: 'record.read', resource: 'form:*', scope: 'tenant' }],
      [{ resource: form, fieldId: 'price', right: 'masked' }],
    )
    const other = 'form:01890000-0000-7000-8000-000000000002'
    const map = (resource: string) =>
      inTenant(async () => {
        const stranger = row(company.finance.memberId, company.tenantId)
        return (await policyOf()).fieldMap('record.read', { type: resource, row: stranger }, [
          'price',
          'name',
        ])
      })
    expect(await map(form)).toEqual({ price: 'masked', name: 'read' })
    expect(await map(other)).toEqual({ price: 'read', name: 'read' })
  })

  test('[P4.4] why somebody may or may not is told as the chain of grants, to themselves and to who manages roles', async () => {
    await set([{ permission: 'outbox.read' }])
    const { memberId } = company.applicant
    const yes = await company
      .as(company.applicant)
      .call('permission.explain', { memberId, permission: 'outbox.read' })
    expect(yes).toMatchObject({ allowed: true, chains: [{ applies: true, permission: 'outbox.read' }] })
    expect(yes.text.zh).toContain('张三可以')
    const no = await office.call('permission.explain', { memberId, permission: 'audit.read' })
    expect(no.allowed).toBe(false)
    expect(no.text.zh).toContain('查看操作日志')
    const curious = company
      .as(company.head)
      .call('permission.explain', { memberId, permission: 'audit.read' })
    await expect(curious).rejects.toMatchObject({ status: 403 })
  })
})
