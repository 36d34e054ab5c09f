import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  applicantStep,
  ask,
  byMember,
  createFlowWorld,
  type FlowWorld,
  freightFields,
} from './testing/flow-world.ts'

let world: FlowWorld
beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

const dear = { field: 'freight', op: 'gt', value: 1000 }
const rules = [
  { id: 'why', when: dear, acts: [{ kind: 'require', fields: ['note'] }] },
  { id: 'keep', when: { field: 'note', op: 'isNotEmpty' }, acts: [{ kind: 'readOnly', fields: ['title'] }] },
  { id: 'cost', acts: [{ kind: 'set', field: 'secret', formula: '"S-" & TEXT({{freight}}, "0")' }] },
]

async function ruledForm(): Promise<string> {
  const office = world.as(world.admin)
  const formId = await world.addForm('带规则的运费')
  const { version } = await office.call('form.get', { formId })
  const definition = { fields: freightFields, titleFieldId: 'title', rules }
  await office.call('form.saveDraft', { formId, baseVersion: version, definition })
  await office.call('form.publish', { formId })
  return formId
}

test('[N2.4] rules hold in a flow within what a node lets somebody write: who cannot fill in is not asked, what is hidden is set and not shown', async () => {
  const { admin, head, finance, applicant } = world
  const formId = await ruledForm()
  await world.publish(
    [
      applicantStep({ fields: { secret: 'hidden' } }),
      ask('fill', [byMember(finance)], { fields: { freight: 'edit', note: 'read', secret: 'hidden' } }),
      ask('approve', [byMember(head)], {
        fields: { title: 'edit', freight: 'edit', note: 'edit', secret: 'hidden' },
      }),
    ],
    formId,
  )
  const start = (values: object) => world.as(applicant).call('flow.submit', { formId, values })
  await expect(start({ title: '空运', freight: 1500 })).rejects.toMatchObject({
    fields: [{ field: 'values.note', code: 'required' }],
  })
  const { instanceId, recordId } = await start({ title: '空运', freight: 100 })
  const stored = async () => {
    const { record } = await world.as(admin).call('record.get', { formId, recordId })
    return record.values
  }
  expect(await stored()).toMatchObject({ secret: 'S-100' })

  const filling = await world.taskOf(finance, instanceId)
  await world.as(finance).call('task.submit', { taskId: filling, values: { freight: 2000 } })
  expect(await stored()).toMatchObject({ freight: 2000, secret: 'S-2000' })

  const seen = await world.view(head, instanceId)
  expect(seen.record.values).toMatchObject({ freight: 2000 })
  expect(JSON.stringify(seen)).not.toContain('S-2000')
  const signing = await world.taskOf(head, instanceId)
  const approve = (values: object) => world.as(head).call('task.approve', { taskId: signing, values })
  await expect(approve({ freight: 3000 })).rejects.toMatchObject({
    fields: [{ field: 'values.note', code: 'required' }],
  })
  await expect(approve({ freight: 3000, note: '急', title: '海运' })).rejects.toMatchObject({
    fields: [{ field: 'values.title', code: 'heldByRule' }],
  })
  await approve({ freight: 3000, note: '急' })
  expect(await stored()).toMatchObject({ title: '空运', freight: 3000, note: '急', secret: 'S-3000' })
})
