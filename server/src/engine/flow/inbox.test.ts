import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

/** applicant → head, who may change the freight → finance */
async function submitted(values: Record<string, unknown> = {}) {
  const { head, finance } = world
  await world.publish([
    applicantStep(),
    ask('approve', [byMember(head)], {
      id: 'first',
      name: '初审',
      fields: { freight: 'edit', secret: 'hidden' },
    }),
    ask('approve', [byMember(finance)], { id: 'second', name: '复审' }),
  ])
  return world.submit({ freight: 10, ...values })
}

describe('what is decided is what was seen', () => {
  test('[N3.6] a record changed meanwhile is not approved as it was: the refusal says who changed what', async () => {
    const { head, admin, as } = world
    const { instanceId, recordId } = await submitted()
    const seen = await world.view(head, instanceId)
    const { taskId } = seen.myTask
    await as(admin).call('record.update', {
      formId: world.formId,
      recordId,
      version: seen.record.version,
      values: { freight: 999, secret: '8' },
    })
    const { version } = seen.record
    for (const act of [
      () => as(head).call('task.approve', { taskId, version }),
      () => as(head).call('task.approve', { taskId, version, values: { freight: 11 } }),
      () => as(head).call('task.reject', { taskId, version, opinion: '不' }),
      () => as(head).call('task.return', { taskId, version, toNodeId: 'apply', opinion: '不' }),
      () => as(head).call('task.transfer', { taskId, version, memberId: admin.memberId }),
    ]) {
      const refusal = await act().catch((error: unknown) => error)
      expect(refusal).toMatchObject({ status: 409, code: 'record.version_conflict' })
      expect(JSON.stringify(refusal)).toContain('运费')
      // A field hidden at the node is not told of either.
      expect(JSON.stringify(refusal)).not.toContain('成本价')
    }
    const now = await world.view(head, instanceId)
    expect(now.myTask.taskId).toBe(taskId)
    await as(head).call('task.approve', { taskId, version: now.record.version })
    expect((await world.view(head, instanceId)).instance.state).toBe('running')
  })

  test('[N3.6] an approval and a change of the same moment: the approval is of what was seen, or refused', async () => {
    const { head, admin, as } = world
    for (let round = 0; round < 5; round++) {
      const { instanceId, recordId } = await submitted()
      const { myTask, record } = await world.view(head, instanceId)
      const [approved] = await Promise.allSettled([
        as(head).call('task.approve', { taskId: myTask.taskId, version: record.version }),
        as(admin).call('record.update', {
          formId: world.formId,
          recordId,
          version: record.version,
          values: { freight: 999 },
        }),
      ])
      if (approved.status === 'rejected') expect(approved.reason).toMatchObject({ status: 409 })
      else {
        const { timeline } = await world.view(head, instanceId)
        // A change that came after it stands after it.
        expect(timeline.slice(1).map(({ verb }: { verb: string }) => verb)[0]).toBe('approve')
      }
    }
  })
})

describe('what I look at', () => {
  test('[N3.11] a task that was asked for and is gone says what became of it, and no other takes its place', async () => {
    const { head, applicant, as } = world
    await world.publish([
      applicantStep(),
      ask('approve', [byMember(head)], { id: 'first', name: '初审' }),
      ask('approve', [byMember(head)], { id: 'second', name: '复审' }),
    ])
    const { instanceId } = await world.submit()
    const taskId = await world.taskOf(head, instanceId)
    const shown = () => as(head).call('instance.get', { instanceId, taskId })
    expect(await shown()).toMatchObject({ myTask: { taskId }, settled: null, my: { otherTaskId: null } })
    await as(head).call('task.approve', { taskId, opinion: '好' })
    const next = await world.taskOf(head, instanceId)
    expect(await shown()).toMatchObject({
      myTask: null,
      settled: { taskId, name: '初审', verb: 'approve', opinion: '好', by: { id: head.memberId } },
      my: { otherTaskId: next },
    })
    await as(applicant).call('instance.withdraw', { instanceId })
    expect(await as(head).call('instance.get', { instanceId, taskId: next })).toMatchObject({
      myTask: null,
      settled: { taskId: next, verb: 'withdraw', by: { id: applicant.memberId } },
      my: { otherTaskId: null },
    })
  })

  test('[N3.6] what was returned says by whom and why, in the list and where it is opened', async () => {
    const { finance, applicant, head, as } = world
    const { instanceId } = await submitted()
    await world.approve(head, instanceId)
    const taskId = await world.taskOf(finance, instanceId)
    await as(finance).call('task.return', { taskId, toNodeId: 'apply', opinion: '发票看不清' })
    for (const box of ['todo', 'mine']) {
      const { items } = await as(applicant).call('task.list', { box, limit: 50 })
      const mine = items.find((item: { instanceId: string }) => item.instanceId === instanceId)
      expect(mine.returned).toEqual({ by: finance.name, reason: '发票看不清' })
    }
    const view = await world.view(applicant, instanceId)
    expect(view.myTask.returned).toMatchObject({ by: { id: finance.memberId }, reason: '发票看不清' })
    await as(applicant).call('task.submit', { taskId: view.myTask.taskId, values: {} })
    // Asked again in a later round, but not returned.
    const { items } = await as(head).call('task.list', { box: 'todo', limit: 50 })
    const again = items.find((item: { instanceId: string }) => item.instanceId === instanceId)
    expect(again).toMatchObject({ round: 2, returned: null })
  })
})

describe('applied for in vain', () => {
  test('[N3.6] the applicant changes what was rejected or withdrawn and submits it again; nobody else may', async () => {
    const { head, applicant, finance, as } = world
    for (const end of ['reject', 'withdraw'] as const) {
      const { instanceId, recordId } = await submitted({ note: '加急' })
      if (end === 'withdraw') await as(applicant).call('instance.withdraw', { instanceId })
      else {
        const taskId = await world.taskOf(head, instanceId)
        await as(head).call('task.reject', { taskId, opinion: '太贵' })
      }
      const mine = await world.view(applicant, instanceId)
      expect(mine.resubmitAccess).toMatchObject({ freight: 'edit' })
      expect((await world.view(head, instanceId)).resubmitAccess).toBeNull()
      const again = { formId: world.formId, recordId, values: { freight: 5 } }
      await expect(as(finance).call('flow.submit', again)).rejects.toMatchObject({
        status: expect.any(Number),
      })
      await expect(
        as(applicant).call('flow.submit', { ...again, version: mine.record.version + 1 }),
      ).rejects.toMatchObject({ code: 'record.version_conflict' })
      const next = await as(applicant).call('flow.submit', { ...again, version: mine.record.version })
      expect(next.recordId).toBe(recordId)
      expect(next.instanceId).not.toBe(instanceId)
      const asked = await world.view(head, next.instanceId)
      expect(asked.record.values).toMatchObject({ freight: 5, note: '加急' })
      // It is under way again: not from the old instance a second time.
      expect((await world.view(applicant, instanceId)).resubmitAccess).toBeNull()
      await expect(as(applicant).call('flow.submit', again)).rejects.toMatchObject({ status: 409 })
    }
  })
})

describe('the inbox finds', () => {
  test('[N3.11] a record by the number that is printed on it, unless the node hides the number', async () => {
    const { head, finance, admin, applicant, as } = world
    const { id: formId } = await as(admin).call('form.create', { appId: world.appId, name: '用车' })
    await as(admin).call('form.saveDraft', {
      formId,
      baseVersion: 0,
      definition: {
        fields: [
          { type: 'text', id: 'title', name: '事由' },
          ...['a', 'b', 'c', 'd'].map((id) => ({ type: 'text', id, name: id })),
          { type: 'autoNumber', id: 'no', name: '单号', prefix: 'YC-', digits: 5 },
        ],
        titleFieldId: 'title',
      },
    })
    await as(admin).call('form.publish', { formId })
    await world.publish(
      [
        applicantStep(),
        ask('approve', [byMember(head)], { id: 'first' }),
        ask('approve', [byMember(finance)], { id: 'second', fields: { no: 'hidden' } }),
      ],
      formId,
    )
    const { instanceId, recordId } = await as(applicant).call('flow.submit', {
      formId,
      values: { title: '接机', a: '1', b: '2', c: '3', d: '4' },
    })
    const { record } = await as(admin).call('record.get', { formId, recordId })
    const number = record.values.no as string
    const found = async (person: typeof head, box: string) => {
      const { items } = await as(person).call('task.list', { box, search: number, limit: 50 })
      return items.some((item: { instanceId: string }) => item.instanceId === instanceId)
    }
    expect(number).toMatch(/^YC-/)
    expect(await found(head, 'todo')).toBe(true)
    expect(await found(applicant, 'mine')).toBe(true)
    await world.approve(head, instanceId)
    expect(await found(finance, 'todo')).toBe(false)
    expect(await found(head, 'done')).toBe(true)
  })
})

describe('notices', () => {
  test('[N3.11] of a task are read once it is handled, by whom or however', async () => {
    const { head, finance, applicant, as } = world
    const { instanceId } = await submitted()
    const unread = async (person: typeof head) => {
      await world.drain()
      const { items } = await as(person).call('notice.list', { unread: true, limit: 50 })
      const about = items.filter(({ link }: { link: string }) => link === `/instances/${instanceId}`)
      return about.map(({ kind }: { kind: string }) => kind)
    }
    expect(await unread(head)).toEqual(['taskOpened'])
    await as(applicant).call('instance.urge', { instanceId })
    expect(await unread(head)).toEqual(['taskUrged', 'taskOpened'])
    await world.approve(head, instanceId)
    expect(await unread(head)).toEqual([])
    expect(await unread(finance)).toEqual(['taskOpened'])
    // Called off by somebody else: nothing is left to do.
    await as(applicant).call('instance.withdraw', { instanceId })
    expect(await unread(finance)).toEqual([])
  })
})
