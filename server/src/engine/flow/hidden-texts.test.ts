import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeFile } from '../../platform/file/index.ts'
import { outgoingMails } from '../../testing/outgoing-mails.ts'
import type { TestPerson } from '../../testing/test-house.ts'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

const mark = '绝密并购案'
let world: FlowWorld
beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

/** Everything a person is told of flows: boxes, the instance, notices, mails. */
async function toldTo(person: TestPerson, instanceId: string): Promise<string> {
  const caller = world.as(person)
  const email = (await world.as(world.admin).call('member.get', { memberId: person.memberId })).email
  const boxes = ['todo', 'mine', 'cc', 'done'].flatMap((box) => [
    caller.call('task.list', { box }),
    caller.call('task.list', { box, search: '绝密' }),
  ])
  const mails = await outgoingMails(world.as(world.admin), 200)
  const said = await Promise.all([
    ...boxes,
    caller.call('instance.get', { instanceId }).catch((error) => error.message),
    caller.call('notice.list', { limit: 100 }),
  ])
  const toThem = mails.filter(({ to }) => to === email)
  return JSON.stringify([said, toThem])
}

describe('[N3.8] a title that is hidden from somebody is told to them nowhere', () => {
  test.for(['hidden', 'masked'])('neither while the flow runs nor when it has ended (%s)', async (right) => {
    const { head, finance, applicant, admin } = world
    const fields = { title: right }
    await world.publish([
      applicantStep(),
      ask('cc', [byMember(finance)], { id: 'copy', fields }),
      ask('approve', [byMember(head)], { id: 'sign', fields, dueHours: 1 }),
    ])
    const { instanceId, recordId } = await world.submit({ title: mark, note: '可见' })
    await world.as(applicant).call('instance.comment', { instanceId, text: '请尽快' })
    await world.as(applicant).call('instance.urge', { instanceId })
    await world.drain()
    for (const person of [head, finance]) {
      const told = await toldTo(person, instanceId)
      expect(told, person.name).not.toContain(mark)
      expect(told).toContain('可见')
    }
    await world.approve(head, instanceId)
    await world.as(head).call('instance.comment', { instanceId, text: '已办' })
    await world.drain()
    // Their own rights would show heads the record: as heads of the department they may read it.
    const { member, departmentHead } = world.roles
    const { grants } = await world.as(admin).call('role.get', { roleId: member })
    const isOfHeads = ({ scope }: { scope: string }) => scope === 'headedDepartments'
    const setGrants = (roleId: string | undefined, given: object[], fieldRights: object[] = []) =>
      world.as(admin).call('role.setGrants', { roleId, grants: given, fieldRights })
    await setGrants(
      member,
      grants.filter((grant: { scope: string }) => !isOfHeads(grant)),
    )
    await setGrants(departmentHead, grants.filter(isOfHeads), [
      { resource: `form:${world.formId}`, fieldId: 'title', right },
    ])
    for (const person of [head, finance])
      expect(await toldTo(person, instanceId), person.name).not.toContain(mark)
    const refusal = await world
      .as(head)
      .call('record.delete', { formId: world.formId, recordIds: [recordId] })
      .catch((error) => error.message)
    expect(refusal).not.toContain(mark)
    await setGrants(member, grants)
    await setGrants(departmentHead, [])
    // Who may know it is told it.
    const told = await toldTo(applicant, instanceId)
    expect(told).toContain(mark)
    const found = await world.as(applicant).call('task.list', { box: 'mine', search: '绝密' })
    expect(found.items.map((item: { title: string }) => item.title)).toContain(mark)
  })

  test('[7.A9] what events carry tells subscribers ids and no title', async () => {
    const { head, applicant } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)], { id: 'sign' })])
    await world.drain()
    const { instanceId } = await world.submit({ title: mark })
    await world.as(applicant).call('instance.comment', { instanceId, text: '请尽快' })
    await world.as(applicant).call('instance.urge', { instanceId })
    await world.approve(head, instanceId)
    const { rows } = await world.house.services.pools.job.query<{ topic: string; payload: unknown }>(
      'select topic, payload from outbox where tenant_id = $1',
      [world.tenantId],
    )
    const topics = new Set(rows.map(({ topic }) => topic))
    for (const topic of ['task.opened', 'instance.commented', 'task.urged', 'instance.ended'])
      expect(topics).toContain(topic)
    expect(JSON.stringify(rows)).not.toContain(mark)
  })

  test('key fields of an application that has ended are those its maker may see', async () => {
    const { head, applicant } = world
    await world.publish([
      applicantStep({ fields: { secret: 'hidden' } }),
      ask('fill', [byMember(head)], { id: 'cost', fields: { secret: 'edit' } }),
    ])
    const { instanceId } = await world.submit()
    const taskId = await world.taskOf(head, instanceId)
    await world.as(head).call('task.submit', { taskId, values: { secret: '底价八百万' } })
    await world.drain()
    const lines = await Promise.all(
      ['mine', 'done'].map((box) => world.as(applicant).call('task.list', { box })),
    )
    expect(JSON.stringify(lines)).toContain(instanceId)
    expect(JSON.stringify(lines)).not.toContain('底价八百万')
  })

  test('who looks after flows and may not read the records sees no titles', async () => {
    const { admin, finance, head } = world
    await world.publish([applicantStep(), ask('approve', [byMember(head)], { id: 'sign' })])
    await world.submit({ title: mark })
    const office = world.as(admin)
    const grants = [{ permission: 'app.manage', resource: `app:${world.appId}` }]
    const fieldRights = [{ resource: `form:${world.formId}`, fieldId: 'title', right: 'hidden' }]
    await office.call('role.setGrants', { roleId: world.roles.finance, grants, fieldRights })
    const member = await office.call('role.get', { roleId: world.roles.member })
    await office.call('role.setGrants', { roleId: world.roles.member, grants: [] })
    const list = (input: object) =>
      world.as(finance).call('instance.list', { formId: world.formId, ...input })
    expect(JSON.stringify(await list({}))).not.toContain(mark)
    expect((await list({ search: '绝密' })).items).toEqual([])
    expect((await office.call('instance.list', { formId: world.formId, search: '绝密' })).items).not.toEqual(
      [],
    )
    await office.call('role.setGrants', { roleId: world.roles.member, grants: member.grants })
    await office.call('role.setGrants', { roleId: world.roles.finance, grants: [] })
  })
})

describe('[N3.8] files of a field', () => {
  test('open to who may see the field in a task, to read or as a copy, and to nobody else', async () => {
    const { admin, applicant, head, finance, tenantId } = world
    const office = world.as(admin)
    const member = await office.call('role.get', { roleId: world.roles.member })
    const { id: formId } = await office.call('form.create', { appId: world.appId, name: '附件申请' })
    const fields = [
      { type: 'text', id: 'title', name: '事由' },
      { type: 'attachment', id: 'paper', name: '合同' },
    ]
    await office.call('form.saveDraft', { formId, baseVersion: 0, definition: { fields } })
    await office.call('form.publish', { formId })
    await world.publish(
      [
        applicantStep(),
        ask('cc', [byMember(finance)], { id: 'copy' }),
        ask('approve', [byMember(head)], { id: 'sign', fields: { paper: 'hidden' } }),
        ask('approve', [byMember(head)], { id: 'again' }),
      ],
      formId,
    )
    const { id: fileId } = await storeFile(world.house.services, {
      tenantId,
      ownerId: applicant.memberId,
      name: 'a.txt',
      type: 'text/plain',
      source: Readable.from([Buffer.from('x')]),
    })
    const { instanceId } = await world
      .as(applicant)
      .call('flow.submit', { formId, values: { title: 'x', paper: [fileId] } })
    // Nobody but the administrator and the maker may read records of the form.
    const ownOnly = { scope: 'own', resource: 'form:*' }
    await office.call('role.setGrants', {
      roleId: world.roles.member,
      grants: [{ permission: 'record.read', ...ownOnly }],
    })
    await office.call('role.setGrants', { roleId: world.roles.departmentHead, grants: [] })
    const statusOf = (person: TestPerson) =>
      world
        .as(person)
        .call('file.get', { fileId })
        .then(
          () => 200,
          (error) => error.status,
        )
    const { id: strangerId } = await office.call('member.create', {
      name: '路人',
      email: 'stranger@acme.test',
      username: 'acme-stranger',
      password: 'River-2026-gate',
    })
    const actor = { ...finance.actor, memberId: strangerId } as TestPerson['actor']
    const stranger: TestPerson = { ...finance, memberId: strangerId, actor }
    expect([await statusOf(applicant), await statusOf(finance)]).toEqual([200, 200])
    expect([await statusOf(head), await statusOf(stranger)]).toEqual([404, 404])
    const { items } = await world.as(head).call('task.list', { box: 'todo' })
    const task = items.find((one: { instanceId: string }) => one.instanceId === instanceId)
    await world.as(head).call('task.approve', { taskId: task.taskId })
    expect(await statusOf(head)).toBe(200)
    expect((await world.view(head, instanceId)).record.values.paper).toEqual([fileId])
    await office.call('role.setGrants', { roleId: world.roles.member, grants: member.grants })
  })
})
