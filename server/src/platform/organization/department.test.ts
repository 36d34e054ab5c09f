import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { createTestHouse, type TestCaller, type TestHouse } from '../../testing/test-house.ts'
import { headOfDepartment, headsAbove } from './index.ts'

let company: TestHouse
let office: TestCaller
beforeAll(async () => {
  company = await createTestHouse()
  office = company.as(company.admin)
})
afterAll(() => company.close())

interface Department {
  id: string
  parentId: string | null
  name: string
  level: number
  memberCount: number
  headMemberId: string | null
}
const list = async (): Promise<Department[]> => (await office.call('department.list')).items
const add = async (name: string, parentId?: string | null): Promise<string> =>
  (await office.call('department.create', { name, ...(parentId === undefined ? {} : { parentId }) })).id
const move = (departmentId: string, parentId: string | null, position?: number) =>
  office.call('department.move', { departmentId, parentId, ...(position === undefined ? {} : { position }) })
const rootId = async () => (await list()).find(({ parentId }) => parentId === null)!.id

/** Pairs of the closure table that differ from what the parents say. */
async function closureFaults(): Promise<unknown[]> {
  const { rows } = await runTransaction(
    company.house.services.pools.server,
    { tenantId: company.tenantId },
    (transaction) =>
      transaction.query(
        `with recursive walk as (
           select id as ancestor_id, id as descendant_id, 0 as depth from department where tenant_id = $1
           union all
           select w.ancestor_id, d.id, w.depth + 1 from walk w
           join department d on d.tenant_id = $1 and d.parent_id = w.descendant_id where w.depth < 50
         ), kept as (select ancestor_id, descendant_id, depth from department_closure where tenant_id = $1)
         (table walk except table kept) union all (table kept except table walk)`,
        [company.tenantId],
      ),
  )
  return rows
}

describe('[P3.2] the tree of departments', () => {
  test('a department without a given parent goes below the root', async () => {
    const id = await add('市场部')
    const root = await rootId()
    expect((await list()).find((one) => one.id === id)).toMatchObject({
      parentId: root,
      level: 2,
      memberCount: 0,
    })
  })

  test('two of the same name have different parents', async () => {
    const north = await add('北区')
    const south = await add('南区')
    await add('一组', north)
    await add('一组', south)
    const again = { code: 'common.invalid_input', fields: [{ field: 'name', code: 'taken' }] }
    await expect(add('一组', north)).rejects.toMatchObject(again)
    const moved = (await list()).find(({ name, parentId }) => name === '一组' && parentId === south)!
    await expect(move(moved.id, north)).rejects.toMatchObject(again)
    await office.call('department.update', { departmentId: moved.id, name: '二组' })
    await move(moved.id, north)
  })

  test('a move takes everything below along; a circle is refused with both names', async () => {
    const [a, b, c] = [await add('甲'), await add('乙'), await add('丙')]
    await move(b, a)
    await move(c, b)
    await expect(move(a, c)).rejects.toMatchObject({
      code: 'department.cycle',
      params: { name: '甲', parent: '丙' },
    })
    await expect(move(a, a)).rejects.toMatchObject({ code: 'department.cycle' })
    const other = await add('丁')
    await move(b, other)
    expect((await list()).find(({ id }) => id === c)?.level).toBe(4)
    expect(await closureFaults()).toEqual([])
  })

  test('ten levels are allowed, an eleventh is not, neither new nor by a move', async () => {
    let parent = await add('第 1 级', null)
    const top = parent
    for (let level = 2; level <= 10; level++) parent = await add(`第 ${level} 级`, parent)
    await expect(add('第 11 级', parent)).rejects.toMatchObject({
      code: 'department.too_deep',
      params: { limit: 10, level: 11 },
    })
    await expect(move(top, await rootId())).rejects.toMatchObject({ params: { level: 11 } })
  })

  test('siblings keep the order they are given', async () => {
    const parent = await add('排序')
    const ids = [await add('一', parent), await add('二', parent), await add('三', parent)]
    await move(ids[2]!, parent, 0)
    const names = (await list()).filter(({ parentId }) => parentId === parent).map(({ name }) => name)
    expect(names).toEqual(['三', '一', '二'])
  })

  test('a department with people or departments in it stays, and the answer says which', async () => {
    const parent = await add('要删除')
    const child = await add('子部门', parent)
    await office.call('member.update', { memberId: company.finance.memberId, departmentId: parent })
    const refused = office.call('department.delete', { departmentId: parent })
    await expect(refused).rejects.toMatchObject({
      code: 'department.not_empty',
      params: { what: '有 1 个下级部门（子部门），有 1 位成员（王财务）' },
    })
    await office.call('member.update', { memberId: company.finance.memberId, departmentId: null })
    await office.call('department.delete', { departmentId: child })
    await office.call('department.delete', { departmentId: parent })
    expect((await list()).some(({ id }) => id === parent || id === child)).toBe(false)
    expect(await closureFaults()).toEqual([])
  })

  test('two moves at the same moment cannot close a circle', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await add(`左 ${round}`), await add(`右 ${round}`)]
      const results = await Promise.allSettled([move(a, b), move(b, a)])
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
    expect(await closureFaults()).toEqual([])
  })

  test('after any sequence of changes the closure table says what the parents say', async () => {
    const start = await add('随机', null)
    const step = fc.record({
      kind: fc.constantFrom('add', 'move', 'delete'),
      one: fc.nat(30),
      other: fc.nat(30),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        let name = 0
        const mine: string[] = [await add(`根 ${Math.random()}`, start)]
        for (const { kind, one, other } of steps) {
          const id = mine[one % mine.length]!
          const target = mine[other % mine.length]!
          // Refusals (circles, depth, not empty) are part of the game; what stands afterwards must be right.
          if (kind === 'add')
            await add(`部门 ${name++}`, target).then(
              (made) => mine.push(made),
              () => undefined,
            )
          if (kind === 'move') await move(id, target).catch(() => undefined)
          if (kind === 'delete' && mine.length > 1) {
            await office.call('department.delete', { departmentId: id }).then(
              () => mine.splice(mine.indexOf(id), 1),
              () => undefined,
            )
          }
        }
        expect(await closureFaults()).toEqual([])
      }),
      { numRuns: 8 },
    )
  })

  test('only who manages members changes the tree', async () => {
    const member = company.as(company.applicant)
    expect((await member.call('department.list')).items.length).toBeGreaterThan(2)
    await expect(member.call('department.create', { name: 'x' })).rejects.toMatchObject({ status: 403 })
  })
})

describe('[P3.4] heads of departments', () => {
  const inTenant = <Result>(work: Parameters<typeof runTransaction<Result>>[2]) =>
    runTransaction(
      company.house.services.pools.server,
      { tenantId: company.tenantId, asTenantRole: true },
      work,
    )

  test('the head n levels up is found; a disabled head counts as none', async () => {
    const { tenantId, head, admin } = company
    const root = await rootId()
    await office.call('department.setHead', { departmentId: root, memberId: admin.memberId })
    const team = await add('采购一组', company.departmentId)
    const levels = () =>
      inTenant((transaction) =>
        Promise.all([1, 2, 3, 4].map((level) => headOfDepartment(transaction, tenantId, team, level))),
      )
    expect(await levels()).toEqual([null, head.memberId, admin.memberId, null])
    await office.call('member.disable', { memberId: head.memberId })
    expect(await levels()).toEqual([null, null, admin.memberId, null])
    await office.call('member.enable', { memberId: head.memberId })
    const chain = await inTenant((transaction) => headsAbove(transaction, tenantId, team))
    expect(chain.map(({ level, memberId }) => [level, memberId])).toEqual([
      [1, null],
      [2, head.memberId],
      [3, admin.memberId],
    ])
  })

  test('who heads a department holds the role of heads, and loses it with the last department', async () => {
    const second = await add('第二部门')
    const rolesOf = async (memberId: string): Promise<string[]> =>
      (await office.call('member.get', { memberId })).roles.map(({ code }: { code: string }) => code)
    const { memberId } = company.finance
    expect(await rolesOf(memberId)).not.toContain('departmentHead')
    await office.call('department.setHead', { departmentId: second, memberId })
    expect(await rolesOf(memberId)).toContain('departmentHead')
    await office.call('department.setHead', { departmentId: second, memberId: null })
    expect(await rolesOf(memberId)).not.toContain('departmentHead')
    await office.call('department.setHead', { departmentId: second, memberId })
    await office.call('department.delete', { departmentId: second })
    expect(await rolesOf(memberId)).not.toContain('departmentHead')
  })
})
