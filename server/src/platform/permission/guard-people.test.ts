import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { discover } from '../../discover.ts'
import {
  createTestHouse,
  type TestCaller,
  type TestHouse,
  type TestPerson,
} from '../../testing/test-house.ts'
import { openPermissionBook } from './index.ts'

const permissionNames = openPermissionBook((await discover()).permissions).names
const refused = { code: 'permission.escalation', status: 403 }
const form = 'form:01890000-0000-7000-8000-000000000001'
const password = 'River-2026-gate'

let company: TestHouse
let office: TestCaller
beforeAll(async () => {
  company = await createTestHouse()
  office = company.as(company.admin)
  const { id: appId } = await office.call('app.create', { name: '采购' })
  await office.call('app.share', { appId, holders: [{ kind: 'everybody', level: 'submit' }] })
})
afterAll(() => company.close())

let count = 0
/** A new member with the given grants and nothing else. */
async function person(grants: object[], departmentId?: string): Promise<TestPerson> {
  const roleIds = grants.length > 0 ? [await role(grants)] : []
  const username = `guard-${++count}`
  const { id: memberId } = await office.call('member.create', {
    name: `成员 ${count}`,
    email: `${username}@acme.test`,
    username,
    password,
    roleIds,
    ...(departmentId ? { departmentId } : {}),
  })
  const { accountId } = await office.call('member.get', { memberId })
  const { tenantId } = company
  const name = `成员 ${count}`
  return {
    memberId,
    accountId,
    tenantId,
    name,
    actor: { kind: 'member', tenantId, memberId, accountId, name },
  }
}
const role = async (grants: object[]): Promise<string> =>
  (await office.call('role.create', { name: `护栏 ${++count}`, grants })).id
const department = async (parentId?: string): Promise<string> =>
  (await office.call('department.create', { name: `护栏部 ${++count}`, parentId })).id

test('[P4.4] every command that is open to who manages people or roles is guarded', async () => {
  const { operations } = await discover()
  const unguarded = operations.flatMap(({ id, kind, access, actsOnPeople }) =>
    kind === 'command' &&
    typeof access === 'object' &&
    ['member.manage', 'role.manage'].includes(access.permission) &&
    !actsOnPeople
      ? [id]
      : [],
  )
  expect(unguarded).toEqual([])
})

describe('[P4.4] who manages members alone reaches nothing further', () => {
  let clerk: TestPerson
  let desk: TestCaller
  let root: string
  beforeAll(async () => {
    clerk = await person([{ permission: 'member.manage' }])
    desk = company.as(clerk)
    const { items } = await office.call('department.list')
    root = items.find(({ parentId }: { parentId: string | null }) => parentId === null).id
  })

  test('by a head of their making', async () => {
    const friend = await person([])
    for (const memberId of [clerk.memberId, friend.memberId]) {
      await expect(desk.call('department.setHead', { departmentId: root, memberId })).rejects.toMatchObject(
        refused,
      )
    }
    await office.call('department.setHead', { departmentId: root, memberId: friend.memberId })
    await desk.call('department.setHead', { departmentId: root, memberId: friend.memberId })
    await desk.call('department.setHead', { departmentId: root, memberId: null })
  })

  test('by the password of somebody who may do more, active or disabled; of their like it is possible', async () => {
    const like = await person([])
    const audited = await person([{ permission: 'audit.read' }])
    const reset = ({ memberId }: TestPerson) => desk.call('member.resetPassword', { memberId })
    await reset(like)
    await expect(reset(audited)).rejects.toMatchObject(refused)
    await expect(reset(company.head)).rejects.toMatchObject(refused)
    await office.call('member.disable', { memberId: audited.memberId })
    await expect(reset(audited)).rejects.toMatchObject(refused)
  })

  test('by letting a dismissed administrator in again', async () => {
    const former = await person([{ permission: '*' }])
    await office.call('member.disable', { memberId: former.memberId })
    await expect(desk.call('member.enable', { memberId: former.memberId })).rejects.toMatchObject(refused)
    const like = await person([])
    await desk.call('member.disable', { memberId: like.memberId })
    await desk.call('member.enable', { memberId: like.memberId })
  })

  test('by moving themselves, another or a department to where more is seen', async () => {
    const rival = await department()
    const seesOwn = await person(
      [{ permission: 'record.read', resource: 'form:*', scope: 'departmentAndBelow' }],
      await department(),
    )
    const move = (memberId: string, departmentId: string) =>
      desk.call('member.update', { memberId, departmentId })
    await expect(move(seesOwn.memberId, rival)).rejects.toMatchObject(refused)
    await move((await person([])).memberId, rival)
    const under = company.departmentId
    const moved = desk.call('department.move', { departmentId: rival, parentId: under })
    await expect(moved).rejects.toMatchObject({ ...refused, params: { who: company.head.name } })
    const fresh = await desk.call('department.create', { name: '新组', parentId: under })
    const aside = await desk.call('department.create', { name: '旁组', parentId: rival })
    await expect(
      desk.call('department.move', { departmentId: aside.id, parentId: fresh.id }),
    ).rejects.toMatchObject(refused)
  })

  test('by an invitation, nor by a new link for one that was made by somebody stronger', async () => {
    const roleId = await role([{ permission: 'audit.read' }])
    await expect(desk.call('invitation.create', { roleIds: [roleId] })).rejects.toMatchObject(refused)
    const { id: invitationId } = await office.call('invitation.create', { roleIds: [roleId] })
    await expect(desk.call('invitation.renew', { invitationId })).rejects.toMatchObject(refused)
    const { id: harmless } = await office.call('invitation.create', {})
    await desk.call('invitation.renew', { invitationId: harmless })
  })

  test('by taking roles of somebody stronger, disabled or not', async () => {
    const strong = await person([{ permission: 'audit.read' }])
    const strip = () => desk.call('member.update', { memberId: strong.memberId, roleIds: [] })
    await expect(strip()).rejects.toMatchObject(refused)
    await expect(desk.call('member.disable', { memberId: strong.memberId })).rejects.toMatchObject(refused)
    await office.call('member.disable', { memberId: strong.memberId })
    await expect(strip()).rejects.toMatchObject(refused)
  })

  test('by two acts at once, each of which is harmless alone', async () => {
    const middle = await person(
      [
        { permission: 'member.manage' },
        { permission: 'record.read', resource: 'form:*', scope: 'departmentAndBelow' },
      ],
      await department(),
    )
    const { departmentId: mine } = await office.call('member.get', { memberId: middle.memberId })
    const friend = await person([])
    for (let round = 0; round < 5; round++) {
      const team = (await office.call('department.create', { name: `组 ${round}`, parentId: mine })).id
      const foreign = await department()
      await Promise.allSettled([
        company.as(middle).call('department.setHead', { departmentId: team, memberId: friend.memberId }),
        company.as(middle).call('department.move', { departmentId: foreign, parentId: team }),
      ])
      const { items } = await office.call('department.list')
      const parentOf = (id: string) => items.find((one: { id: string }) => one.id === id).parentId
      expect(parentOf(foreign)).not.toBe(team)
    }
  })

  test('the answer names who and what in words, in both languages', async () => {
    const memberId = (await person([])).memberId
    const roleIds = [await role([{ permission: 'audit.read' }])]
    const problem = await desk.call('member.update', { memberId, roleIds }).catch((error) => error)
    expect(problem.params).toEqual({
      who: expect.stringContaining('成员'),
      missing: '查看操作日志',
      missingEnglish: 'See the audit log',
    })
  })
})

describe('[P4.4] what somebody holds they may pass on', () => {
  test('a head of department with the right to manage members makes heads below', async () => {
    const place = await department()
    const chief = await person([{ permission: 'member.manage' }], place)
    await office.call('department.setHead', { departmentId: place, memberId: chief.memberId })
    const friend = await person([])
    const { id: team } = await company.as(chief).call('department.create', { name: '下组', parentId: place })
    await company.as(chief).call('department.setHead', { departmentId: team, memberId: friend.memberId })
    await company.as(chief).call('member.resetPassword', { memberId: friend.memberId })
  })
})

describe('[P4.4] no sequence of acts on people ends with more than the actor held', () => {
  const others = permissionNames.filter((name) => name !== 'member.manage' && name !== 'role.manage')
  const verb = fc.constantFrom(
    'head',
    'place',
    'move',
    'found',
    'enable',
    'disable',
    'roles',
    'grants',
    'parents',
    'members',
    'create',
    'invite',
    'reset',
  )
  const step = fc.record({
    verb,
    one: fc.nat(50),
    other: fc.nat(50),
    permission: fc.constantFrom(...others, '*'),
  })
  let people: TestPerson[]
  let departments: string[]
  /** Those that have data; what the enemy founds is empty. */
  let filled: string[]
  let roles: string[]
  beforeEach(async () => {
    const top = await department()
    departments = [top, await department(top), await department(top), await department()]
    filled = [...departments]
    roles = [
      await role([{ permission: '*' }]),
      await role([{ permission: 'record.read', resource: 'form:*', scope: 'department' }]),
      await role([{ permission: 'record.export', resource: form, scope: 'departmentAndBelow' }]),
      await role([]),
    ]
    people = []
    for (const departmentId of departments) people.push(await person([], departmentId))
    const former = people[3]!
    await office.call('role.setMembers', { roleId: roles[0]!, memberIds: [former.memberId] })
    await office.call('member.disable', { memberId: former.memberId })
    await office.call('department.setHead', { departmentId: departments[0]!, memberId: people[0]!.memberId })
  })

  /** What somebody may do, as questions that people ask of the policy. */
  async function answers(who: TestPerson): Promise<string[]> {
    const { runTransaction } = await import('../../database/index.ts')
    const { pools, policies } = company.house.services
    return runTransaction(pools.server, { tenantId: company.tenantId }, async (transaction) => {
      const policy = await policies.policyOf(transaction, who.actor)
      return permissionNames.flatMap((permission) => [
        ...(policy.decide(permission).allowed ? [permission] : []),
        ...filled.flatMap((departmentId) => {
          const row = { created_by: company.tenantId, owner_department_id: departmentId }
          return policy.decide(permission, { type: form, row }).allowed
            ? [`${permission} ${departmentId}`]
            : []
        }),
      ])
    })
  }

  const managing: object[][] = [
    [{ permission: 'member.manage' }],
    [{ permission: 'role.manage' }],
    [{ permission: 'member.manage' }, { permission: 'role.manage' }],
    ...others.map((permission) => [
      { permission: 'member.manage' },
      { permission: 'role.manage' },
      { permission, scope: 'department', resource: permission.startsWith('record.') ? 'form:*' : '*' },
    ]),
  ]
  test('whatever single permission they hold beside managing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...managing),
        fc.array(step, { minLength: 4, maxLength: 14 }),
        async (grants, steps) => {
          const enemy = await person(grants, departments[1])
          const held = new Set(await answers(enemy))
          const had = new Map<TestPerson, Set<string>>()
          for (const one of people) had.set(one, new Set(await answers(one)))
          for (const one of steps) await act(company.as(enemy), enemy, one).catch(() => undefined)
          for (const one of [enemy, ...people]) {
            const before = had.get(one) ?? held
            const gained = (await answers(one)).filter((answer) => !before.has(answer) && !held.has(answer))
            expect(gained, `${one.name} after ${JSON.stringify(steps)}`).toEqual([])
          }
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 60_000 },
    )
  }, 120_000)

  async function act(
    caller: TestCaller,
    enemy: TestPerson,
    { verb, one, other, permission }: { verb: string; one: number; other: number; permission: string },
  ): Promise<unknown> {
    const all = [enemy, ...people]
    const { memberId } = all[one % all.length]!
    const departmentId = departments[other % departments.length]!
    const roleId = roles[other % roles.length]!
    switch (verb) {
      case 'head':
        return caller.call('department.setHead', { departmentId, memberId })
      case 'place':
        return caller.call('member.update', { memberId, departmentId })
      case 'move':
        return caller.call('department.move', {
          departmentId,
          parentId: departments[one % departments.length],
        })
      case 'found':
        departments.push(
          (await caller.call('department.create', { name: `新 ${++count}`, parentId: departmentId })).id,
        )
        return
      case 'enable':
        return caller.call('member.enable', { memberId })
      case 'disable':
        return caller.call('member.disable', { memberId })
      case 'roles':
        return caller.call('member.update', { memberId, roleIds: [roleId] })
      case 'grants':
        return caller.call('role.setGrants', { roleId, grants: [{ permission, scope: 'department' }] })
      case 'parents':
        return caller.call('role.update', { roleId, parentIds: [roles[one % roles.length]] })
      case 'members':
        return caller.call('role.setMembers', { roleId, memberIds: [memberId] })
      case 'create':
        roles.push((await caller.call('role.create', { name: `新 ${++count}`, parentIds: [roleId] })).id)
        return
      case 'invite':
        return caller.call('invitation.create', { departmentId, roleIds: [roleId] })
      default:
        return caller.call('member.resetPassword', { memberId })
    }
  }
})
