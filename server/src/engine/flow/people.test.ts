import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestPerson } from '../../testing/test-house.ts'
import {
  applicantStep,
  ask,
  byHead,
  byMember,
  byRole,
  createFlowWorld,
  type FlowWorld,
} from './testing/flow-world.ts'

let world: FlowWorld
let boss: TestPerson

/** Who is asked at the first node of a flow with one node. */
async function asked(
  assignees: unknown[],
  config: Record<string, unknown> = {},
  { values = {}, person = world.applicant } = {},
) {
  await world.publish([applicantStep(), ask('approve', assignees, { id: 'node', name: '审批', ...config })])
  const { instanceId } = await world.submit(values, person)
  const view = await world.view(world.admin, instanceId)
  return {
    instanceId,
    state: view.instance.state as string,
    people: view.openTasks.flatMap(({ people }: { people: { name: string }[] }) =>
      people.map(({ name }) => name),
    ),
    timeline: view.timeline as { kind: string; verb: string; nodeName: string }[],
  }
}

beforeAll(async () => {
  world = await createFlowWorld()
  const office = world.as(world.admin)
  const created = await office.call('member.create', {
    name: '总经理',
    email: 'boss@acme.test',
    username: 'acme-boss',
    password: 'River-2026-gate',
  })
  const member = await office.call('member.get', { memberId: created.id })
  const { tenantId } = world
  const { accountId } = member
  boss = {
    memberId: created.id,
    accountId,
    tenantId,
    name: '总经理',
    actor: { kind: 'member', tenantId, memberId: created.id, accountId, name: '总经理' },
  }
  const { items } = await office.call('department.list', {})
  const root = items.find(({ parentId }: { parentId: string | null }) => parentId === null)
  if (root) await office.call('department.setHead', { departmentId: root.id, memberId: boss.memberId })
})
afterAll(() => world?.close())

describe('who is asked', () => {
  test('[N3.4] members, roles, fields and the applicant, each once', async () => {
    const { head, finance } = world
    const all = [
      byMember(finance, head),
      byRole(world.roles.finance!),
      { type: 'field', fieldId: 'helper' },
      { type: 'applicant' },
    ]
    const values = { helper: head.memberId }
    expect((await asked(all, {}, { values })).people.sort()).toEqual(['张三', '李主管', '王财务'].sort())
  })

  test('[P3.4] the head of the department, and of the one above', async () => {
    expect((await asked([byHead(0)])).people).toEqual(['李主管'])
    expect((await asked([byHead(1)])).people).toEqual(['总经理'])
  })

  test('[P3.4] who heads the department themselves is answered by the head above', async () => {
    expect((await asked([byHead(0)], {}, { person: world.head })).people).toEqual(['总经理'])
  })

  test('[N3.4] nobody approves for themselves unless the node says so', async () => {
    const mine = [byMember(world.applicant)]
    expect((await asked(mine, { whenApplicant: 'keep' })).people).toEqual(['张三'])
    expect((await asked(mine, { whenApplicant: 'superior' })).people).toEqual(['李主管'])
    const skipped = await asked(mine, { whenApplicant: 'skip' })
    expect(skipped.state).toBe('approved')
    expect(skipped.timeline).toContainEqual(
      expect.objectContaining({ kind: 'skipped', verb: 'applicant', nodeName: '审批' }),
    )
  })
})

describe('nobody is found', () => {
  const nobody = [{ type: 'field', fieldId: 'helper' }]

  test('[N3.4] the administrators are asked instead, and the history says so', async () => {
    const { people, timeline } = await asked(nobody)
    expect(people).toEqual(['管理员'])
    expect(timeline).toContainEqual(expect.objectContaining({ kind: 'asked', verb: 'administrator' }))
  })

  test('[N3.4] the node is passed, and the history says so', async () => {
    const { state, timeline } = await asked(nobody, { whenEmpty: 'skip' })
    expect(state).toBe('approved')
    expect(timeline).toContainEqual(expect.objectContaining({ kind: 'skipped', verb: 'empty' }))
  })

  test('[N3.4] [N3.13] the flow stops where administrators see it, and goes on once the cause is mended', async () => {
    const { admin, head, applicant, formId, as } = world
    const { instanceId, state } = await asked(nobody, { whenEmpty: 'stop' })
    expect(state).toBe('failed')
    const { items } = await as(admin).call('instance.list', { formId, only: 'stuck' })
    expect(items).toMatchObject([{ instanceId, incidents: [{ nodeId: 'node', code: 'nobody-found' }] }])
    await expect(as(applicant).call('instance.list', { formId })).rejects.toMatchObject({ status: 403 })
    await expect(as(applicant).call('instance.retry', { instanceId })).rejects.toMatchObject({ status: 403 })
    expect(await as(admin).call('instance.retry', { instanceId })).toEqual({ instanceId, state: 'failed' })
    const { record } = await world.view(admin, instanceId)
    const values = { helper: head.memberId }
    await as(admin).call('record.update', { formId, recordId: record.id, version: record.version, values })
    expect(await as(admin).call('instance.retry', { instanceId })).toEqual({ instanceId, state: 'running' })
    expect((await world.approve(head, instanceId)).state).toBe('approved')
    expect((await as(admin).call('instance.list', { formId, only: 'stuck' })).items).toEqual([])
    await world.drain()
    const notices = await as(admin).call('notice.list', { limit: 50 })
    expect(notices.items.some(({ kind }: { kind: string }) => kind === 'instanceFailed')).toBe(true)
  })

  test('[N3.4] who has left the company is not asked', async () => {
    const { admin, finance, head, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(finance, head)], { signing: 'all' })])
    await as(admin).call('member.disable', { memberId: finance.memberId })
    try {
      const { instanceId } = await world.submit()
      expect((await world.approve(head, instanceId)).state).toBe('approved')
      expect((await asked([byRole(world.roles.finance!)])).people).toEqual(['管理员'])
    } finally {
      await as(admin).call('member.enable', { memberId: finance.memberId })
    }
  })
})

describe('copies', () => {
  test('[N3.3] CC holds nothing up and can be marked as read', async () => {
    const { head, finance, as } = world
    await world.publish([
      applicantStep(),
      ask('cc', [byMember(finance)], { id: 'copy', name: '抄送财务' }),
      ask('approve', [byMember(head)], { id: 'node' }),
    ])
    const { instanceId } = await world.submit()
    const copies = await as(finance).call('task.list', { box: 'cc', limit: 10 })
    expect(copies.items[0]).toMatchObject({ instanceId, kind: 'cc', state: 'open', overdue: false })
    const { taskId } = copies.items[0]
    const before = await as(finance).call('task.counts')
    await as(finance).call('task.markRead', { taskId })
    expect(await as(finance).call('task.markRead', { taskId })).toEqual({ taskId, state: 'read' })
    expect(await as(finance).call('task.counts')).toEqual({ ...before, cc: before.cc - 1 })
    await expect(as(head).call('task.markRead', { taskId })).rejects.toMatchObject({ status: 404 })
    await expect(as(finance).call('task.approve', { taskId })).rejects.toMatchObject({ status: 409 })
    expect((await world.view(finance, instanceId)).myTask).toBeNull()
    expect((await world.approve(head, instanceId)).state).toBe('approved')
  })
})

describe('[N3.4] the same person at consecutive steps', () => {
  const steps = (samePerson?: 'every' | 'once') => [
    applicantStep(samePerson ? { samePerson } : {}),
    ask('approve', [byMember(world.head)], { id: 'first' }),
    ask('approve', [byMember(world.head, world.finance)], { id: 'second' }),
    ask('approve', [byMember(world.head, world.finance)], { id: 'third', signing: 'all' }),
    ask('approve', [byMember(world.finance)], { id: 'fourth', opinionRequired: true }),
  ]

  test('[N3.4] is asked at every one of them, as it is usual', async () => {
    await world.publish(steps())
    const { instanceId } = await world.submit()
    await world.approve(world.head, instanceId)
    expect((await world.tasksOf(world.head, instanceId)).map(({ nodeId }) => nodeId)).toEqual(['second'])
  })

  test('[N3.4] is asked once where the flow says so; others and steps that want more are asked all the same', async () => {
    const { head, finance, as } = world
    await world.publish(steps('once'))
    const { instanceId } = await world.submit()
    await world.approve(head, instanceId)
    expect(await world.tasksOf(head, instanceId)).toEqual([])
    expect((await world.tasksOf(finance, instanceId)).map(({ nodeId }) => nodeId)).toEqual(['third'])
    await world.approve(finance, instanceId)
    expect((await world.tasksOf(finance, instanceId)).map(({ nodeId }) => nodeId)).toEqual(['fourth'])
    const taskId = await world.taskOf(finance, instanceId)
    expect((await as(finance).call('task.approve', { taskId, opinion: '同意' })).state).toBe('approved')
    const { timeline } = await world.view(head, instanceId)
    expect(timeline).toContainEqual(
      expect.objectContaining({ kind: 'skipped', nodeId: 'second', verb: 'samePerson' }),
    )
  })
})
