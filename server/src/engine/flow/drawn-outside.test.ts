import { afterAll, beforeAll, expect, test } from 'vitest'
import { watchConnections } from '../../testing/watch-connections.ts'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld
beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

test('[7.A13] no connection is held while a drawing is understood or drawn', async () => {
  const { formId, admin, applicant, head } = world
  const office = world.as(admin)
  // Long enough to be drawn in a process of its own too.
  const steps = Array.from({ length: 95 }, (_, at) =>
    ask('approve', [byMember(head)], { id: `sign${at}`, name: `第 ${at} 步，由部门负责人审批并说明理由` }),
  )
  const tree = (name: string) => ({ id: 'flow', name, root: [applicantStep(), ...steps] })
  const { seen, stop } = watchConnections(world.house.services)
  /** What a call asked to be computed, each time with so many connections held. */
  const during = async (call: () => Promise<unknown>) => {
    // What a publish leaves to jobs holds connections of its own.
    await world.drain()
    seen.length = 0
    await call()
    return [...seen]
  }
  expect(await during(() => office.call('flow.saveDraft', { formId, tree: tree('一') }))).toEqual([0])
  const { draftXml: xml } = await office.call('flow.get', { formId })
  expect(xml.length).toBeGreaterThan(50_000)
  expect(await during(() => office.call('flow.importXml', { formId, xml: `${xml}\n` }))).toEqual([0])
  const anew = async (name: string) => {
    await office.call('flow.saveDraft', { formId, tree: tree(name) })
    // What was understood is kept until the form is another one.
    const { definition, version } = await office.call('form.get', { formId })
    const fields = [...definition.fields, { id: `f${name}`, name, type: 'text' }]
    await office.call('form.saveDraft', {
      formId,
      definition: { ...definition, fields },
      baseVersion: version,
    })
    await office.call('form.publish', { formId })
  }
  await anew('a')
  expect(await during(() => office.call('flow.get', { formId }))).toEqual([0])
  await anew('b')
  expect(await during(() => office.call('flow.exportXml', { formId }))).toEqual([0])
  await anew('c')
  const trial = { formId, applicantId: applicant.memberId, values: { title: '试' } }
  expect(await during(() => office.call('flow.simulate', trial))).toEqual([0])
  await anew('d')
  expect(await during(() => office.call('flow.publish', { formId }))).toEqual([0])
  await anew('e')
  const { appId } = await office.call('form.get', { formId })
  expect(await during(() => office.call('app.copy', { appId, name: '第二个' }))).toEqual([0])
  const { instanceId } = await world.submit()
  expect(await during(() => world.as(applicant).call('instance.get', { instanceId }))).toEqual([0])
  // Drawn once, it is shown.
  expect(await during(() => world.as(head).call('instance.get', { instanceId }))).toEqual([])
  stop()
}, 120_000)
