import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applicantStep,
  ask,
  byHead,
  byMember,
  createFlowWorld,
  type FlowWorld,
} from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

describe('fields at a node', () => {
  test('[N3.8] only what the node lets its person change is changed, and only what it shows is seen', async () => {
    const { head, finance, applicant, as } = world
    await world.publish([
      applicantStep({ fields: { secret: 'hidden' } }),
      ask('approve', [byMember(head)], { id: 'first', fields: { freight: 'edit', secret: 'hidden' } }),
      ask('fill', [byMember(finance)], { id: 'second', fields: { secret: 'edit', note: 'hidden' } }),
    ])
    await expect(world.submit({ secret: '12' })).rejects.toMatchObject({ status: 400 })
    const { instanceId } = await world.submit({ freight: 10, note: '加急' })
    const mine = await world.view(head, instanceId)
    expect(mine.fieldAccess).toMatchObject({ freight: 'edit', note: 'read', secret: 'hidden' })
    expect(mine.record.values).toEqual({ title: '空运到上海', freight: 10, note: '加急', helper: null })
    const { taskId } = mine.myTask
    for (const values of [{ note: '不急' }, { secret: '9' }]) {
      await expect(as(head).call('task.approve', { taskId, values })).rejects.toMatchObject({
        code: 'common.invalid_input',
        fields: [{ field: `values.${Object.keys(values)[0]}` }],
      })
    }
    expect((await world.view(head, instanceId)).myTask.taskId).toBe(taskId)
    await as(head).call('task.approve', { taskId, values: { freight: 12.5 } })
    const filled = await world.view(finance, instanceId)
    expect(filled.record.values).toEqual({ title: '空运到上海', freight: 12.5, secret: null, helper: null })
    await as(finance).call('task.submit', { taskId: filled.myTask.taskId, values: { secret: '8.80' } })
    expect((await world.view(finance, instanceId)).record.values).toMatchObject({ secret: '8.80' })
    expect((await world.view(applicant, instanceId)).instance.state).toBe('approved')
    const history = await as(applicant).call('record.history', {
      formId: world.formId,
      recordId: filled.record.id,
      limit: 20,
    })
    expect(JSON.stringify(history.items)).toContain('12.5')
  })

  test('[N3.8] who starts a flow is told what its published applicant node lets them fill in', async () => {
    const { head, applicant, admin, as } = world
    const formId = await world.addForm('出车申请')
    expect((await as(applicant).call('flow.get', { formId })).applicantAccess).toBeNull()
    const fields = { secret: 'hidden', note: 'read' }
    await world.publish([applicantStep({ fields }), ask('approve', [byMember(head)])], formId)
    // A draft changes nothing for those who start the flow that runs.
    const tree = { id: 'flow', name: '新稿', root: [applicantStep(), ask('approve', [byMember(head)])] }
    await as(admin).call('flow.saveDraft', { formId, tree })
    for (const person of [applicant, admin]) {
      expect((await as(person).call('flow.get', { formId })).applicantAccess).toEqual({
        title: 'edit',
        freight: 'edit',
        note: 'read',
        secret: 'hidden',
        helper: 'edit',
      })
    }
  })

  test('[N3.8] key fields in the inbox leave out what the node hides', async () => {
    const { head, applicant, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)], { fields: { note: 'hidden' } })])
    const { instanceId } = await world.submit({ freight: 7, note: '秘密', helper: applicant.memberId })
    const { items } = await as(head).call('task.list', { box: 'todo', limit: 1 })
    expect(items[0]).toMatchObject({ instanceId, title: '空运到上海' })
    expect(items[0].keyFields).toEqual([
      { name: '运费', type: 'number', value: 7, scale: 2 },
      { name: '经办人', type: 'list', value: ['张三'] },
    ])
  })
})

describe('who may look', () => {
  test('[P4.2] an instance is found by the applicant, by who has or had a task, and by who may read the record', async () => {
    const { head, finance, admin, applicant } = world
    await world.publish([applicantStep(), ask('approve', [byHead()], { id: 'node' })])
    const { instanceId } = await world.submit()
    for (const person of [applicant, head, admin])
      expect((await world.view(person, instanceId)).instance.id).toBe(instanceId)
    await expect(world.view(finance, instanceId)).rejects.toMatchObject({ status: 404 })
    await expect(
      world.as(finance).call('instance.comment', { instanceId, text: '看看' }),
    ).rejects.toMatchObject({ status: 404 })
    const taskId = await world.taskOf(head, instanceId)
    await world.as(head).call('task.transfer', { taskId, memberId: finance.memberId })
    expect((await world.view(finance, instanceId)).myTask).not.toBeNull()
    await world.approve(finance, instanceId)
    expect((await world.view(finance, instanceId)).instance.state).toBe('approved')
  })

  test('[P2.1] another tenant finds nothing and changes nothing', async () => {
    const { head, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)])])
    const { instanceId } = await world.submit()
    const taskId = await world.taskOf(head, instanceId)
    const other = await world.addTenant('other')
    const stranger = as(other.admin)
    for (const [operation, input] of [
      ['instance.get', { instanceId }],
      ['instance.withdraw', { instanceId }],
      ['instance.comment', { instanceId, text: '你好' }],
      ['instance.retry', { instanceId }],
      ['task.approve', { taskId }],
      ['task.markRead', { taskId }],
      ['task.reassign', { taskId, memberId: other.admin.memberId }],
      ['flow.get', { formId: world.formId }],
      ['flow.submit', { formId: world.formId, values: {} }],
    ] as const) {
      await expect(stranger.call(operation, input), operation).rejects.toMatchObject({ status: 404 })
    }
    expect(await stranger.call('task.counts')).toEqual({ todo: 0, cc: 0, overdue: 0 })
    await expect(
      as(head).call('task.transfer', { taskId, memberId: other.admin.memberId }),
    ).rejects.toMatchObject({ code: 'flow.cannot_transfer_to' })
    expect((await world.approve(head, instanceId)).state).toBe('approved')
  })
})

describe('talk', () => {
  test('[N3.6] comments and reminders stand in the history and reach people', async () => {
    const { head, applicant, as, clock } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)])])
    const { instanceId } = await world.submit({ title: '催一催' })
    await as(head).call('instance.comment', { instanceId, text: '缺发票' })
    expect(await as(applicant).call('instance.urge', { instanceId })).toEqual({ instanceId, told: 1 })
    expect(await as(applicant).call('instance.urge', { instanceId })).toEqual({ instanceId, told: 0 })
    clock.advance(11 * 60_000)
    expect(await as(applicant).call('instance.urge', { instanceId })).toEqual({ instanceId, told: 1 })
    await world.drain()
    const toHead = await as(head).call('notice.list', { limit: 50 })
    const aboutThis = toHead.items.filter(({ text }: { text: string }) => text.includes('催一催'))
    expect(aboutThis.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'taskOpened',
      'taskUrged',
      'taskUrged',
    ])
    const toApplicant = await as(applicant).call('notice.list', { limit: 50 })
    expect(toApplicant.items[0]).toMatchObject({ kind: 'commented', link: `/instances/${instanceId}` })
    await world.approve(head, instanceId)
    await as(applicant).call('instance.comment', { instanceId, text: '谢谢' })
    await expect(as(applicant).call('instance.urge', { instanceId })).rejects.toMatchObject({ status: 409 })
    const { timeline } = await world.view(head, instanceId)
    expect(timeline.map(({ verb }: { verb: string }) => verb)).toEqual([
      'submit',
      'comment',
      'urge',
      'urge',
      'approve',
      'approved',
      'comment',
    ])
  })
})
