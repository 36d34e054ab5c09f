import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applicantStep,
  ask,
  byMember,
  byRole,
  createFlowWorld,
  type FlowWorld,
} from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

describe('several people at one node', () => {
  test('[N3.5] with any signing the first decision counts and the others are told who made it', async () => {
    const { head, finance, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head, finance)], { id: 'any' })])
    const { instanceId } = await world.submit()
    const late = await world.taskOf(finance, instanceId)
    await as(head).call('task.approve', { taskId: await world.taskOf(head, instanceId) })
    expect(await world.tasksOf(finance, instanceId)).toEqual([])
    await expect(as(finance).call('task.approve', { taskId: late })).rejects.toMatchObject({
      code: 'flow.task_done',
      status: 409,
      params: { name: '李主管', time: '2026-03-02 09:00', verb: 'approve', verbZh: '同意' },
    })
  })

  test('[N3.5] with all signing the node is done when the last one agrees', async () => {
    const { head, finance, admin, as } = world
    await world.publish([
      applicantStep(),
      ask('approve', [byMember(head), byRole(world.roles.finance!), byMember(head, admin)], {
        id: 'all',
        signing: 'all',
      }),
    ])
    const { instanceId } = await world.submit()
    for (const [index, person] of [finance, head, admin].entries()) {
      const taskId = await world.taskOf(person, instanceId)
      const { state } = await as(person).call('task.approve', { taskId })
      expect(state).toBe(index === 2 ? 'approved' : 'running')
    }
  })

  test('[N3.5] with all signing one rejection decides', async () => {
    const { head, finance, applicant, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head, finance)], { signing: 'all' })])
    const { instanceId } = await world.submit()
    await as(head).call('task.approve', { taskId: await world.taskOf(head, instanceId) })
    const taskId = await world.taskOf(finance, instanceId)
    await as(finance).call('task.reject', { taskId, opinion: '太贵' })
    const view = await world.view(applicant, instanceId)
    expect(view.instance).toMatchObject({ state: 'rejected' })
    expect(view.record.flowState).toBe('rejected')
    expect(view.openTasks).toEqual([])
  })

  test('[N3.6] two people press at once: one wins, the other is told who', async () => {
    const { head, finance, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head, finance)])])
    for (let round = 0; round < 5; round++) {
      const { instanceId } = await world.submit()
      const tasks = [await world.taskOf(head, instanceId), await world.taskOf(finance, instanceId)]
      const [first, second] = await Promise.allSettled([
        as(head).call('task.approve', { taskId: tasks[0] }),
        as(finance).call('task.reject', { taskId: tasks[1], opinion: '不同意' }),
      ])
      const lost = [first, second].filter((one) => one?.status === 'rejected')
      expect(lost).toHaveLength(1)
      const winner = first?.status === 'fulfilled' ? '李主管' : '王财务'
      expect(lost[0]).toMatchObject({ reason: { code: 'flow.task_done', params: { name: winner } } })
    }
  })

  test('[N3.6] the same key twice, and the same verb twice, act once', async () => {
    const { head, finance, applicant, as } = world
    await world.publish([
      applicantStep(),
      ask('approve', [byMember(head)], { id: 'first' }),
      ask('approve', [byMember(finance)], { id: 'second' }),
    ])
    const values = { title: '重复提交' }
    const input = { formId: world.formId, values }
    const once = await as(applicant, { idempotencyKey: 'k1' }).call('flow.submit', input)
    expect(await as(applicant, { idempotencyKey: 'k1' }).call('flow.submit', input)).toEqual(once)
    const taskId = await world.taskOf(head, once.instanceId)
    const answers = await Promise.all([
      as(head).call('task.approve', { taskId }),
      as(head).call('task.approve', { taskId }),
      as(head, { idempotencyKey: 'k2' }).call('task.approve', { taskId }),
    ])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await world.tasksOf(finance, once.instanceId)).toHaveLength(1)
    const { timeline } = await world.view(applicant, once.instanceId)
    expect(timeline.map((entry: { verb: string }) => entry.verb)).toEqual(['submit', 'approve'])
  })

  test('[N3.6] only who holds a task may act on it, and only with the verbs its node offers', async () => {
    const { head, finance, applicant, as } = world
    await world.publish([
      applicantStep(),
      ask('approve', [byMember(head)], { verbs: ['approve', 'comment'], opinionRequired: true }),
    ])
    const { instanceId } = await world.submit()
    const taskId = await world.taskOf(head, instanceId)
    await expect(as(finance).call('task.approve', { taskId })).rejects.toMatchObject({ status: 403 })
    await expect(as(applicant).call('task.approve', { taskId })).rejects.toMatchObject({ status: 403 })
    await expect(as(head).call('task.reject', { taskId, opinion: '不' })).rejects.toMatchObject({
      code: 'flow.verb_not_offered',
    })
    await expect(as(head).call('task.approve', { taskId })).rejects.toMatchObject({
      code: 'flow.opinion_needed',
    })
    await as(head).call('task.approve', { taskId, opinion: '好' })
  })

  test('[N3.6] a task handed to somebody else is theirs, and the history says so', async () => {
    const { head, finance, applicant, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)], { id: 'one', name: '审批' })])
    const { instanceId } = await world.submit()
    const taskId = await world.taskOf(head, instanceId)
    await expect(as(head).call('task.transfer', { taskId, memberId: head.memberId })).rejects.toMatchObject({
      code: 'flow.cannot_transfer_to',
    })
    await as(head).call('task.transfer', { taskId, memberId: finance.memberId, opinion: '请您看' })
    expect(await world.tasksOf(head, instanceId)).toEqual([])
    await as(finance).call('task.approve', { taskId: await world.taskOf(finance, instanceId) })
    const { timeline, instance } = await world.view(applicant, instanceId)
    expect(instance.state).toBe('approved')
    expect(timeline[1]).toMatchObject({ verb: 'transfer', to: '王财务', opinion: '请您看' })
  })
})
