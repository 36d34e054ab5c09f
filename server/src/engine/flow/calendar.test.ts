import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runTransaction, type Transaction } from '../../database/index.ts'
import { whileLocked } from '../../testing/while-locked.ts'
import { markOverdue } from './jobs/mark-overdue.ts'
import {
  applicantStep,
  ask,
  branch,
  byMember,
  createFlowWorld,
  type FlowWorld,
} from './testing/flow-world.ts'
import { holdsCalendars } from './testing/holds-calendars.ts'

let world: FlowWorld
// biome-ignore lint/suspicious/noExplicitAny: the registry checks every answer against its schema
let office: { call(id: string, input?: object): Promise<any> }

beforeAll(async () => {
  world = await createFlowWorld()
  office = world.as(world.admin)
})
afterAll(() => world?.close())

const office9to18 = [...Array(5).fill([{ from: '09:00', to: '18:00' }]), [], []]
const at = (text: string) => new Date(`${text}+08:00`)
/** Moves the clock of the house to a moment. */
const go = (text: string) => world.clock.advance(at(text).getTime() - world.clock.now().getTime())
const dueOf = async (instanceId: string, person = world.head) => {
  const { items } = await world.as(person).call('task.list', { box: 'todo', limit: 200 })
  const { dueAt } = items.find((item: { instanceId: string }) => item.instanceId === instanceId)
  return dueAt && new Date(dueAt).toISOString()
}
const iso = (text: string) => at(text).toISOString()
const calendarNamed = async (name: string, days: object[] = []) =>
  (await office.call('calendar.create', { name, week: office9to18, days })).id as string

async function submitWith(due: object) {
  await world.publish([applicantStep(), ask('approve', [byMember(world.head)], { id: 'sign', due })])
  return (await world.submit()).instanceId
}

describe('[N3.9] deadlines on a work calendar', () => {
  test('count working time over the weekend, the days off and the Saturday made up for', async () => {
    go('2030-05-03T17:00')
    const calendarId = await calendarNamed('班车', [
      { date: '2030-05-06', kind: 'off' },
      { date: '2030-05-04', kind: 'work' },
    ])
    expect(await dueOf(await submitWith({ amount: 2, unit: 'hour', calendarId }))).toBe(
      iso('2030-05-04T10:00'),
    )
    expect(await dueOf(await submitWith({ amount: 11, unit: 'hour', calendarId }))).toBe(
      iso('2030-05-07T10:00'),
    )
    expect(await dueOf(await submitWith({ amount: 2, unit: 'day', calendarId }))).toBe(
      iso('2030-05-07T17:00'),
    )
    expect(await dueOf(await submitWith({ amount: 90, unit: 'minute', calendarId: null }))).toBe(
      iso('2030-05-06T09:30'),
    )
    expect(await dueOf(await submitWith({ amount: 2, unit: 'day' }))).toBe(iso('2030-05-05T17:00'))
  })

  test('a change of the calendar moves the deadlines of open tasks, handed over ones too, and takes back that they were late', async () => {
    go('2030-06-07T16:00')
    const calendarId = await calendarNamed('可变')
    const first = await submitWith({ amount: 4, unit: 'hour', calendarId })
    const second = await submitWith({ amount: 4, unit: 'hour', calendarId })
    const byClock = await submitWith({ amount: 4, unit: 'hour' })
    await world.as(world.head).call('task.transfer', {
      taskId: await world.taskOf(world.head, second),
      memberId: world.finance.memberId,
    })
    expect(await dueOf(first)).toBe(iso('2030-06-10T11:00'))
    expect(await dueOf(second, world.finance)).toBe(iso('2030-06-10T11:00'))
    go('2030-06-10T12:00')
    const { services } = world.house
    const never = () => Promise.reject(new Error('not used'))
    const signal = new AbortController().signal
    await markOverdue.run(
      { services, tenantId: '', signal, transact: never, transactBulk: never },
      {} as never,
    )
    expect(await world.tasksOf(world.head, first)).toMatchObject([{ overdue: true }])

    const { jobId } = await office.call('calendar.update', {
      calendarId,
      version: 1,
      days: [{ date: '2030-06-10', kind: 'off', note: '搬家' }],
    })
    await world.drain()
    expect(await office.call('job.get', { jobId })).toMatchObject({ state: 'done', result: { changed: 2 } })
    expect(await dueOf(first)).toBe(iso('2030-06-11T11:00'))
    expect(await dueOf(second, world.finance)).toBe(iso('2030-06-11T11:00'))
    expect(await dueOf(byClock)).toBe(iso('2030-06-07T20:00'))
    expect(await world.tasksOf(world.head, first)).toMatchObject([{ overdue: false }])
  })

  test('making another calendar the default moves what counts by the default', async () => {
    go('2030-07-01T09:00')
    const instanceId = await submitWith({ amount: 10, unit: 'hour', calendarId: null })
    expect(await dueOf(instanceId)).toBe(iso('2030-07-02T10:00'))
    const { items } = await office.call('calendar.list')
    const short = await office.call('calendar.create', {
      name: '半天',
      week: [...Array(5).fill([{ from: '09:00', to: '12:00' }]), [], []],
    })
    await office.call('calendar.makeDefault', { calendarId: short.id })
    await world.drain()
    expect(await dueOf(instanceId)).toBe(iso('2030-07-04T10:00'))
    await office.call('calendar.makeDefault', { calendarId: items[0].id })
    await world.drain()
    expect(await dueOf(instanceId)).toBe(iso('2030-07-02T10:00'))
  })

  test('a calendar that a flow or a deadline uses is not deleted, and is told by what', async () => {
    const calendarId = await calendarNamed('在用')
    await submitWith({ amount: 1, unit: 'hour', calendarId })
    const refused = await office.call('calendar.delete', { calendarId }).catch((error) => error)
    expect(refused).toMatchObject({ code: 'calendar.in_use' })
    expect(refused.params.what).toContain('“运费申请”的流程')
    expect(refused.params.what).toContain('1 项待办的期限')
  })

  test('a node whose calendar is not there is not published', async () => {
    const due = { amount: 1, unit: 'day', calendarId: '0197a000-0000-7000-8000-000000000000' }
    const root = [applicantStep(), ask('approve', [byMember(world.head)], { id: 'sign', name: '签字', due })]
    await expect(world.publish(root)).rejects.toThrow('“签字”的期限所用的工作日历不存在')
  })
})

test('[N2.12] workday functions in conditions of a flow count by the default calendar of the workspace', async () => {
  go('2031-02-03T10:00')
  const { items } = await office.call('calendar.list')
  const { id, version } = items[0]
  // Saturdays worked, Mondays off.
  const day = [{ from: '09:00', to: '18:00' }]
  await office.call('calendar.update', { calendarId: id, version, week: [[], day, day, day, day, day, []] })
  await world.publish([
    applicantStep(),
    branch([
      {
        name: '周六上班',
        condition:
          '并且(ISWORKDAY(DATE(2031,2,8)), NETWORKDAYS(DATE(2031,2,3), DATE(2031,2,9)) = 5, ISHOLIDAY(DATE(2031,2,10)))',
        steps: [ask('approve', [byMember(world.finance)], { id: 'saturday' })],
      },
      { name: '其他', condition: null, steps: [ask('approve', [byMember(world.head)], { id: 'other' })] },
    ]),
  ])
  const { instanceId } = await world.submit()
  expect(await world.tasksOf(world.finance, instanceId)).toMatchObject([{ nodeId: 'saturday' }])
})

/** A transaction of the test's own, as another process would have it. */
const inTransaction = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
  runTransaction(world.house.services.pools.server, { tenantId: world.tenantId, asTenantRole: true }, work)

describe('[N3.3] [N3.9] a delay that counts working time', () => {
  const delayed = async (config: Record<string, unknown>) => {
    await world.publish([
      applicantStep(),
      { kind: 'delay', id: 'wait', name: '等待', config },
      ask('approve', [byMember(world.head)], { id: 'after' }),
    ])
    return (await world.submit()).instanceId
  }
  const timerOf = async (instanceId: string) => {
    const { rows } = await inTransaction((transaction) =>
      transaction.query<{ due: string; wakes: string }>(
        `select t.due_at as due, o.available_at as wakes from flow_timer t
         join outbox o on o.tenant_id = t.tenant_id and o.id = t.id where t.instance_id = $1`,
        [instanceId],
      ),
    )
    return rows.map(({ due, wakes }) => [new Date(due).toISOString(), new Date(wakes).toISOString()])
  }

  test('ends with the work of its calendar, over nights and weekends', async () => {
    go('2032-04-02T16:00')
    const calendarId = await calendarNamed('延时')
    const cases: [config: Record<string, unknown>, due: string][] = [
      [{ duration: 'PT4H', calendarId }, '2032-04-05T11:00'],
      [{ duration: 'P2D', calendarId }, '2032-04-06T16:00'],
      [{ duration: 'P1DT3H', calendarId }, '2032-04-06T10:00'],
      [{ duration: 'PT4H' }, '2032-04-02T20:00'],
    ]
    for (const [config, due] of cases)
      expect(await timerOf(await delayed(config))).toEqual([[iso(due), iso(due)]])
    const waits = await delayed({ duration: 'PT3H', calendarId })
    go('2032-04-05T09:59')
    await world.drain()
    expect(await world.tasksOf(world.head, waits)).toEqual([])
    go('2032-04-05T10:00')
    await world.drain()
    expect(await world.tasksOf(world.head, waits)).toMatchObject([{ nodeId: 'after' }])
  })

  test('moves with its calendar, and fires when it then is due', async () => {
    go('2032-05-07T17:00')
    const calendarId = await calendarNamed('延时会变')
    const instanceId = await delayed({ duration: 'PT2H', calendarId })
    expect(await timerOf(instanceId)).toEqual([[iso('2032-05-10T10:00'), iso('2032-05-10T10:00')]])
    await expect(office.call('calendar.delete', { calendarId })).rejects.toMatchObject({
      params: { what: expect.stringContaining('1 个正在进行的延时') },
    })
    const days = [{ date: '2032-05-08', kind: 'work' }]
    const { jobId } = await office.call('calendar.update', { calendarId, version: 1, days })
    await world.drain()
    expect(await office.call('job.get', { jobId })).toMatchObject({ result: { changed: 1 } })
    expect(await timerOf(instanceId)).toEqual([[iso('2032-05-08T10:00'), iso('2032-05-08T10:00')]])
    go('2032-05-08T10:00')
    await world.drain()
    expect(await world.tasksOf(world.head, instanceId)).toMatchObject([{ nodeId: 'after' }])
  })

  test('is not published with a calendar that is not there, or a length in which no work counts', async () => {
    const unknown = { duration: 'P1D', calendarId: '0197a000-0000-7000-8000-000000000000' }
    await expect(delayed(unknown)).rejects.toThrow('“等待”的期限所用的工作日历不存在')
    for (const duration of ['P1M', 'P1W', 'P1Y'])
      await expect(delayed({ duration, calendarId: null })).rejects.toThrow('时长只能写天、小时和分钟')
  })
})

describe('[N3.9] an act that runs while a calendar changes never keeps the old deadline', () => {
  const due = (calendarId: string) => ({ amount: 4, unit: 'hour', calendarId })
  const friday = '2033-06-03T16:00'
  const byMonday = iso('2033-06-06T11:00')
  const bySaturday = iso('2033-06-04T11:00')

  const waits = { timeout: 10_000 }

  test('it waits for a change under way in another process, and counts by it though no news came', async () => {
    go(friday)
    const calendarId = await calendarNamed('别处在改')
    expect(await dueOf(await submitWith(due(calendarId)))).toBe(byMonday)
    const { outcome } = await inTransaction((transaction) =>
      whileLocked(transaction, {
        lock: [`select pg_advisory_xact_lock(hashtextextended('calendar ' || $1, 0))`, [world.tenantId]],
        begin: () => world.submit(),
        meanwhile: () =>
          transaction.query(
            `update work_calendar set days = $3, version = version + 1 where tenant_id = $1 and id = $2`,
            [world.tenantId, calendarId, JSON.stringify([{ date: '2033-06-04', kind: 'work' }])],
          ),
      }),
    )
    expect(await dueOf((await outcome).instanceId)).toBe(bySaturday)
  })

  test('a change waits for it, and then moves the deadline that it kept', async () => {
    go(friday)
    const calendarId = await calendarNamed('先办后改')
    const submitted = await submitWith(due(calendarId))
    let changed: Promise<unknown> | undefined
    // The act has reckoned and cannot write its task yet.
    const { outcome } = await inTransaction((transaction) =>
      whileLocked(transaction, {
        lock: ['lock table flow_task in share mode', []],
        begin: () => world.submit(),
        meanwhile: async () => {
          const days = [{ date: '2033-06-04', kind: 'work' }]
          // What waited may be a job of before: the act has reckoned once it holds the calendars.
          await expect
            .poll(() => holdsCalendars(transaction, world.tenantId, 'ShareLock'), waits)
            .toEqual([true])
          changed = office.call('calendar.update', { calendarId, version: 1, days })
          await expect
            .poll(() => holdsCalendars(transaction, world.tenantId, 'ExclusiveLock'), waits)
            .toEqual([false])
        },
      }),
    )
    const { instanceId } = await outcome
    await changed
    await world.drain()
    expect([await dueOf(instanceId), await dueOf(submitted)]).toEqual([bySaturday, bySaturday])
  })

  test('whatever order acts and changes come in, in the end every deadline is that of the last calendar', async () => {
    go(friday)
    const calendarId = await calendarNamed('来回改')
    await submitWith(due(calendarId))
    const instances: string[] = []
    let version = 1
    for (let round = 0; round < 8; round++) {
      const days = round % 2 === 0 ? [{ date: '2033-06-04', kind: 'work' }] : []
      const submits = [1, 2, 3].map(() => world.submit())
      const change = office.call('calendar.update', { calendarId, version, days })
      version = (await change).version
      instances.push(...(await Promise.all(submits)).map(({ instanceId }) => instanceId))
    }
    await world.drain()
    const found = await Promise.all(instances.map((instanceId) => dueOf(instanceId)))
    expect(found).toEqual(instances.map(() => byMonday))
  })
})
