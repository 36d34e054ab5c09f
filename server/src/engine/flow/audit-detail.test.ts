import { afterAll, beforeAll, expect, test } from 'vitest'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

interface Named {
  name: string
  path?: string
}
interface Line {
  label: string
  before?: Named[]
  values: Named[]
}

let world: FlowWorld
beforeAll(async () => {
  world = await createFlowWorld()
  await world.publish([
    applicantStep(),
    ask('approve', [byMember(world.head)], { id: 'first', name: '初审', fields: { secret: 'edit' } }),
  ])
})
afterAll(() => world?.close())

/** The newest act of an operation as a reader of the log sees it. */
async function told(operation: string, reader = world.admin) {
  const office = world.as(reader)
  const [entry] = (await office.call('audit.list', { operation, limit: 1 })).items
  return office.call('audit.get', { entryId: entry.id, at: entry.at })
}
const lineOf = ({ lines }: { lines: Line[] }, label: string) => lines.find((line) => line.label === label)
const words = (line: Line | undefined) => line?.values.map(({ name }) => name)

test('[7.B23] a change is told field by field: what it is called, what it was, what it is, on which record', async () => {
  const { admin, formId } = world
  const office = world.as(admin)
  const record = await office.call('record.create', { formId, values: { title: '空运', secret: '一' } })
  await office.call('record.update', {
    formId,
    recordId: record.id,
    version: record.version,
    values: { title: '海运', secret: '' },
  })
  const entry = await told('record.update')
  expect(entry.target).toMatchObject({ name: '海运', kindName: '数据' })
  expect(entry.target.path).toContain(`record=${record.id}`)
  expect(entry.lines.filter(({ before }: Line) => before)).toEqual([
    { label: expect.any(String), before: [{ name: '空运' }], values: [{ name: '海运' }] },
    { label: '成本价', before: [{ name: '一' }], values: [{ name: '（空）' }] },
  ])
  expect(lineOf(entry, '表单')?.values[0]?.name).toBe('运费申请')
})

test('[7.B23] an act on a task tells the step, the opinion and the values; ids and versions are told to nobody', async () => {
  const { head } = world
  const { instanceId } = await world.submit({ title: '空运到上海' })
  const taskId = await world.taskOf(head, instanceId)
  await world.as(head).call('task.approve', { taskId, opinion: '可以', values: { secret: '八百万' } })
  const entry = await told('task.approve')
  expect(entry.target).toMatchObject({ name: '空运到上海 · 初审', kindName: '待办' })
  expect(words(lineOf(entry, '意见'))).toEqual(['可以'])
  expect(words(lineOf(entry, '成本价'))).toEqual(['八百万'])
  expect(JSON.stringify(entry.lines)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
})

test('[7.B23] members, departments and roles are named, with where they are seen; a permission in its words', async () => {
  const { admin, finance, applicant } = world
  const office = world.as(admin)
  const { id: departmentId } = await office.call('department.create', { name: '法务部' })
  await office.call('department.setHead', { departmentId, memberId: finance.memberId })
  expect((await told('department.setHead')).lines).toEqual([
    { label: '负责人', values: [{ name: '王财务', path: `/people?member=${finance.memberId}` }] },
  ])
  const { id: roleId } = await office.call('role.create', {
    name: '稽核',
    code: 'checker',
    grants: [{ permission: 'audit.read' }, { permission: 'record.*' }],
  })
  const made = await told('role.create')
  expect(words(lineOf(made, '权限'))).toHaveLength(2)
  expect(JSON.stringify(made.lines)).not.toMatch(/audit\.read|record\.\*/)
  await office.call('role.setMembers', { roleId, memberIds: [applicant.memberId] })
  expect((await told('role.setMembers')).target).toMatchObject({ name: '稽核', path: '/people/roles' })
})

test('[7.B23] who reads the log without the right to a field is told nothing of it', async () => {
  const { admin, finance, roles, formId } = world
  const office = world.as(admin)
  const before = await office.call('role.get', { roleId: roles.finance })
  await office.call('role.setGrants', {
    roleId: roles.finance,
    grants: [{ permission: 'audit.read' }, { permission: 'record.read', resource: `form:${formId}` }],
    fieldRights: [{ resource: `form:${formId}`, fieldId: 'secret', right: 'hidden' }],
  })
  const entry = await told('task.approve', finance)
  expect(lineOf(entry, '成本价')).toBeUndefined()
  expect(JSON.stringify(entry)).not.toContain('八百万')
  await office.call('role.setGrants', { roleId: roles.finance, grants: before.grants })
})
