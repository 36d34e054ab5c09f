import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld

beforeAll(async () => {
  world = await createFlowWorld()
})
afterAll(() => world?.close())

const formal = (name: string, text: string) =>
  `<${name} xsi:type="tFormalExpression">${text.replace('>', '&gt;')}</${name}>`

/** A flow as another tool writes it: start, a task of the head of several instances, end. */
function drawn(loop: string, condition?: string): string {
  const settings = JSON.stringify({ kind: 'approve', assignees: [byMember(world.head)] })
  const flows = condition
    ? `<exclusiveGateway id="g" default="f3"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
       <sequenceFlow id="f3" sourceRef="g" targetRef="e"/><sequenceFlow id="f4" sourceRef="g" targetRef="e">${formal('conditionExpression', condition)}</sequenceFlow>`
    : '<sequenceFlow id="f2" sourceRef="a" targetRef="e"/>'
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:sluice="https://sluice.dev/bpmn/1.0" id="d" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="s"/>
    <userTask id="a"><extensionElements><sluice:config>${settings}</sluice:config></extensionElements>${loop}</userTask>
    <endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/>${flows}</process></definitions>`
}

const times = (cardinality: string, completion = '') =>
  `<multiInstanceLoopCharacteristics>${formal('loopCardinality', cardinality)}${completion && formal('completionCondition', completion)}</multiInstanceLoopCharacteristics>`

async function saveAndPublish(xml: string) {
  const office = world.as(world.admin)
  const { findings } = await office.call('flow.saveDraft', { formId: world.formId, xml })
  const publish = () => office.call('flow.publish', { formId: world.formId })
  return { findings: findings as { code: string; severity: string }[], publish }
}

describe('a flow drawn elsewhere', () => {
  test('[N3.5] is done when half of its instances are, as its completion condition says', async () => {
    const { publish } = await saveAndPublish(
      drawn(times('4', 'numberOfCompletedInstances / numberOfInstances >= 0.5')),
    )
    await publish()
    const { instanceId } = await world.submit()
    const tasks = await world.tasksOf(world.head, instanceId)
    expect(tasks).toHaveLength(4)
    const approve = (taskId: string) => world.as(world.head).call('task.approve', { taskId })
    expect((await approve(tasks[0]!.taskId)).state).toBe('running')
    expect((await approve(tasks[1]!.taskId)).state).toBe('approved')
  })

  test('[N3.2] of more instances than there may be stops as an incident that the list of stuck ones shows', async () => {
    const { publish } = await saveAndPublish(drawn(times('[运费]')))
    await publish()
    const { instanceId } = await world.submit({ freight: 200_000 })
    const { items } = await world
      .as(world.admin)
      .call('instance.list', { formId: world.formId, only: 'stuck' })
    const line = items.find((item: { instanceId: string }) => item.instanceId === instanceId)
    expect(line.incidents).toMatchObject([{ nodeId: 'a', code: 'too-many-instances' }])
  })

  test('[N3.12] with an expression of its own engine may be drawn and not published, and says what to write', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what such files hold
    const { findings, publish } = await saveAndPublish(drawn('', '${amount > 100}'))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'vendor-expression', severity: 'warning' }),
    )
    await expect(publish()).rejects.toMatchObject({
      code: 'flow.not_publishable',
      params: { first: expect.stringContaining('[金额] > 100') },
    })
  })

  test('[N3.12] a constant number of instances beyond the bound is not published', async () => {
    const { publish } = await saveAndPublish(drawn(times('10000000')))
    await expect(publish()).rejects.toMatchObject({ code: 'flow.not_publishable' })
  })
})

describe('steps without an answer', () => {
  test('[N3.3] whoever decides on a copy is told that it is one', async () => {
    const { finance, head, as } = world
    await world.publish([applicantStep(), ask('cc', [byMember(finance)]), ask('approve', [byMember(head)])])
    const { instanceId } = await world.submit()
    const { items } = await as(finance).call('task.list', { box: 'cc' })
    const copy = items.find((item: { instanceId: string }) => item.instanceId === instanceId)
    for (const operation of ['task.approve', 'task.submit'])
      await expect(as(finance).call(operation, { taskId: copy.taskId, values: {} })).rejects.toMatchObject({
        code: 'flow.only_a_copy',
      })
  })

  test('[N3.12] a delay without a time is not published', async () => {
    const steps = [
      applicantStep(),
      { kind: 'delay' as const, id: 'wait', name: '等待', config: {} },
      ask('approve', [byMember(world.head)]),
    ]
    await expect(world.publish(steps)).rejects.toThrow('delay-missing')
  })
})
