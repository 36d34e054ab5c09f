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

describe('[N3.4] where a node forbids it, the applicant does not decide on their own request', () => {
  const excluded = { code: 'flow.cannot_transfer_to' }

  test.for(['superior', 'skip'])(
    'neither by a transfer nor by a reassignment (%s)',
    async (whenApplicant) => {
      const { head, applicant, admin } = world
      await world.publish([applicantStep(), ask('approve', [byMember(head)], { whenApplicant })])
      const { instanceId } = await world.submit()
      const taskId = await world.taskOf(head, instanceId)
      const { memberId } = applicant
      await expect(world.as(head).call('task.transfer', { taskId, memberId })).rejects.toMatchObject(excluded)
      await expect(world.as(admin).call('task.reassign', { taskId, memberId })).rejects.toMatchObject(
        excluded,
      )
    },
  )

  test('nor after a return that comes straight back', async () => {
    const { head, applicant, finance } = world
    await world.publish([
      applicantStep(),
      ask('fill', [byMember(finance)], { id: 'fill' }),
      ask('approve', [byMember(head)], { id: 'sign', whenApplicant: 'superior' }),
    ])
    const { instanceId } = await world.submit()
    await world
      .as(finance)
      .call('task.submit', { taskId: await world.taskOf(finance, instanceId), values: {} })
    await world.giveBack(head, instanceId, 'fill', 'straightBack')
    const { memberId } = applicant
    await world
      .as(finance)
      .call('task.transfer', { taskId: await world.taskOf(finance, instanceId), memberId })
    await world
      .as(applicant)
      .call('task.submit', { taskId: await world.taskOf(applicant, instanceId), values: {} })
    const taskId = await world.taskOf(head, instanceId)
    await expect(world.as(head).call('task.transfer', { taskId, memberId })).rejects.toMatchObject(excluded)
  })

  test('nor as the administrator who is asked when nobody else is found', async () => {
    const { admin, roles } = world
    const { id: roleId } = await world.as(admin).call('role.create', { name: '无人' })
    await world.publish([
      applicantStep(),
      ask('approve', [byRole(roleId)], { id: 'sign', whenApplicant: 'skip' }),
    ])
    const { instanceId } = await world.submit({}, admin)
    const view = await world.view(admin, instanceId)
    expect(view.myTask).toBeNull()
    expect(view.incidents).toMatchObject([{ nodeId: 'sign' }])
    expect(roles.administrator).toBeDefined()
  })

  test('nor with a task that came to them before the node forbade it', async () => {
    const { head, applicant } = world
    await world.publish([
      applicantStep(),
      ask('approve', [byMember(head)], { id: 'sign', whenApplicant: 'keep' }),
    ])
    const { instanceId } = await world.submit()
    const { memberId } = applicant
    await world.as(head).call('task.transfer', { taskId: await world.taskOf(head, instanceId), memberId })
    // Where the node allows it, it is allowed.
    expect(await world.approve(applicant, instanceId)).toMatchObject({ state: 'approved' })
  })
})

describe('[P4.2] to start flows is a right of its own', () => {
  test('without it nobody submits, and no button offers it', async () => {
    const { head, admin, applicant, formId, roles } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)])])
    const office = world.as(admin)
    const member = await office.call('role.get', { roleId: roles.member })
    const grants = member.grants.filter(
      ({ permission }: { permission: string }) => permission !== 'flow.start',
    )
    await office.call('role.setGrants', { roleId: roles.member, grants })
    const caller = world.as(applicant)
    const refused = { code: 'common.forbidden' }
    const values = { title: '偷偷发起' }
    await expect(caller.call('flow.submit', { formId, values })).rejects.toMatchObject(refused)
    await expect(caller.call('record.create', { formId, values })).rejects.toMatchObject(refused)
    expect((await caller.call('form.get', { formId })).my.create).toBe(false)
    await office.call('role.setGrants', { roleId: roles.member, grants: member.grants })
    await caller.call('flow.submit', { formId, values })
    expect((await caller.call('form.get', { formId })).my.create).toBe(true)
  })
})

describe('[P4.2] a form is known as far as somebody may do something with it', () => {
  test('to nobody who may do nothing; hidden fields are not there; a task brings its own', async () => {
    const { head, finance, admin, applicant, roles, formId } = world
    const office = world.as(admin)
    await world.publish([
      applicantStep({ fields: { secret: 'hidden' } }),
      ask('approve', [byMember(finance)], { fields: { secret: 'hidden', note: 'masked' } }),
    ])
    const { instanceId } = await world.submit({ note: '张家口' })
    const member = await office.call('role.get', { roleId: roles.member })
    const fieldRights = [{ resource: `form:${formId}`, fieldId: 'secret', right: 'hidden' }]
    await office.call('role.setGrants', { roleId: roles.member, grants: member.grants, fieldRights })
    const { definition, fieldAccess } = await world.as(applicant).call('form.get', { formId })
    expect(definition.fields.map(({ id }: { id: string }) => id)).toEqual([
      'title',
      'freight',
      'note',
      'helper',
    ])
    expect(JSON.stringify([definition, fieldAccess])).not.toContain('secret')
    await office.call('role.setGrants', { roleId: roles.member, grants: [] })
    await office.call('role.setGrants', { roleId: roles.finance, grants: [] })
    await expect(world.as(finance).call('form.get', { formId })).rejects.toMatchObject({ status: 403 })
    const view = await world.view(finance, instanceId)
    expect(view.form.fields.map(({ id }: { id: string }) => id)).toEqual([
      'title',
      'freight',
      'note',
      'helper',
    ])
    await office.call('role.setGrants', { roleId: roles.member, grants: member.grants })
    expect(head).toBeDefined()
  })
})
