import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applicantStep,
  ask,
  branch,
  byHead,
  byRole,
  createFlowWorld,
  type FlowWorld,
} from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
  await world.publish([
    applicantStep(),
    ask('approve', [byHead()], { id: 'head', name: '主管审批' }),
    branch([
      {
        name: '超过一百',
        condition: '[运费] > 100',
        steps: [ask('approve', [byRole(world.roles.finance!)], { id: 'finance', name: '财务审批' })],
      },
      { name: '其他', condition: null, steps: [] },
    ]),
  ])
})
afterAll(() => world?.close())

describe('freight over 100 needs the head and finance, less only the head', () => {
  test('[N3.3] a small freight is approved by the department head alone', async () => {
    const { applicant, head, as } = world
    const { instanceId, recordId } = await world.submit({ freight: 32.38 })
    expect(await world.view(applicant, instanceId)).toMatchObject({
      instance: { state: 'running', recordId },
      openTasks: [{ nodeId: 'head', people: [{ id: head.memberId, name: '李主管' }] }],
      forecast: [],
    })
    const taskId = await world.taskOf(head, instanceId)
    expect(await as(head).call('task.approve', { taskId, opinion: '同意' })).toEqual({
      instanceId,
      state: 'approved',
    })
    const view = await world.view(applicant, instanceId)
    expect(view.instance.state).toBe('approved')
    expect(view.record).toMatchObject({ flowState: 'approved', values: { freight: 32.38 } })
    expect(view.timeline.map((entry: { kind: string; verb: string }) => [entry.kind, entry.verb])).toEqual([
      ['act', 'submit'],
      ['act', 'approve'],
      ['ended', 'approved'],
    ])
    expect(view.timeline[1]).toMatchObject({
      nodeName: '主管审批',
      opinion: '同意',
      person: { name: '李主管' },
    })
    expect(view.diagram.visitedNodes).toContain('head')
    expect(view.diagram.visitedNodes).not.toContain('finance')
  })

  test('[N3.11] a large freight goes on to finance, and every inbox says so', async () => {
    const { applicant, head, finance, as } = world
    const { instanceId } = await world.submit({ freight: 260 })
    const before = await world.view(applicant, instanceId)
    expect(before.forecast).toMatchObject([{ nodeId: 'finance', people: [{ name: '王财务' }] }])
    expect(await world.tasksOf(finance, instanceId)).toEqual([])
    const counts = await as(finance).call('task.counts')
    await as(head).call('task.approve', { taskId: await world.taskOf(head, instanceId) })
    expect(await as(finance).call('task.counts')).toEqual({ ...counts, todo: counts.todo + 1 })
    expect(await world.tasksOf(finance, instanceId)).toMatchObject([
      { nodeId: 'finance', title: '空运到上海', kind: 'approve' },
    ])
    const mine = await as(applicant).call('task.list', { box: 'mine', limit: 10 })
    expect(mine.items[0]).toMatchObject({ instanceId, nodeName: '财务审批', state: 'running' })
    await as(finance).call('task.approve', { taskId: await world.taskOf(finance, instanceId) })
    const done = await as(head).call('task.list', { box: 'done', limit: 10 })
    expect(done.items[0]).toMatchObject({ instanceId, state: 'approved', instanceState: 'approved' })
    expect((await world.view(finance, instanceId)).instance.state).toBe('approved')
  })
})
