import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longestWait } from '../../testing/loop-delay.ts'
import { dueOfTimer } from './course/due-of-timer.ts'
import { createFlowWorld, type FlowWorld } from './testing/flow-world.ts'

let world: FlowWorld
let database: pg.Client

beforeAll(async () => {
  world = await createFlowWorld()
  database = new pg.Client(world.databaseUrl)
  await database.connect()
  await database.query('set search_path to sluice')
})
afterAll(async () => {
  await database?.end()
  await world?.close()
})

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const file = (content: string) => `${head}
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://x"
  xmlns:sluice="https://sluice.dev/bpmn/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <bpmn:process id="p" isExecutable="true">${content}</bpmn:process></bpmn:definitions>`
const flow = (from: string, to: string, condition = '') =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${
    condition &&
    `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`
  }</bpmn:sequenceFlow>`

/** A task of everybody of the company, once for each of `[运费]`. */
const crowd = (id: string) => {
  const { admin, applicant, head: leader, finance } = world
  const memberIds = [admin, applicant, leader, finance].map(({ memberId }) => memberId)
  const config = {
    kind: 'approve',
    assignees: [{ type: 'member', memberIds }],
    signing: 'all',
    whenApplicant: 'keep',
  }
  return `<bpmn:userTask id="${id}"><bpmn:extensionElements><sluice:config>${JSON.stringify(config)}</sluice:config>
    </bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics>
    <bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">[运费]</bpmn:loopCardinality>
    </bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`
}

async function publish(xml: string) {
  const office = world.as(world.admin)
  const { findings } = await office.call('flow.importXml', { formId: world.formId, xml })
  const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error')
  expect(errors).toEqual([])
  await office.call('flow.publish', { formId: world.formId })
}

async function incidentsOf(instanceId: string): Promise<string[]> {
  const { rows } = await database.query<{ code: string }>(
    'select distinct code from flow_incident where instance_id = $1',
    [instanceId],
  )
  return rows.map(({ code }) => code)
}

// Before the crowds below, whose thousands of notices whoever drains has to deliver.
describe('timers', () => {
  test('[7.D31] one that repeats too often is refused, and keeps a distance where it runs already', async () => {
    const reminder = (cycle: string) =>
      file(`<bpmn:startEvent id="s"/><bpmn:task id="t"/><bpmn:endEvent id="e"/><bpmn:endEvent id="f"/>
        <bpmn:boundaryEvent id="b" attachedToRef="t" cancelActivity="false"><bpmn:timerEventDefinition>
        <bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${cycle}</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>
        ${flow('s', 't')}${flow('t', 'e')}${flow('b', 'f')}`)
    const codes = async (cycle: string) => {
      const xml = reminder(cycle)
      const { findings } = await world.as(world.admin).call('flow.importXml', { formId: world.formId, xml })
      return findings.map(({ code }: { code: string }) => code)
    }
    expect(await codes('R/PT0S')).toContain('timer-too-fast')
    expect(await codes('R3/PT59S')).toContain('timer-too-fast')
    expect(await codes('R/PT1M')).not.toContain('timer-too-fast')
    const now = new Date('2026-03-02T00:00:00Z')
    for (const value of ['R/PT0S', 'R/PT1S', 'nothing'])
      expect(dueOfTimer({ kind: 'cycle', value }, now, 'Asia/Shanghai').getTime()).toBe(
        now.getTime() + 60_000,
      )
    expect(dueOfTimer({ kind: 'duration', value: 'PT0S' }, now, 'Asia/Shanghai')).toEqual(now)
    // Beyond every calendar, and before it.
    const far = [
      ['duration', 'P99999999999Y'],
      ['duration', 'PT99999999999999999H'],
      ['duration', 'P9999Y'],
      ['cycle', 'R/P99999999999Y'],
      ['date', '+020000-01-01T00:00:00Z'],
    ] as const
    for (const [kind, value] of far)
      expect(dueOfTimer({ kind, value }, now, 'UTC').toISOString(), value).toBe('9999-12-30T00:00:00.000Z')
    expect(dueOfTimer({ kind: 'date', value: '0000-01-01T00:00:00Z' }, now, 'UTC').getTime()).toBe(0)
  })

  test('[7.D31] a flow that only waits for its own timers, over and over, gets its share of each hour', async () => {
    await publish(
      file(`<bpmn:startEvent id="s"/><bpmn:intermediateCatchEvent id="w"><bpmn:timerEventDefinition>
        <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT0S</bpmn:timeDuration></bpmn:timerEventDefinition>
        </bpmn:intermediateCatchEvent><bpmn:exclusiveGateway id="g" default="g_e"/><bpmn:exclusiveGateway id="m"/>
        <bpmn:endEvent id="e"/>
        ${flow('s', 'm')}${flow('m', 'w')}${flow('w', 'g')}${flow('g', 'm', '[运费] &gt; 0')}${flow('g', 'e')}`),
    )
    const { instanceId } = await world.submit({ freight: 1 })
    // It has fired often already.
    const firings = { since: world.clock.now(), count: 980 }
    await database.query(`update flow_instance set state = state || $2::jsonb where id = $1`, [
      instanceId,
      JSON.stringify({ firings }),
    ])
    await world.drain()
    const { rows } = await database.query(
      `select (select count(*)::int from flow_event where instance_id = $1 and verb = 'timer') as fired, due_at
       from flow_timer where instance_id = $1`,
      [instanceId],
    )
    const nextHour = new Date(world.clock.now().getTime() + 3_600_000).toISOString()
    expect(rows).toEqual([{ fired: 20, due_at: nextHour }])
  })
})

describe('what a member can ask of a flow', () => {
  test.each([20_000, 1_000_000, 1e9])(
    '[7.D31] %d instances by a field are an incident, and others do not wait',
    async (freight) => {
      await publish(
        file(
          `<bpmn:startEvent id="s"/>${crowd('t')}<bpmn:endEvent id="e"/>${flow('s', 't')}${flow('t', 'e')}`,
        ),
      )
      let instanceId = ''
      const waited = await longestWait(async () => {
        ;({ instanceId } = await world.submit({ freight }))
      })
      expect(await incidentsOf(instanceId)).toEqual(['too-many-instances'])
      expect(waited).toBeLessThan(1_000)
      const simulated = await world.as(world.admin).call('flow.simulate', {
        formId: world.formId,
        applicantId: world.applicant.memberId,
        values: { freight },
      })
      expect(simulated.findings).toContainEqual(expect.objectContaining({ code: 'too-many-instances' }))
    },
  )

  test('[7.D31] one act asks so many people and no more; the rest is an incident', async () => {
    await publish(
      file(`<bpmn:startEvent id="s"/><bpmn:parallelGateway id="g"/>${crowd('a')}${crowd('b')}
        <bpmn:parallelGateway id="j"/><bpmn:endEvent id="e"/>
        ${flow('s', 'g')}${flow('g', 'a')}${flow('g', 'b')}${flow('a', 'j')}${flow('b', 'j')}${flow('j', 'e')}`),
    )
    const { instanceId } = await world.submit({ freight: 700 })
    expect(await incidentsOf(instanceId)).toEqual(['too-many-tasks'])
    const { rows } = await database.query(
      'select count(*)::int as tasks from flow_task where instance_id = $1',
      [instanceId],
    )
    expect(rows).toEqual([{ tasks: 5_000 }])
  })
})

test('[7.A2] conditions that would read long texts over and over are an incident, and nobody waits for them', async () => {
  const ways = Array.from({ length: 20 }, (_, index) => `w${index}`)
  const condition = 'PROPER(REPT("ab", 50000)) = [事由]'
  await publish(
    file(`<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="g" default="g_e"/><bpmn:endEvent id="e"/>
      ${ways.map((id) => `<bpmn:endEvent id="${id}"/>`).join('')}${flow('s', 'g')}${flow('g', 'e')}
      ${ways.map((id) => flow('g', id, condition)).join('')}`),
  )
  const { instanceId } = await world.submit()
  expect(await incidentsOf(instanceId)).toEqual(['expression-failed'])
})

describe('a large file', () => {
  test('[7.A2] 20,000 tasks are told to be too many, and others do not wait meanwhile', async () => {
    const tasks = Array.from({ length: 20_000 }, (_, index) => `<bpmn:task id="t${index}"/>`)
    const flows = tasks.slice(1).map((_, index) => flow(`t${index}`, `t${index + 1}`))
    const xml = file(tasks.join('') + flows.join(''))
    let codes: string[] = []
    const waited = await longestWait(async () => {
      const office = world.as(world.admin)
      const { findings } = await office.call('flow.importXml', { formId: world.formId, xml })
      codes = findings.map(({ code }: { code: string }) => code)
    })
    expect(codes).toContain('too-many-nodes')
    expect(waited).toBeLessThan(1_000)
  })
})
