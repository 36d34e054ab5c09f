import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defineError } from '../../../kernel/index.ts'
import { storeFile } from '../../../platform/file/index.ts'
import type { Services } from '../../../platform/operation/index.ts'
import { countTrips } from '../../flow/testing/count-trips.ts'
import {
  applicantStep,
  ask,
  byMember,
  createFlowWorld,
  type FlowWorld,
} from '../../flow/testing/flow-world.ts'
import { defineRecordHook, type RecordAct, type RecordHook, type RecordWrite } from './record-hook.ts'

const noMore = defineError('test.no_more', 409, { zh: '额度用完了', en: 'There is no more' })
const acts: RecordAct[] = ['create', 'update', 'delete', 'restore', 'purge']

let world: FlowWorld
/** A form without a flow beside the one with. */
let plain: string
let hooks: { recordHooks: readonly RecordHook[] }
let own: readonly RecordHook[]

beforeAll(async () => {
  world = await createFlowWorld()
  plain = await world.addForm('台账')
  await world.publish([
    applicantStep(),
    ask('approve', [byMember(world.head)], { fields: { freight: 'edit' } }),
  ])
  hooks = world.house.services as Services
  own = hooks.recordHooks
})
afterAll(() => world?.close())
beforeEach(() => {
  hooks.recordHooks = own
})

async function importCsv(csv: string, keyFieldId?: string) {
  const { tenantId, memberId: ownerId } = world.admin
  const source = Readable.from([Buffer.from(csv)])
  const file = await storeFile(world.house.services, {
    tenantId,
    ownerId,
    name: 'a.csv',
    type: 'text/csv',
    source,
  })
  const office = world.as(world.admin)
  const mapping = ['title', 'freight'].map((fieldId, index) => ({ index, fieldId }))
  const { jobId } = await office.call('import.intoForm', {
    formId: plain,
    fileId: file.id,
    mapping,
    keyFieldId,
  })
  await world.drain()
  return office.call('job.get', { jobId })
}

/** What people can see of everything the two forms hold, the bin and the flows. */
async function everything() {
  const office = world.as(world.admin)
  const seen: unknown[] = []
  for (const formId of [plain, world.formId])
    for (const view of ['all', 'recycleBin']) {
      const { items } = await office.call('record.list', { formId, view, limit: 200 })
      seen.push(items)
    }
  const tasks = await world.as(world.head).call('task.list', { box: 'todo', limit: 200 })
  return JSON.stringify([seen, tasks.items])
}

test.for(['before', 'after'] as const)(
  '[N2.6] a hook that refuses %s the write is heard on every way a record is written, and nothing is half done',
  async (phase) => {
    const office = world.as(world.admin)
    const applicant = world.as(world.applicant)
    const make = async (title: string) =>
      (await office.call('record.create', { formId: plain, values: { title } })).id
    const [first, second, binned] = [
      await make(`${phase} 一`),
      await make(`${phase} 二`),
      await make(`${phase} 三`),
    ]
    await office.call('record.delete', { formId: plain, recordIds: [binned] })
    const { instanceId } = await world.submit()
    const withdrawn = await world.submit()
    await applicant.call('instance.withdraw', { instanceId: withdrawn.instanceId })
    const taskId = await world.taskOf(world.head, instanceId)
    const before = await everything()

    const asked: RecordAct[] = []
    const refuse = async (_: unknown, { act }: RecordWrite) => {
      asked.push(act)
      throw noMore()
    }
    hooks.recordHooks = [...own, defineRecordHook({ name: 'test.refuse', acts, [phase]: refuse })]
    const values = { title: '新', freight: 9 }
    const { formId } = world
    const ways: [RecordAct, () => Promise<unknown>][] = [
      ['create', () => office.call('record.create', { formId: plain, values })],
      ['create', () => applicant.call('record.create', { formId, values })],
      ['create', () => applicant.call('flow.submit', { formId, values })],
      ['update', () => applicant.call('flow.submit', { formId, recordId: withdrawn.recordId, values })],
      ['update', () => world.as(world.head).call('task.approve', { taskId, values: { freight: 99 } })],
      ['update', () => office.call('record.update', { formId: plain, recordId: first, version: 1, values })],
      [
        'update',
        () => office.call('record.bulkUpdate', { formId: plain, recordIds: [first, second], values }),
      ],
      ['delete', () => office.call('record.delete', { formId: plain, recordIds: [first, second] })],
      ['restore', () => office.call('record.restore', { formId: plain, recordIds: [binned] })],
      ['purge', () => office.call('record.purge', { formId: plain, recordIds: [binned] })],
    ]
    for (const [act, way] of ways) {
      await expect(way()).rejects.toMatchObject({ code: 'test.no_more' })
      expect(asked.splice(0)).toEqual([act])
      expect(await everything()).toBe(before)
    }

    const failed = await importCsv('事由,运费\n新一,1\n新二,2\n')
    expect(failed).toMatchObject({ state: 'failed' })
    expect(new Set(asked.splice(0))).toEqual(new Set(['create']))
    expect(await everything()).toBe(before)

    // A row that would change a record is refused by itself, as one with a wrong value is.
    const kept = await importCsv(`事由,运费\n${phase} 一,1\n`, 'title')
    expect(kept).toMatchObject({ state: 'done', result: { updated: 0, skipped: 1 } })
    expect(kept.result.problems[0]).toMatchObject({ zh: expect.stringContaining('额度用完了') })
    expect(asked).toEqual(['update'])
    expect(await everything()).toBe(before)
  },
)

test('[N2.6] a hook gets the rows of a batch together, with what was before, and sees them written', async () => {
  const office = world.as(world.admin)
  const writes: { act: RecordAct; rows: unknown[] }[] = []
  const stored: number[] = []
  const note = defineRecordHook({
    name: 'test.note',
    acts,
    concerns: ({ id }) => id === plain,
    before: async (_, { act, rows }) => {
      writes.push({
        act,
        rows: rows.map(({ values, before }) => [values.freight ?? null, before?.valueOf('freight') ?? null]),
      })
    },
    after: async (context, { form, rows }) => {
      const found = await context.transaction.query(
        `select from ${form.layout.table} where id = any ($1::uuid[])`,
        [rows.map(({ id }) => id)],
      )
      stored.push(found.rowCount ?? 0)
    },
  })
  hooks.recordHooks = [...own, note]
  const job = await importCsv('事由,运费\n甲,1\n乙,2\n丙,3\n')
  expect(job).toMatchObject({ state: 'done', result: { imported: 3 } })
  const { items } = await office.call('record.list', {
    formId: plain,
    filter: { any: ['甲', '乙', '丙'].map((value) => ({ field: 'title', op: 'eq', value })) },
    sort: [{ field: 'freight', direction: 'asc' }],
    limit: 10,
  })
  const recordIds = items.map(({ id }: { id: string }) => id)
  // The third has the value already: it is not written.
  await office.call('record.bulkUpdate', { formId: plain, recordIds, values: { freight: 3 } })
  await office.call('record.delete', { formId: plain, recordIds })
  await office.call('record.purge', { formId: plain, recordIds })
  // Forms the hook has nothing to do with are not its business.
  await world.submit()
  expect(writes.map(({ act, rows }) => [act, rows.length])).toEqual([
    ['create', 3],
    ['update', 2],
    ['delete', 3],
    ['purge', 3],
  ])
  expect(writes[0]!.rows).toEqual([
    [1, null],
    [2, null],
    [3, null],
  ])
  expect(new Set(writes[1]!.rows.map(String))).toEqual(new Set(['3,1', '3,2']))
  expect(stored).toEqual([3, 2, 3, 0])
})

test('[N2.6] a bulk change takes as many round trips for fifty records as for two', async () => {
  const office = world.as(world.admin)
  const recordIds: string[] = []
  for (let index = 0; index < 50; index++) {
    const { id } = await office.call('record.create', { formId: plain, values: { title: `批 ${index}` } })
    recordIds.push(id)
  }
  const change = (ids: string[], freight: number) =>
    office.call('record.bulkUpdate', { formId: plain, recordIds: ids, values: { freight } })
  await change(recordIds, 1)
  const trips = countTrips()
  try {
    await change(recordIds.slice(0, 2), 2)
    const few = trips.count
    trips.reset()
    await change(recordIds, 3)
    expect(trips.count, JSON.stringify(trips.log)).toBe(few)
  } finally {
    trips.restore()
  }
})

test('[N2.6] a hook hears where the flow of a record goes, with what was before, and may refuse it', async () => {
  const applicant = world.as(world.applicant)
  const head = world.as(world.head)
  const heard: unknown[] = []
  let refuses = false
  const listen = defineRecordHook({
    name: 'test.flow',
    acts: ['flow'],
    before: async (_, { act, rows, vouched }) => {
      const [{ before, flow, values }] = rows as [RecordWrite['rows'][number]]
      heard.push([act, vouched, before?.flowState, flow?.state, values, before?.valueOf('title')])
      if (refuses) throw noMore()
    },
    after: async (context, { form, rows }) => {
      const found = await context.transaction.query<{ flow_state: string }>(
        `select flow_state from ${form.layout.table} where id = $1`,
        [rows[0]!.id],
      )
      heard.push(found.rows[0]!.flow_state)
    },
  })
  hooks.recordHooks = [...own, listen]
  const { instanceId, recordId } = await world.submit({ title: '听见' })
  expect(heard.splice(0)).toEqual([])
  refuses = true
  const taskId = await world.taskOf(world.head, instanceId)
  await expect(head.call('task.approve', { taskId })).rejects.toMatchObject({ code: 'test.no_more' })
  expect(heard.splice(0)).toEqual([['flow', true, 'running', 'approved', {}, '听见']])
  refuses = false
  await applicant.call('instance.withdraw', { instanceId })
  expect(heard.splice(0)).toEqual([['flow', true, 'running', 'withdrawn', {}, '听见'], 'withdrawn'])
  const { items } = await applicant.call('record.history', { formId: world.formId, recordId })
  expect(items[0]).toMatchObject({ kind: 'flow' })
})

test('[N2.5] values that a publish empties are a write like any other: hooks and subscribers hear it, and may refuse', async () => {
  const office = world.as(world.admin)
  const formId = await world.addForm('换算')
  const draft = async (type: 'text' | 'number', baseVersion: number) => {
    const column = { id: 'c', name: '列', type }
    const fields = [
      { id: 'a', name: '甲', type },
      { id: 'rows', name: '行', type: 'subTable', fields: [column] },
    ]
    await office.call('form.saveDraft', { formId, baseVersion, definition: { fields } })
  }
  await draft('text', 1)
  await office.call('form.publish', { formId })
  const make = (a: string, ...rows: string[]) =>
    office.call('record.create', { formId, values: { a, rows: rows.map((c) => ({ c })) } })
  await make('1', '2')
  const { id } = await make('一', '2', '二')
  const binned = await make('三')
  await office.call('record.delete', { formId, recordIds: [binned.id] })
  await draft('number', 2)
  const heard: unknown[] = []
  let refuses = true
  const listen = defineRecordHook({
    name: 'test.emptied',
    acts: ['update'],
    concerns: (form) => form.id === formId,
    before: async (_, { rows }) => {
      for (const row of rows) heard.push([row.id, row.values, row.before?.valueOf('a')])
      if (refuses) throw noMore()
    },
  })
  hooks.recordHooks = [...own, listen]
  const publish = () => office.call('form.publish', { formId, valuesThatFail: 'empty' })
  await expect(publish()).rejects.toMatchObject({ code: 'test.no_more' })
  heard.length = 0
  refuses = false
  await publish()
  expect(heard).toEqual([
    [id, { a: null }, '一'],
    [id, { rows: [expect.objectContaining({ c: '2' }), expect.objectContaining({ c: null })] }, null],
  ])
  const { items } = await office.call('record.history', { formId, recordId: id })
  expect(items.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1])
  const { record } = await office.call('record.get', { formId, recordId: id })
  expect(record.values).toMatchObject({ a: null, rows: [{ c: 2 }, { c: null }] })
})
