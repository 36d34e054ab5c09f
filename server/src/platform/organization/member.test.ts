import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { createTestHouse, type TestCaller, type TestHouse } from '../../testing/test-house.ts'
import { activeMembers, departmentOfMember, membersOfRole } from './index.ts'

let company: TestHouse
let office: TestCaller
beforeAll(async () => {
  company = await createTestHouse()
  office = company.as(company.admin)
})
afterAll(() => company.close())

const create = (given: object) => office.call('member.create', given)
const namesOf = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name)

describe('[P2.5] members', () => {
  test('a new member without a password gets one to use once, in the root department', async () => {
    const made = await create({ name: '赵六', email: 'zhao@acme.test' })
    expect(made).toMatchObject({ existingAccount: false })
    expect(made.oneTimePassword).toMatch(/^\w{4}-\w{4}-\w{4}$/)
    expect(await office.call('member.get', { memberId: made.id })).toMatchObject({
      name: '赵六',
      departmentName: 'acme 公司',
      status: 'active',
      roles: [{ code: 'member' }],
    })
    const log = await office.call('audit.list', { operation: 'member.create', limit: 1 })
    expect(log.items[0].target).toEqual({ type: 'member', id: made.id, name: '赵六' })
    expect(JSON.stringify(log)).not.toContain(made.oneTimePassword)
  })

  test('a repeated call gets the same member, and the password that was told once is kept nowhere', async () => {
    const once = company.as(company.admin, { idempotencyKey: 'hire-once' })
    const input = { name: '孙八', email: 'sun@acme.test' }
    const made = await once.call('member.create', input)
    expect(await once.call('member.create', input)).toEqual({ ...made, oneTimePassword: null })
    const { rows } = await runTransaction(
      company.house.services.pools.server,
      { tenantId: company.tenantId },
      (transaction) => transaction.query('select response from idempotency_key'),
    )
    expect(JSON.stringify(rows)).toContain(made.id)
    expect(JSON.stringify(rows)).not.toContain(made.oneTimePassword)
  })

  test('wrong input is named: email, password, department, role, twice the same person', async () => {
    const problems = (given: object) =>
      create({ name: '某人', email: 'some@acme.test', ...given }).then(
        () => [],
        (error: { fields: { field: string; code: string }[] }) =>
          error.fields.map(({ field, code }) => `${field} ${code}`),
      )
    const nowhere = '00000000-0000-7000-8000-000000000000'
    expect(await problems({ email: 'x@' })).toEqual(['email invalid_format'])
    expect(await problems({ password: 'password1' })).toEqual(['password too_common'])
    expect(await problems({ departmentId: nowhere })).toEqual(['departmentId not_found'])
    expect(await problems({ roleIds: [nowhere] })).toEqual(['roleIds.0 not_found'])
    expect(await problems({ username: 'ACME-head' })).toEqual(['username taken'])
    expect(await problems({ email: 'HEAD@acme.test' })).toEqual(['email taken'])
  })

  test('the list pages by name without gap or repetition', async () => {
    for (let number = 0; number < 7; number++) {
      await create({ name: `同名`, email: `same${number}@acme.test` })
    }
    const all = await office.call('member.list', { limit: 200 })
    expect(all.nextCursor).toBeNull()
    const paged: { id: string }[] = []
    let cursor: string | undefined
    do {
      const page = await office.call('member.list', { limit: 3, ...(cursor ? { cursor } : {}) })
      paged.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(paged.map(({ id }) => id)).toEqual(all.items.map(({ id }: { id: string }) => id))
    await expect(office.call('member.list', { cursor: 'WzFd' })).rejects.toMatchObject({
      fields: [{ field: 'cursor' }],
    })
  })

  test('the list is narrowed by text, department, state, role and ids', async () => {
    await create({ name: '百分之百%', email: 'percent@acme.test', departmentId: company.departmentId })
    expect(namesOf(await office.call('member.list', { search: '%' }))).toEqual(['百分之百%'])
    expect(namesOf(await office.call('member.list', { search: 'PERCENT@' }))).toEqual(['百分之百%'])
    expect(namesOf(await office.call('member.list', { search: 'ｐｅｒｃｅｎｔ＠' }))).toEqual(['百分之百%'])
    const root = (await office.call('department.list')).items[0].id
    const direct = await office.call('member.list', { departmentId: root, limit: 200 })
    const below = await office.call('member.list', {
      departmentId: root,
      includeSubDepartments: true,
      limit: 200,
    })
    expect(namesOf(direct)).not.toContain('张三')
    expect(namesOf(below)).toContain('张三')
    await office.call('member.disable', { memberId: company.finance.memberId })
    expect(namesOf(await office.call('member.list', { status: 'disabled' }))).toEqual(['王财务'])
    await office.call('member.enable', { memberId: company.finance.memberId })
    expect(namesOf(await office.call('member.list', { roleId: company.roles.finance }))).toEqual(['王财务'])
    const ids = [company.head.memberId, company.admin.memberId]
    expect(namesOf(await office.call('member.list', { ids })).sort()).toEqual(['李主管', '管理员'])
  })

  test('names are told for many ids at once, only of this workspace', async () => {
    const other = await company.addTenant('bravo')
    const ids = [company.head.memberId, company.admin.memberId, other.head.memberId]
    const { items } = await company.as(company.applicant).call('member.resolveNames', { ids })
    expect(namesOf({ items }).sort()).toEqual(['李主管', '管理员'])
  })

  test('nobody disables themselves or the last administrator', async () => {
    const { memberId } = company.admin
    await expect(office.call('member.disable', { memberId })).rejects.toMatchObject({
      code: 'member.not_yourself',
    })
    const system = { kind: 'system', tenantId: company.tenantId, name: 'test' } as const
    const bySystem = company.house.invoke('member.disable', { actor: system, input: { memberId } })
    await expect(bySystem).rejects.toMatchObject({ code: 'role.last_administrator' })
    await expect(office.call('member.update', { memberId, roleIds: [] })).rejects.toMatchObject({
      code: 'role.last_administrator',
    })
  })

  test('two administrators who disable each other at the same moment do not both succeed', async () => {
    const { id } = await create({
      name: '第二管理员',
      email: 'second@acme.test',
      roleIds: [company.roles.administrator],
    })
    const { accountId } = await office.call('member.get', { memberId: id })
    const second = { ...company.admin, memberId: id, accountId }
    const actor = {
      kind: 'member' as const,
      tenantId: company.tenantId,
      memberId: id,
      accountId,
      name: '第二管理员',
    }
    const results = await Promise.allSettled([
      office.call('member.disable', { memberId: id }),
      company.as({ ...second, actor }).call('member.disable', { memberId: company.admin.memberId }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const disabled = results[0]!.status === 'fulfilled' ? id : company.admin.memberId
    const system = { kind: 'system', tenantId: company.tenantId, name: 'test' } as const
    await company.house.invoke('member.enable', { actor: system, input: { memberId: disabled } })
  })
})

test('[P3.4] flows ask the organization for people in one query each', async () => {
  const { tenantId, finance, head, applicant } = company
  await runTransaction(
    company.house.services.pools.server,
    { tenantId, asTenantRole: true },
    async (transaction) => {
      expect(await membersOfRole(transaction, tenantId, company.roles.finance!)).toEqual([
        { id: finance.memberId, name: '王财务' },
      ])
      expect(await departmentOfMember(transaction, tenantId, applicant.memberId)).toBe(company.departmentId)
      expect(await activeMembers(transaction, tenantId, [head.memberId, tenantId])).toEqual([
        { id: head.memberId, name: '李主管' },
      ])
    },
  )
})
