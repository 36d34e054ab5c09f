import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { storeFile } from '../../platform/file/index.ts'
import type { Actor } from '../../platform/operation/index.ts'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld
let keeperRoleId: string
beforeAll(async () => {
  world = await createFlowWorld()
  await world.publish([applicantStep(), ask('approve', [byMember(world.head)], { id: 'sign' })])
  const grants = ['record.read', 'record.update', 'record.delete', 'record.import'].map((permission) => ({
    permission,
    resource: `form:${world.formId}`,
  }))
  const office = world.as(world.admin)
  await office.call('role.setGrants', { roleId: world.roles.finance, grants })
  const { id } = await office.call('role.create', {
    name: '台账管理员',
    grants: [{ permission: 'record.changeDecided', resource: `form:${world.formId}` }],
  })
  keeperRoleId = id
})
afterAll(() => world?.close())

const decided = { code: 'record.decided', status: 409 }

/** Everything that writes to a record, by somebody. */
function writes(recordId: string, person = world.finance): [string, () => Promise<unknown>][] {
  const { formId } = world
  const caller = world.as(person)
  const one = { formId, recordId }
  const several = { formId, recordIds: [recordId] }
  return [
    [
      'record.update',
      async () => {
        const { record } = await caller.call('record.get', one)
        return caller.call('record.update', {
          ...one,
          version: record.version,
          values: { freight: 1_000_000 },
        })
      },
    ],
    ['record.bulkUpdate', () => caller.call('record.bulkUpdate', { ...several, values: { note: '改' } })],
    ['flow.submit', () => caller.call('flow.submit', { formId, recordId, values: { freight: 1_000_000 } })],
    ['record.delete', () => caller.call('record.delete', several)],
  ]
}
const whole = async (recordId: string) =>
  (await world.as(world.admin).call('record.get', { formId: world.formId, recordId })).record

describe('[N2.6] what is decided stays decided', () => {
  let recordId: string
  let instanceId: string
  beforeEach(async () => {
    const made = await world.submit({ freight: 100 })
    recordId = made.recordId
    instanceId = made.instanceId
    await world.approve(world.head, instanceId)
  })
  const verbs = async () =>
    (await world.view(world.head, instanceId)).timeline.map(({ verb }: { verb: string }) => verb)

  test('for the applicant and for everybody who may change records, by every way there is', async () => {
    const before = await whole(recordId)
    for (const person of [world.applicant, world.finance]) {
      for (const [name, write] of writes(recordId, person))
        await expect(write(), name).rejects.toMatchObject(decided)
    }
    expect(await whole(recordId)).toEqual(before)
    const { my, fieldAccess } = await world
      .as(world.applicant)
      .call('record.get', { formId: world.formId, recordId })
    expect(my).toEqual({ update: false, delete: false, locked: true })
    expect(fieldAccess.freight).toBe('read')
  })

  test('for robots, which the system runs', async () => {
    const actor: Actor = { kind: 'system', tenantId: world.tenantId, name: 'robot' }
    const input = { formId: world.formId, recordIds: [recordId] }
    const robot = (operation: string, more = {}) =>
      world.house.invoke(operation, { actor, input: { ...input, ...more } })
    await expect(robot('record.bulkUpdate', { values: { freight: 1 } })).rejects.toMatchObject(decided)
    await expect(robot('record.delete')).rejects.toMatchObject(decided)
  })

  test('for an import that finds it by its key', async () => {
    const office = world.as(world.admin)
    const fresh = await world.submit({ title: '唯一事由 1', freight: 100 })
    await world.approve(world.head, fresh.instanceId)
    const { id: fileId } = await storeFile(world.house.services, {
      tenantId: world.tenantId,
      ownerId: world.finance.memberId,
      name: 'a.csv',
      type: 'text/csv',
      source: Readable.from([Buffer.from('事由,运费\n唯一事由 1,1000000\n')]),
    })
    const { jobId } = await world.as(world.finance).call('import.intoForm', {
      formId: world.formId,
      fileId,
      keyFieldId: 'title',
      mapping: [
        { index: 0, fieldId: 'title' },
        { index: 1, fieldId: 'freight' },
      ],
    })
    await world.drain()
    expect(await world.as(world.finance).call('job.get', { jobId })).toMatchObject({ state: 'done' })
    expect((await whole(fresh.recordId)).values.freight).toBe(100)
    expect(office).toBeDefined()
  })

  test('until somebody uses the right to change it, which the history of the flow tells with the fields', async () => {
    const office = world.as(world.admin)
    await office.call('role.setMembers', { roleId: keeperRoleId, memberIds: [world.finance.memberId] })
    const [update, bulk] = writes(recordId)
    await update![1]()
    await bulk![1]()
    expect((await whole(recordId)).values).toMatchObject({ freight: 1_000_000, note: '改' })
    const { timeline } = await world.view(world.head, instanceId)
    const changes = timeline.filter(({ verb }: { verb: string }) => verb === 'change')
    expect(changes).toMatchObject([
      { person: { name: '王财务' }, to: '运费' },
      { person: { name: '王财务' }, to: '备注' },
    ])
    const several = { formId: world.formId, recordIds: [recordId] }
    await world.as(world.finance).call('record.delete', several)
    await expect(world.as(world.applicant).call('record.restore', several)).rejects.toMatchObject(decided)
    await world.as(world.finance).call('record.restore', several)
    await world.as(world.finance).call('record.delete', several)
    await office.call('role.setMembers', { roleId: keeperRoleId, memberIds: [] })
    await office.call('record.purge', several)
    expect((await verbs()).filter((verb: string) => ['delete', 'restore', 'purge'].includes(verb))).toEqual([
      'delete',
      'restore',
      'delete',
      'purge',
    ])
  })

  test('for who publishes the form with another type of field, and so empties what does not fit it', async () => {
    const office = world.as(world.admin)
    const { formId } = world
    const caller = world.as(world.applicant)
    await world.as(world.admin).call('record.update', {
      formId,
      recordId,
      version: (await whole(recordId)).version,
      values: { note: '不是数字' },
    })
    const { id: roleId } = await office.call('role.create', {
      name: '设计者',
      grants: ['app.manage', 'record.read'].map((permission) => ({
        permission,
        resource: `app:${world.appId}`,
      })),
    })
    await office.call('role.setMembers', { roleId, memberIds: [world.applicant.memberId] })
    const draw = async (type: string) => {
      const { version, definition } = await office.call('form.get', { formId })
      const fields = definition.fields.map((field: { id: string }) =>
        field.id === 'note' ? { id: 'note', name: '备注', type } : field,
      )
      await office.call('form.saveDraft', {
        formId,
        definition: { ...definition, fields },
        baseVersion: version,
      })
    }
    await draw('number')
    const publish = { formId, valuesThatFail: 'empty' }
    await expect(caller.call('form.publish', publish)).rejects.toMatchObject(decided)
    expect((await whole(recordId)).values.note).toBe('不是数字')
    await office.call('form.publish', publish)
    expect((await whole(recordId)).values.note).toBe(null)
    const { timeline } = await world.view(world.head, instanceId)
    expect(timeline.at(-1)).toMatchObject({ verb: 'change', person: { name: '管理员' }, to: '备注' })
    await draw('text')
    await office.call('form.publish', { formId })
    await office.call('role.setMembers', { roleId, memberIds: [] })
  })

  test('managing the app alone is not that right, in the recycle bin neither', async () => {
    const office = world.as(world.admin)
    const { id: roleId } = await office.call('role.create', {
      name: '应用管理员',
      grants: [
        { permission: 'app.manage', resource: `app:${world.appId}` },
        { permission: 'record.update', resource: `app:${world.appId}` },
        { permission: 'record.read', resource: `app:${world.appId}` },
      ],
    })
    await office.call('role.setMembers', { roleId, memberIds: [world.applicant.memberId] })
    const [update] = writes(recordId, world.applicant)
    await expect(update![1]()).rejects.toMatchObject(decided)
    const several = { formId: world.formId, recordIds: [recordId] }
    await office.call('record.delete', several)
    await expect(world.as(world.applicant).call('record.purge', several)).rejects.toMatchObject(decided)
    await office.call('role.setMembers', { roleId, memberIds: [] })
  })
})

describe('[N2.6] a record in a running flow', () => {
  test('is changed outside its tasks by who manages the app alone, and the history of the flow tells it', async () => {
    const { recordId, instanceId } = await world.submit({ freight: 100 })
    for (const [name, write] of writes(recordId).filter(([name]) => name !== 'flow.submit'))
      await expect(write(), name).rejects.toMatchObject({ code: 'record.in_flow' })
    const actor: Actor = { kind: 'system', tenantId: world.tenantId, name: 'robot' }
    const input = { formId: world.formId, recordIds: [recordId], values: { freight: 1 } }
    await expect(world.house.invoke('record.bulkUpdate', { actor, input })).rejects.toMatchObject({
      code: 'record.in_flow',
    })
    const [update] = writes(recordId, world.admin)
    await update![1]()
    const { timeline } = await world.view(world.applicant, instanceId)
    expect(timeline.at(-1)).toMatchObject({ verb: 'change', person: { name: '管理员' }, to: '运费' })
    await world.approve(world.head, instanceId)
  })

  test('that was rejected or withdrawn is open to be changed and submitted again', async () => {
    const caller = world.as(world.applicant)
    const first = await world.submit({ freight: 100 })
    await caller.call('instance.withdraw', { instanceId: first.instanceId })
    const [update, , submit] = writes(first.recordId, world.applicant)
    await update![1]()
    const again = (await submit![1]()) as { instanceId: string }
    const taskId = await world.taskOf(world.head, again.instanceId)
    await world.as(world.head).call('task.reject', { taskId, opinion: '太贵' })
    const [change] = writes(first.recordId, world.applicant)
    await change![1]()
  })
})
