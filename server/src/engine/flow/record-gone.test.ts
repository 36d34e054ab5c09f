import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-house.ts'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
  await world.publish([applicantStep(), ask('approve', [byMember(world.head)], { id: 'sign' })])
})
afterAll(() => world?.close())

const one = (recordId: string) => ({ formId: world.formId, recordIds: [recordId] })

describe('a record that goes away while its flow runs', () => {
  test('[N3.13] takes its flow with it in the same act: no task is left, everybody concerned is told', async () => {
    const { admin, applicant, head, as } = world
    const { recordId, instanceId } = await world.submit({ title: '要删的申请', freight: 10 })
    const taskId = await world.taskOf(head, instanceId)
    await as(admin).call('record.delete', one(recordId))
    expect(await world.tasksOf(head, instanceId)).toEqual([])
    const { instance, timeline } = await world.view(applicant, instanceId)
    expect(instance.state).toBe('withdrawn')
    expect(timeline).toContainEqual(expect.objectContaining({ verb: 'delete' }))
    await expect(as(head).call('task.approve', { taskId })).rejects.toMatchObject({
      code: 'flow.task_done',
      params: { verb: 'delete' },
    })
    await world.drain()
    for (const person of [applicant, head]) {
      const { items } = await as(person).call('notice.list', { limit: 50 })
      expect(items.map(({ kind }: { kind: string }) => kind)).toContain('recordDeleted')
    }
  })

  test('[N3.13] shows its course to whoever manages the flow also when it was deleted after its end, without its values', async () => {
    const { admin, finance, head, as } = world
    const { recordId, instanceId } = await world.submit({ title: '先批后删', freight: 10 })
    await as(head).call('task.approve', { taskId: await world.taskOf(head, instanceId) })
    await as(admin).call('record.delete', one(recordId))
    const { instance, record, fieldAccess } = await world.view(admin, instanceId)
    expect({ state: instance.state, record, fieldAccess }).toEqual({
      state: 'approved',
      record: null,
      fieldAccess: {},
    })
    expect(JSON.stringify(await world.view(admin, instanceId))).not.toContain('先批后删')
    await expect(world.view(finance, instanceId)).rejects.toMatchObject({ status: 404 })
  })

  test('[N3.13] may be taken out of the recycle bin and submitted again', async () => {
    const { admin, applicant, as } = world
    const { recordId } = await world.submit({ title: '误删的申请', freight: 10 })
    await as(admin).call('record.delete', one(recordId))
    await as(admin).call('record.restore', one(recordId))
    const { record } = await as(applicant).call('record.get', { formId: world.formId, recordId })
    expect(record.flowState).toBe('withdrawn')
    const again = await as(applicant).call('flow.submit', { formId: world.formId, recordId, values: {} })
    expect(again.instanceId).not.toBeNull()
  })

  test('[N3.13] is not deleted by whoever may only delete records, nor twice at the same moment', async () => {
    const { admin, finance, head, roles, as } = world
    const grants = ['record.read', 'record.delete'].map((permission) => ({
      permission,
      resource: `form:${world.formId}`,
    }))
    await as(admin).call('role.setGrants', { roleId: roles.finance, grants })
    const { recordId, instanceId } = await world.submit({ title: '审批中的申请', freight: 10 })
    await expect(as(finance).call('record.delete', one(recordId))).rejects.toMatchObject({
      code: 'record.in_flow',
    })
    const taskId = await world.taskOf(head, instanceId)
    const both = await Promise.allSettled([
      as(admin).call('record.delete', one(recordId)),
      as(head).call('task.approve', { taskId }),
    ])
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const result of both)
      if (result.status === 'rejected') expect((result.reason as { status: number }).status).toBeLessThan(500)
    const { instance } = await world.view(admin, instanceId)
    expect(['approved', 'withdrawn']).toContain(instance.state)
    expect(await world.tasksOf(head, instanceId)).toEqual([])
  })
})

describe('a form that goes away while flows run on it', () => {
  const kinds = async (person: TestPerson) => {
    const { items } = await world.as(person).call('notice.list', { limit: 50 })
    return items.map(({ kind }: { kind: string }) => kind)
  }

  test('[N3.13] ends them visibly: nobody is asked any more, everybody concerned is told, also by its app', async () => {
    const { admin, applicant, head, as } = world
    const office = as(admin)
    for (const [act, undo, what] of [
      ['form.delete', 'form.restore', { formId: world.formId, name: '运费申请' }],
      ['app.delete', 'app.restore', { appId: world.appId, name: '物流' }],
    ] as const) {
      for (const person of [applicant, head]) await as(person).call('notice.markRead', {})
      const { recordId, instanceId } = await world.submit({ title: '还在审批', freight: 10 })
      const taskId = await world.taskOf(head, instanceId)
      await office.call(act, what)
      await world.drain()
      for (const person of [applicant, head]) {
        expect(await kinds(person)).toContain('formDeleted')
        expect(await world.tasksOf(person, instanceId)).toEqual([])
      }
      await office.call(undo, what)
      const { instance, timeline } = await world.view(applicant, instanceId)
      expect(instance.state).toBe('withdrawn')
      expect(timeline).toContainEqual(expect.objectContaining({ verb: 'deleteForm' }))
      await expect(as(head).call('task.approve', { taskId })).rejects.toMatchObject({
        code: 'flow.task_done',
        params: { verb: 'deleteForm' },
      })
      const again = await as(applicant).call('flow.submit', { formId: world.formId, recordId, values: {} })
      expect((await world.approve(head, again.instanceId)).state).toBe('approved')
    }
  })

  test('[N3.13] one restored before they were ended keeps them', async () => {
    const { admin, head, as } = world
    const { instanceId } = await world.submit({ title: '差点终止', freight: 10 })
    await as(admin).call('form.delete', { formId: world.formId, name: '运费申请' })
    await as(admin).call('form.restore', { formId: world.formId })
    await world.drain()
    expect((await world.approve(head, instanceId)).state).toBe('approved')
  })
})
