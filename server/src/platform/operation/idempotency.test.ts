import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestHouse, type TestPerson } from '../../testing/test-house.ts'

let company: TestHouse
beforeAll(async () => {
  company = await createTestHouse()
})
afterAll(() => company.close())

const call = (idempotencyKey: string, input: object, operation = 'app.create', by?: TestPerson) =>
  company.house.invoke(operation, {
    actor: (by ?? company.admin).actor,
    input,
    origin: { idempotencyKey },
  }) as Promise<{ id: string }>

async function appNames(): Promise<string[]> {
  const { items } = await company.as(company.admin).call('app.list')
  // The workspace's own app is there from the start.
  const made = items.filter(({ builtIn }: { builtIn?: boolean }) => !builtIn)
  return made.map(({ name }: { name: string }) => name).sort()
}

test('[N5.6] a key that comes again with another input, or for another act, is refused and nothing is done', async () => {
  const first = await call('one', { name: '采购' })
  const reused = { status: 422, code: 'common.idempotency_key_reused' }
  await expect(call('one', { name: '销售' })).rejects.toMatchObject(reused)
  await expect(call('one', { name: '采购' }, 'department.create')).rejects.toMatchObject(reused)
  expect(await call('one', { name: '采购' })).toEqual(first)
  expect(await appNames()).toEqual(['采购'])
})

test('[N5.6] ten calls with one key at the same moment act once and get one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => call('two', { name: '仓库' })))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect((await appNames()).filter((name) => name === '仓库')).toHaveLength(1)
})

test('[N5.6] a key belongs to who sent it; one whose act was refused is free again', async () => {
  const { id: roleId } = await company.as(company.admin).call('role.create', {
    name: '建应用',
    grants: [{ permission: 'app.manage' }, { permission: 'app.read' }],
  })
  await company.as(company.admin).call('role.setMembers', { roleId, memberIds: [company.head.memberId] })
  const mine = await call('three', { name: '甲' })
  const theirs = await call('three', { name: '乙' }, 'app.create', company.head)
  expect(theirs.id).not.toBe(mine.id)

  await expect(call('four', { name: '' })).rejects.toMatchObject({ status: 400 })
  await call('four', { name: '丙' })
  expect(await appNames()).toEqual(expect.arrayContaining(['甲', '乙', '丙']))
})

test('[7.A15] a key of a stranger has the same bound as everybody’s', async () => {
  const login = (idempotencyKey: string) =>
    company.house.invoke('identity.login', {
      actor: { kind: 'anonymous' },
      origin: { idempotencyKey },
      input: { login: 'nobody', password: 'nothing-1' },
    })
  await expect(login('k'.repeat(200))).rejects.toMatchObject({ status: 401 })
  await expect(login('k'.repeat(201))).rejects.toMatchObject({ fields: [{ field: 'Idempotency-Key' }] })
})
