import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHouse, type TestCaller, type TestHouse } from '../../testing/test-house.ts'
import { ensurePartitions } from './jobs/ensure-partitions.ts'

let company: TestHouse
let office: TestCaller
beforeAll(async () => {
  company = await createTestHouse()
  office = company.as(company.admin, { ip: '10.1.2.3' })
})
afterAll(() => company.close())

const operations = (page: { items: { operation: string }[] }) => page.items.map(({ operation }) => operation)

test('[P5.5] an act is in the log with who, when, where, what it touched and what was asked, without secrets', async () => {
  company.clock.advance(60_000)
  const { id } = await office.call('member.create', {
    name: '钱七',
    email: 'qian@acme.test',
    password: 'Secret-words-1',
  })
  const [entry] = (await office.call('audit.list', { limit: 1 })).items
  expect(entry).toMatchObject({
    at: company.clock.now().toISOString(),
    actorId: company.admin.memberId,
    actorName: '管理员',
    operation: 'member.create',
    outcome: 'done',
    target: { type: 'member', id, name: '钱七' },
    ip: '10.1.2.3',
    detail: { name: '钱七', email: 'qian@acme.test' },
  })
  expect(JSON.stringify(entry)).not.toContain('Secret-words-1')
})

test('[P5.5] the log is narrowed by person, operation, target, outcome and time, and pages without gaps', async () => {
  const start = company.clock.now()
  company.clock.advance(1000)
  await office.call('department.create', { name: '甲部' })
  company.clock.advance(1000)
  await expect(company.as(company.head).call('department.create', { name: '乙部' })).rejects.toThrow()
  company.clock.advance(1000)
  const { id } = await office.call('role.create', { name: '观察员' })
  const from = new Date(start.getTime() + 1).toISOString()
  const list = (filter: object) => office.call('audit.list', { from, ...filter })
  expect(operations(await list({}))).toEqual(['role.create', 'department.create', 'department.create'])
  expect(operations(await list({ operation: 'department' }))).toHaveLength(2)
  expect(operations(await list({ operation: 'department.create', outcome: 'refused' }))).toHaveLength(1)
  expect(operations(await list({ actorId: company.head.memberId }))).toEqual(['department.create'])
  expect(operations(await list({ targetType: 'role', targetId: id }))).toEqual(['role.create'])
  const to = new Date(start.getTime() + 2000).toISOString()
  expect(operations(await list({ to }))).toEqual(['department.create'])
  const first = await list({ limit: 2 })
  const second = await list({ limit: 2, cursor: first.nextCursor })
  expect([...operations(first), ...operations(second)]).toEqual(operations(await list({})))
  expect(second.nextCursor).toBeNull()
})

test('[P5.5] only who may read the log reads it, and only that of the own workspace', async () => {
  await expect(company.as(company.head).call('audit.list')).rejects.toMatchObject({
    code: 'common.forbidden',
  })
  const other = await company.addTenant('bravo')
  const { items } = await company.as(other.admin).call('audit.list', { actorId: company.admin.memberId })
  expect(items).toEqual([])
})

test('partitions of the coming months are made ahead; rows of a month that came without one are not lost', async () => {
  const { services } = company.house
  const months = async (table = 'audit_log') => {
    const { rows } = await services.pools.owner.query<{ name: string }>(
      `select relname as name from pg_class join pg_inherits on inhrelid = oid
       where inhparent = $1::text::regclass order by 1`,
      [table],
    )
    return rows.map(({ name }) => name)
  }
  const run = () => ensurePartitions.run({ services } as never, {} as never)
  company.clock.set('2031-11-20T00:00:00Z')
  await office.call('department.create', { name: '未来部' })
  await run()
  const made = await months()
  expect(made).toEqual(expect.arrayContaining(['audit_log_203112', 'audit_log_203201', 'audit_log_203202']))
  expect(await months('record_history')).toContain('record_history_203202')
  await run()
  expect(await months()).toEqual(made)
  company.clock.set('2032-01-31T12:00:00Z')
  await office.call('department.create', { name: '更远部' })
  const { items } = await office.call('audit.list', { from: '2031-11-01T00:00:00Z' })
  expect(items.map(({ target }: { target: { name: string } }) => target.name)).toEqual(['更远部', '未来部'])
  const refused = services.pools.server.query('delete from audit_log_203201')
  await expect(refused).rejects.toThrow(/permission denied/)
})

test('[7.B23] an act is named by what it does, without how, in both languages, and never by its id', async () => {
  await office.call('member.create', {
    name: '新人',
    email: 'newcomer@acme.test',
    password: 'Secret-words-2',
  })
  const [entry] = (await office.call('audit.list', { operation: 'member.create', limit: 1 })).items
  expect(entry.operationName.zh).toBe('添加成员')
  expect(entry.operationName.en).not.toMatch(/[:：;]|member\.create/)
})
