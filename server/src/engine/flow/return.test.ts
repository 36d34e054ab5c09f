import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applicantStep,
  ask,
  byMember,
  createFlowWorld,
  type FlowWorld,
  parallel,
} from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

/** applicant → head → finance */
async function twoSteps() {
  const { head, finance } = world
  await world.publish([
    applicantStep(),
    ask('approve', [byMember(head)], { id: 'first', name: '初审' }),
    ask('approve', [byMember(finance)], { id: 'second', name: '复审' }),
  ])
  const { instanceId, recordId } = await world.submit({ freight: 10 })
  await world.approve(head, instanceId)
  return { instanceId, recordId }
}

describe('return', () => {
  test('[N3.6] to the applicant, who changes the record and runs again through everybody', async () => {
    const { head, finance, applicant, as } = world
    const { instanceId } = await twoSteps()
    const seen = await world.view(finance, instanceId)
    expect(seen.myTask.returnTargets).toEqual([
      { nodeId: 'apply', name: '申请', straightBack: true },
      { nodeId: 'first', name: '初审', straightBack: true },
    ])
    await as(finance).call('task.return', {
      taskId: seen.myTask.taskId,
      toNodeId: 'apply',
      opinion: '金额不对',
    })
    const mine = await world.view(applicant, instanceId)
    expect(mine.myTask).toMatchObject({ kind: 'applicant', verbs: ['submit', 'comment'] })
    expect(mine.fieldAccess.freight).toBe('edit')
    await as(applicant).call('task.submit', { taskId: mine.myTask.taskId, values: { freight: 20 } })
    const again = await world.view(head, instanceId)
    expect(again.record.values.freight).toBe(20)
    expect(again.myTask).toMatchObject({ nodeId: 'first' })
    await as(head).call('task.approve', { taskId: again.myTask.taskId })
    const last = await world.taskOf(finance, instanceId)
    expect((await as(finance).call('task.approve', { taskId: last })).state).toBe('approved')
  })

  test('[N3.6] a returned task goes straight back', async () => {
    const { head, finance, applicant, as } = world
    const { instanceId } = await twoSteps()
    await world.giveBack(finance, instanceId, 'apply', 'straightBack')
    await as(applicant).call('task.submit', {
      taskId: await world.taskOf(applicant, instanceId),
      values: { note: '已补' },
    })
    expect(await world.tasksOf(head, instanceId)).toEqual([])
    const view = await world.view(finance, instanceId)
    expect(view.myTask).toMatchObject({ nodeId: 'second' })
    expect(view.record.values.note).toBe('已补')
    const back = view.timeline.find((entry: { verb: string }) => entry.verb === 'return')
    expect(back).toMatchObject({ to: '申请', opinion: '请修改', person: { name: '王财务' } })
  })

  test('[N3.6] only to a node somebody has finished before', async () => {
    const { head, as } = world
    const { finance } = world
    await world.publish([
      applicantStep(),
      ask('approve', [byMember(head)], { id: 'first' }),
      ask('approve', [byMember(finance)], { id: 'second' }),
    ])
    const { instanceId } = await world.submit()
    const taskId = await world.taskOf(head, instanceId)
    for (const toNodeId of ['second', 'first', 'nowhere']) {
      await expect(as(head).call('task.return', { taskId, toNodeId, opinion: '退' })).rejects.toMatchObject({
        code: 'flow.cannot_return_there',
        params: { choices: '申请' },
      })
    }
  })

  test('[N3.6] inside a parallel branch the other branch goes on', async () => {
    const { head, finance, admin } = world
    await world.publish([
      applicantStep(),
      parallel(
        [
          ask('approve', [byMember(head)], { id: 'a1', name: '甲一' }),
          ask('approve', [byMember(finance)], { id: 'a2', name: '甲二' }),
        ],
        [ask('approve', [byMember(admin)], { id: 'b1', name: '乙' })],
      ),
      ask('approve', [byMember(admin)], { id: 'end', name: '最后' }),
    ])
    const { instanceId } = await world.submit()
    await world.approve(head, instanceId)
    await world.giveBack(finance, instanceId, 'a1')
    expect(await world.tasksOf(admin, instanceId)).toMatchObject([{ nodeId: 'b1' }])
    await world.approve(admin, instanceId)
    expect(await world.tasksOf(admin, instanceId)).toEqual([])
    await world.approve(head, instanceId)
    await world.approve(finance, instanceId)
    expect(await world.tasksOf(admin, instanceId)).toMatchObject([{ nodeId: 'end' }])
  })

  test('[N3.6] out of a parallel branch: running again calls the other branch off, straight back leaves it', async () => {
    const { head, finance, applicant, as } = world
    await world.publish([
      applicantStep(),
      parallel(
        [ask('approve', [byMember(head)], { id: 'a', name: '甲' })],
        [ask('approve', [byMember(finance)], { id: 'b', name: '乙' })],
      ),
    ])
    for (const [how, others] of [
      ['rerun', 0],
      ['straightBack', 1],
    ] as const) {
      const { instanceId } = await world.submit()
      await world.giveBack(head, instanceId, 'apply', how)
      expect(await world.tasksOf(finance, instanceId)).toHaveLength(others)
      const mine = await world.taskOf(applicant, instanceId)
      await as(applicant).call('task.submit', { taskId: mine, values: {} })
      await world.approve(head, instanceId)
      expect((await world.approve(finance, instanceId)).state).toBe('approved')
    }
  })
})

describe('withdraw', () => {
  test('[N3.6] by the applicant while it runs; everything open is called off', async () => {
    const { head, finance, applicant, as } = world
    const { instanceId } = await twoSteps()
    const taskId = await world.taskOf(finance, instanceId)
    await expect(as(head).call('instance.withdraw', { instanceId })).rejects.toMatchObject({ status: 403 })
    await as(applicant).call('instance.withdraw', { instanceId, opinion: '不需要了' })
    const view = await world.view(applicant, instanceId)
    expect(view).toMatchObject({
      instance: { state: 'withdrawn' },
      openTasks: [],
      record: { flowState: 'withdrawn' },
    })
    await expect(as(finance).call('task.approve', { taskId })).rejects.toMatchObject({
      code: 'flow.task_done',
      params: { name: '张三', verbZh: '撤回' },
    })
    expect(await as(applicant).call('instance.withdraw', { instanceId })).toEqual({
      instanceId,
      state: 'withdrawn',
    })
  })

  test('[N3.6] a withdrawn record can be submitted again, a running one cannot', async () => {
    const { applicant, as } = world
    const { instanceId, recordId } = await twoSteps()
    const again = { formId: world.formId, recordId, values: { freight: 11 } }
    await expect(as(applicant).call('flow.submit', again)).rejects.toMatchObject({
      code: 'flow.already_running',
    })
    await as(applicant).call('instance.withdraw', { instanceId })
    await expect(as(world.finance).call('flow.submit', again)).rejects.toMatchObject({ status: 404 })
    const second = await as(applicant).call('flow.submit', again)
    expect(second).toMatchObject({ recordId })
    expect(second.instanceId).not.toBe(instanceId)
    expect((await world.view(applicant, second.instanceId)).record).toMatchObject({
      flowState: 'running',
      flowInstanceId: second.instanceId,
      values: { freight: 11 },
    })
  })
})

describe('a place before a join', () => {
  /** apply → n0 → (a1 → a2 | b1) → z, all done but z. */
  async function behindTheJoin() {
    const { head, finance, admin } = world
    const one = (id: string, person = head) => ask('approve', [byMember(person)], { id, name: id })
    await world.publish([
      applicantStep(),
      one('n0'),
      parallel([one('a1'), one('a2')], [one('b1', finance)]),
      one('z', admin),
    ])
    const { instanceId } = await world.submit({ freight: 10 })
    for (const person of [head, head, head, finance]) await world.approve(person, instanceId)
    return { instanceId }
  }

  test('[N3.6] a return into a branch runs that branch again from there; the other is finished and stays so', async () => {
    const { head, finance, admin } = world
    for (const [to, asked] of [
      ['a2', ['a2']],
      ['a1', ['a1', 'a2']],
    ] as const) {
      const { instanceId } = await behindTheJoin()
      await world.giveBack(admin, instanceId, to)
      for (const nodeId of asked) {
        expect(await world.tasksOf(head, instanceId)).toMatchObject([{ nodeId }])
        expect(await world.tasksOf(finance, instanceId)).toEqual([])
        await world.approve(head, instanceId)
      }
      expect((await world.approve(admin, instanceId)).state).toBe('approved')
    }
  })

  test('[N3.6] a return to before the split asks in both branches again', async () => {
    const { head, finance, admin } = world
    const { instanceId } = await behindTheJoin()
    await world.giveBack(admin, instanceId, 'n0')
    for (const person of [head, head, finance, head]) await world.approve(person, instanceId)
    const { myTask } = await world.view(admin, instanceId)
    expect(myTask.returnTargets.map(({ nodeId }: { nodeId: string }) => nodeId).toSorted()).toEqual(
      ['a1', 'a2', 'apply', 'b1', 'n0'].toSorted(),
    )
    expect((await world.approve(admin, instanceId)).state).toBe('approved')
  })

  test('[N3.6] what lies behind the place of a return counts as not yet done', async () => {
    const { head, finance, admin } = world
    const { instanceId } = await behindTheJoin()
    await world.giveBack(admin, instanceId, 'n0')
    await world.approve(head, instanceId)
    const { myTask } = await world.view(finance, instanceId)
    expect(myTask.returnTargets.map(({ nodeId }: { nodeId: string }) => nodeId)).toEqual(['apply', 'n0'])
    await world.as(admin).call('instance.jump', {
      instanceId,
      fromNodeId: 'a1',
      toNodeId: 'z',
      opinion: '跳过',
    })
    await world.as(admin).call('instance.jump', { instanceId, toNodeId: 'a2', opinion: '还是要审' })
    expect(await world.tasksOf(finance, instanceId)).toMatchObject([{ nodeId: 'b1' }])
  })

  test('[N3.6] a return into a branch that comes straight back leaves the others as they are', async () => {
    const { head, finance, admin } = world
    const { instanceId } = await behindTheJoin()
    await world.giveBack(admin, instanceId, 'a2', 'straightBack')
    expect(await world.tasksOf(finance, instanceId)).toEqual([])
    await world.approve(head, instanceId)
    expect((await world.approve(admin, instanceId)).state).toBe('approved')
  })

  test('[N3.13] an administrator who moves it into a branch asks that branch alone, once all were done', async () => {
    const { head, finance, admin } = world
    const { instanceId } = await behindTheJoin()
    await world.as(admin).call('instance.jump', { instanceId, toNodeId: 'b1', opinion: '漏了一项' })
    expect(await world.tasksOf(head, instanceId)).toEqual([])
    await world.approve(finance, instanceId)
    expect((await world.approve(admin, instanceId)).state).toBe('approved')
  })

  test('[N3.13] one that came to a standstill is found as stuck, says so, and can be let go', async () => {
    const { admin, head, finance } = world
    const { instanceId } = await behindTheJoin()
    await world.giveBack(admin, instanceId, 'a2', 'straightBack')
    await forgetWayBack(instanceId)
    expect((await world.approve(head, instanceId)).state).toBe('failed')
    const stuck = await world.as(admin).call('instance.list', { formId: world.formId, only: 'stuck' })
    const line = stuck.items.find((item: { instanceId: string }) => item.instanceId === instanceId)
    expect(line.incidents).toMatchObject([{ code: 'waits-for-ever' }])
    await world.as(admin).call('instance.retry', { instanceId })
    expect(await world.tasksOf(finance, instanceId)).toEqual([])
    expect((await world.approve(admin, instanceId)).state).toBe('approved')
  })

  /** What an instance of an earlier version may look like: the token is before a join whose partners are gone. */
  async function forgetWayBack(instanceId: string): Promise<void> {
    const client = await world.house.services.pools.server.connect()
    try {
      await client.query(`begin; select set_config('sluice.tenant_id', '${world.tenantId}', true)`)
      await client.query(`update flow_instance set state = jsonb_set(state, '{back}', '{}') where id = $1`, [
        instanceId,
      ])
      await client.query('commit')
    } finally {
      client.release()
    }
  }
})
