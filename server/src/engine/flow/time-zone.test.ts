import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction, type Transaction } from '../../database/index.ts'
import { whileLocked } from '../../testing/while-locked.ts'
import { applicantStep, ask, byMember, createFlowWorld, type FlowWorld } from './testing/flow-world.ts'
import { holdsCalendars } from './testing/holds-calendars.ts'

let world: FlowWorld
// biome-ignore lint/suspicious/noExplicitAny: the registry checks every answer against its schema
let office: { call(id: string, input?: object): Promise<any> }

beforeAll(async () => {
  world = await createFlowWorld()
  office = world.as(world.admin)
})
afterAll(() => world?.close())

const inTransaction = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
  runTransaction(world.house.services.pools.server, { tenantId: world.tenantId, asTenantRole: true }, work)

/** Moves the workspace to a zone; what was reckoned anew is told when the job is done. */
async function move(zone: string | null) {
  const { number } = await office.call('setting.list', { scope: 'tenant' })
  return office.call('setting.change', {
    scope: 'tenant',
    values: { 'region.timeZone': zone },
    reason: '搬迁',
    basedOn: number,
  })
}
const moved = async (zone: string | null) => {
  const { jobIds } = await move(zone)
  await world.drain()
  expect(jobIds).toHaveLength(1)
  return office.call('job.get', { jobId: jobIds[0] })
}

/** Runs into a timer of a file: one that is written in local time. */
async function waitUntil(definition: string): Promise<string> {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="s" /><bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="wait" />
    <bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition>${definition}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="f2" sourceRef="wait" targetRef="e" /><bpmn:endEvent id="e" />
  </bpmn:process>
</bpmn:definitions>`
  await office.call('flow.importXml', { formId: world.formId, xml })
  await office.call('flow.publish', { formId: world.formId })
  return (await world.submit()).instanceId
}
const date = (text: string) => `<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${text}</bpmn:timeDate>`

const dueOf = async (instanceId: string) => {
  const { rows } = await inTransaction((transaction) =>
    transaction.query<{ due: string; wakes: string }>(
      `select t.due_at as due, o.available_at as wakes from flow_timer t
       join outbox o on o.tenant_id = t.tenant_id and o.id = t.id where t.instance_id = $1`,
      [instanceId],
    ),
  )
  expect(rows[0]!.due).toEqual(rows[0]!.wakes)
  return new Date(rows[0]!.due).toISOString()
}

describe('[P2.6] the time zone of a workspace', () => {
  test('moves timers that were reckoned by it, in a job that is seen, and back again', async () => {
    const local = await waitUntil(date('2032-07-01T09:00:00'))
    const fixed = await waitUntil(date('2032-07-01T09:00:00Z'))
    expect([await dueOf(local), await dueOf(fixed)]).toEqual([
      '2032-07-01T01:00:00.000Z',
      '2032-07-01T09:00:00.000Z',
    ])
    const job = await moved('America/New_York')
    expect(job).toMatchObject({
      state: 'done',
      title: 'Asia/Shanghai → America/New_York',
      result: { processed: 2, changed: 1 },
    })
    expect([await dueOf(local), await dueOf(fixed)]).toEqual([
      '2032-07-01T13:00:00.000Z',
      '2032-07-01T09:00:00.000Z',
    ])
    await moved(null)
    expect(await dueOf(local)).toBe('2032-07-01T01:00:00.000Z')
  })

  test('says when the days of reports, filters and numbers begin', async () => {
    const { id: appId } = await office.call('app.create', { name: '班次' })
    const { id: formId } = await office.call('form.create', { appId, name: '打卡' })
    await office.call('form.saveDraft', {
      formId,
      definition: {
        fields: [
          { type: 'dateTime', id: 'at', name: '时刻' },
          { type: 'autoNumber', id: 'number', name: '编号', digits: 2, dateFormat: 'yyyyMMdd' },
        ],
      },
      baseVersion: 0,
    })
    await office.call('form.publish', { formId })
    world.clock.set('2031-03-10T20:00:00Z')
    const at = '2031-03-10T20:00:00.000Z'
    const days = async () => {
      const { rows } = await office.call('report.run', {
        definition: { formId, chart: 'table', rows: [{ field: 'at', bucket: 'day' }], measures: [] },
      })
      const { id } = await office.call('record.create', { formId, values: { at } })
      const { record } = await office.call('record.get', { formId, recordId: id })
      const filter = { field: 'at', op: 'eq', value: '2031-03-11' }
      const { items } = await office.call('record.list', { formId, filter })
      return [rows.map(({ keys }: { keys: string[] }) => keys[0]), record.values.number, items.length > 0]
    }
    await office.call('record.create', { formId, values: { at } })
    expect(await days()).toEqual([['2031-03-11'], '2031031102', true])
    await moved('Europe/Berlin')
    expect(await days()).toEqual([['2031-03-10'], '2031031001', false])
    await moved(null)
    expect(await days()).toEqual([['2031-03-11'], '2031031103', true])
  })

  test('an act that keeps a timer waits for a change under way, and a change waits for it', async () => {
    await waitUntil(date('2033-01-01T08:00:00'))
    world.clock.set('2032-12-01T00:00:00Z')
    let change: Promise<{ jobIds: string[] }> | undefined
    const { outcome } = await inTransaction((transaction) =>
      whileLocked(transaction, {
        lock: ['lock table flow_timer in share mode', []],
        begin: () => world.submit(),
        meanwhile: async () => {
          const held = (mode: 'ShareLock' | 'ExclusiveLock') =>
            expect.poll(() => holdsCalendars(transaction, world.tenantId, mode), { timeout: 10_000 })
          await held('ShareLock').toEqual([true])
          change = move('Asia/Tokyo')
          await held('ExclusiveLock').toEqual([false])
        },
      }),
    )
    const { instanceId } = await outcome
    await change
    await world.drain()
    expect(await dueOf(instanceId)).toBe('2032-12-31T23:00:00.000Z')
    const later = await world.submit()
    expect(await dueOf(later.instanceId)).toBe('2032-12-31T23:00:00.000Z')
    await moved(null)
  })

  test('is the workspace’s own, a name that there is, and takes the right to change settings', async () => {
    await expect(move('Asia/Shanghai City')).rejects.toMatchObject({
      fields: [{ field: 'values.region.timeZone', params: { hint: 'Asia/Shanghai' } }],
    })
    await expect(
      world.as(world.applicant).call('setting.change', {
        scope: 'tenant',
        values: { 'region.timeZone': 'UTC' },
        reason: 'x',
        basedOn: 0,
      }),
    ).rejects.toMatchObject({ status: 403 })
    const beta = await world.addTenant('beta')
    await moved('Asia/Tokyo')
    const { groups } = await world.as(beta.admin).call('setting.list', { scope: 'tenant' })
    const settings = groups.flatMap(
      (group: { settings: { key: string; value: unknown }[] }) => group.settings,
    )
    expect(settings.find(({ key }: { key: string }) => key === 'region.timeZone').value).toBe('Asia/Shanghai')
    await moved(null)
  })

  test('a new calendar begins with it', async () => {
    await moved('Europe/London')
    const { id } = await office.call('calendar.create', { name: '伦敦' })
    expect(await office.call('calendar.get', { calendarId: id })).toMatchObject({ zone: 'Europe/London' })
    await moved(null)
    await world.publish([applicantStep(), ask('approve', [byMember(world.head)])])
  })
})
