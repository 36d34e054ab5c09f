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

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

/** Disables somebody for the time of an act. */
async function without(person: TestPerson, act: () => Promise<void>): Promise<void> {
  const office = world.as(world.admin)
  await office.call('member.disable', { memberId: person.memberId })
  try {
    await world.drain()
    await act()
  } finally {
    await office.call('member.enable', { memberId: person.memberId })
  }
}

describe('[N3.7] somebody who is disabled', () => {
  test('[N3.7] leaves their tasks to an administrator, who is told; whoever disables them sees how many', async () => {
    const { admin, finance, as } = world
    await world.publish([applicantStep(), ask('approve', [byMember(finance)], { id: 'sign', dueHours: 5 })])
    const { instanceId } = await world.submit()
    const { open } = await as(admin).call('task.heldBy', { memberId: finance.memberId })
    expect(open).toBe(1)
    await without(finance, async () => {
      const [task] = await world.tasksOf(admin, instanceId)
      expect(task).toMatchObject({ nodeId: 'sign' })
      const { openTasks, timeline } = await world.view(admin, instanceId)
      expect(openTasks).toMatchObject([{ dueAt: expect.any(String) }])
      expect(timeline).toContainEqual(expect.objectContaining({ verb: 'release' }))
      const { items } = await as(admin).call('notice.list', { limit: 50 })
      expect(items.map(({ kind }: { kind: string }) => kind)).toContain('taskOpened')
      expect((await world.approve(admin, instanceId)).state).toBe('approved')
    })
  })

  test('[N3.7] leaves them to whom the node names today, before any administrator', async () => {
    const { admin, finance, head, roles, as } = world
    await world.publish([applicantStep(), ask('approve', [byRole(roles.finance!)], { id: 'sign' })])
    const { instanceId } = await world.submit()
    await as(admin).call('role.setMembers', {
      roleId: roles.finance,
      memberIds: [finance.memberId, head.memberId],
    })
    await without(finance, async () => {
      expect(await world.tasksOf(admin, instanceId)).toEqual([])
      expect((await world.approve(head, instanceId)).state).toBe('approved')
    })
    await as(admin).call('role.setMembers', { roleId: roles.finance, memberIds: [finance.memberId] })
  })

  test('[N3.7] is not waited for where another of several is enough', async () => {
    const { admin, finance, head } = world
    await world.publish([applicantStep(), ask('approve', [byMember(finance, head)], { id: 'any' })])
    const { instanceId } = await world.submit()
    await without(finance, async () => {
      expect(await world.tasksOf(admin, instanceId)).toEqual([])
      expect((await world.approve(head, instanceId)).state).toBe('approved')
    })
  })

  test('[N3.7] is replaced where everybody signs, and a flow whose other signers are done does not hang', async () => {
    const { admin, finance, head } = world
    await world.publish([
      applicantStep(),
      ask('approve', [byMember(finance, head, admin)], { id: 'all', signing: 'all' }),
    ])
    const { instanceId } = await world.submit()
    await world.approve(head, instanceId)
    await world.approve(admin, instanceId)
    await without(finance, async () => {
      expect((await world.view(admin, instanceId)).instance.state).toBe('approved')
    })
  })
})

describe('[N3.4] the applicant as the one who decides', () => {
  test('[N3.4] the head of a department who applies decides themselves where the node keeps them', async () => {
    const { head } = world
    await world.publish([applicantStep(), ask('approve', [byHead()], { id: 'own', whenApplicant: 'keep' })])
    const { instanceId } = await world.submit({}, head)
    expect((await world.approve(head, instanceId)).state).toBe('approved')
  })
})
