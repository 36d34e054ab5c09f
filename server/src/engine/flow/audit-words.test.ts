import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

interface Entry {
  operation: string
  operationName: { zh: string; en: string }
  target: { type: string; name: string | null } | null
  detail: Record<string, unknown> | null
}

let world: FlowWorld
beforeAll(async () => {
  world = await createFlowWorld()
  const { head, finance } = world
  await world.publish([
    applicantStep(),
    ask('approve', [byMember(head)], { id: 'first', name: '初审', fields: { secret: 'edit' } }),
    ask('approve', [byMember(finance)], { id: 'second', name: '复审' }),
  ])
})
afterAll(() => world?.close())

const log = async (person = world.admin, input: object = {}): Promise<Entry[]> =>
  (await world.as(person).call('audit.list', { limit: 50, ...input })).items
const line = ({ operationName, target }: Entry) => `${operationName.zh}：${target?.name}`

test('[P5.5] the log names the record and the step of every act on a flow, in words of both languages', async () => {
  const { head, finance, applicant } = world
  const { instanceId } = await world.submit({ title: '空运到上海' })
  await world.giveBack(head, instanceId, 'apply')
  const again = await world.taskOf(applicant, instanceId)
  await world.as(applicant).call('task.submit', { taskId: again, values: {} })
  await world.as(head).call('task.approve', {
    taskId: await world.taskOf(head, instanceId),
    values: { secret: '八百万' },
  })
  const taskId = await world.taskOf(finance, instanceId)
  await world.as(finance).call('task.reject', { taskId, opinion: '太贵' })
  const entries = (await log()).slice(0, 5)
  expect(entries.map(line)).toEqual([
    '拒绝：空运到上海 · 复审',
    '同意：空运到上海 · 初审',
    '提交：空运到上海 · 申请',
    '退回：空运到上海 · 初审',
    '提交：空运到上海',
  ])
  for (const { operation, operationName } of entries) {
    expect(operationName.en).toMatch(/^[A-Z][a-z]+ /)
    expect(JSON.stringify(operationName)).not.toContain(operation)
  }
  expect(entries[1]!.detail).toMatchObject({ values: { 成本价: '八百万' } })
})

test('[P5.5] an act on several records names them, a refused one what it was meant for', async () => {
  const { admin, formId, head } = world
  const ids: string[] = []
  for (const title of ['甲', '乙', '丙', '丁']) ids.push((await world.submit({ title })).recordId)
  await world.as(admin).call('record.delete', { formId, recordIds: ids })
  expect((await log())[0]!.target).toMatchObject({ name: '运费申请 · 甲、乙、丙等 4 条' })
  const foreign = await world.submit({ title: '戊' })
  const taskId = await world.taskOf(head, foreign.instanceId)
  await expect(world.as(admin).call('task.approve', { taskId })).rejects.toMatchObject({ status: 403 })
  expect((await log(admin, { outcome: 'refused' }))[0]).toMatchObject({
    operation: 'task.approve',
    target: { name: '戊 · 初审' },
  })
})

test('[P5.5] every reader of the log reads titles and values as they may know them', async () => {
  const { admin, finance, roles, formId } = world
  const office = world.as(admin)
  const member = await office.call('role.get', { roleId: roles.member })
  await office.call('role.setGrants', { roleId: roles.member, grants: [{ permission: 'flow.start' }] })
  await office.call('role.setGrants', {
    roleId: roles.finance,
    grants: [{ permission: 'audit.read' }, { permission: 'record.read', resource: `form:${formId}` }],
    fieldRights: ['title', 'secret'].map((fieldId) => ({
      resource: `form:${formId}`,
      fieldId,
      right: 'hidden',
    })),
  })
  const mine = (entries: Entry[]) =>
    JSON.stringify(entries.filter(({ operation }) => /^(task|flow|record)\./.test(operation)))
  const seen = mine(await log(finance))
  expect(seen).not.toMatch(/空运到上海|甲|八百万|戊/)
  expect(seen).toContain('运费申请 · #')
  expect(mine(await log())).toMatch(/空运到上海.*八百万/)
  await office.call('role.setGrants', { roleId: roles.member, grants: member.grants })
  await office.call('role.setGrants', { roleId: roles.finance, grants: [] })
})
