import type { Field } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

const unique: Field[] = [
  { id: 'code', name: '编码', type: 'text', unique: true },
  { id: 'amount', name: '金额', type: 'money', currency: 'CNY' },
]

async function settled(calls: Promise<unknown>[]) {
  const results = await Promise.allSettled(calls)
  return {
    made: results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    refused: results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])),
  }
}

test('[N2.3] two people send the same unique value at once: one wins, the other is told the field', async () => {
  const formId = await house.form(unique)
  const values = { code: 'A-1' }
  const people = [house.admin, house.applicant, house.head, house.finance]
  const { made, refused } = await settled(
    people.map((person) => house.as(person).call('record.create', { formId, values })),
  )
  expect(made).toHaveLength(1)
  expect(refused).toHaveLength(3)
  for (const error of refused) {
    expect(error).toMatchObject({
      code: 'common.invalid_input',
      fields: [{ field: 'values.code', code: 'duplicate' }],
    })
  }
  // Empty values are no values: any number of records may leave the field empty.
  await house.office.call('record.create', { formId, values: {} })
  await house.office.call('record.create', { formId, values: {} })
})

test('[N2.6] of two changes based on the same version the second learns who changed what', async () => {
  const formId = await house.form(unique)
  const made = await house.office.call('record.create', { formId, values: { code: 'A', amount: 1 } })
  const place = { formId, recordId: made.id }
  await house.office.call('record.update', { ...place, version: 1, values: { amount: 2 } })
  const late = house.office.call('record.update', { ...place, version: 1, values: { code: 'B' } })
  await expect(late).rejects.toMatchObject({
    code: 'record.version_conflict',
    status: 409,
    params: { who: '管理员', fields: '金额', fieldIds: ['amount'], version: 2 },
    fields: [{ field: 'values.amount', code: 'changedMeanwhile' }],
  })
  const calls = Array.from({ length: 5 }, (_, index) =>
    house.office.call('record.update', { ...place, version: 2, values: { amount: 10 + index } }),
  )
  const { made: winners, refused } = await settled(calls)
  expect([winners.length, refused.length]).toEqual([1, 4])
  expect((await house.office.call('record.get', place)).record.version).toBe(3)
})

test('[N2.6] what equals the present value is no change: nothing is written, no right is needed', async () => {
  const formId = await house.form([
    ...unique,
    { id: 'fixed', name: '固定', type: 'text', readOnly: true, default: 'x' },
  ])
  const made = await house.office.call('record.create', { formId, values: { code: 'A' } })
  expect(made.values.fixed).toBe('x')
  const place = { formId, recordId: made.id, version: 1 }
  const same = await house.office.call('record.update', {
    ...place,
    values: { code: 'A', amount: null, fixed: 'x' },
  })
  expect(same.version).toBe(1)
  expect((await house.office.call('record.history', place)).items).toHaveLength(1)
  await expect(
    house.office.call('record.update', { ...place, values: { fixed: 'y' } }),
  ).rejects.toMatchObject({
    fields: [{ field: 'values.fixed', code: 'notWritable' }],
  })
})

test('[N2.6] history tells every change with old and new value, people and links by name', async () => {
  const target = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  const linked = await house.office.call('record.create', { formId: target, values: { name: '甲公司' } })
  const formId = await house.form([
    { id: 'who', name: '负责人', type: 'member' },
    { id: 'link', name: '客户', type: 'relation', targetFormId: target },
  ])
  const made = await house.office.call('record.create', { formId, values: { who: house.head.memberId } })
  const place = { formId, recordId: made.id }
  house.clock.advance(1000)
  await house.office.call('record.update', { ...place, version: 1, values: { who: null, link: linked.id } })
  house.clock.advance(1000)
  await house.office.call('record.delete', { formId, recordIds: [made.id] })
  house.clock.advance(1000)
  await house.office.call('record.restore', { formId, recordIds: [made.id] })
  const first = await house.office.call('record.history', { ...place, limit: 3 })
  expect(first.items.map(({ kind, version }: { kind: string; version: number }) => [kind, version])).toEqual([
    ['restored', 4],
    ['deleted', 3],
    ['updated', 2],
  ])
  expect(first.items[2]).toMatchObject({
    person: { id: house.admin.memberId, name: '管理员' },
    changes: [
      { fieldId: 'who', name: '负责人', old: house.head.memberId, new: null },
      { fieldId: 'link', name: '客户', old: null, new: linked.id },
    ],
  })
  expect(first.references).toMatchObject({
    members: { [house.head.memberId]: '李主管' },
    records: { [linked.id]: '甲公司' },
  })
  const rest = await house.office.call('record.history', { ...place, limit: 3, cursor: first.nextCursor })
  expect(rest.items.map(({ kind }: { kind: string }) => kind)).toEqual(['created'])
  expect(rest.nextCursor).toBeNull()
})

test('[N2.6] a deleted record waits in the recycle bin, comes back, or goes for good', async () => {
  const formId = await house.form(unique)
  const [a, b] = [
    await house.office.call('record.create', { formId, values: { code: 'A' } }),
    await house.office.call('record.create', { formId, values: { code: 'B' } }),
  ]
  expect(await house.office.call('record.delete', { formId, recordIds: [a.id, b.id, a.id] })).toEqual({
    count: 2,
  })
  const list = async (view: string) =>
    (await house.office.call('record.list', { formId, view })).items
      .map(({ title }: { title: string }) => title)
      .sort()
  expect([await list('all'), await list('recycleBin')]).toEqual([[], ['A', 'B']])
  await expect(house.office.call('record.get', { formId, recordId: a.id })).rejects.toMatchObject({
    status: 404,
  })
  await expect(
    house.office.call('record.update', { formId, recordId: a.id, version: 2, values: { code: 'C' } }),
  ).rejects.toMatchObject({ status: 404 })
  expect(await house.office.call('record.count', { formId, view: 'recycleBin' })).toEqual({
    count: 2,
    estimated: false,
  })
  // Its unique value is free meanwhile, and then stands in the way of its return.
  const taker = await house.office.call('record.create', { formId, values: { code: 'A' } })
  await expect(house.office.call('record.restore', { formId, recordIds: [a.id] })).rejects.toMatchObject({
    fields: [{ field: 'values.code', code: 'duplicate', params: { value: 'A' } }],
  })
  await house.office.call('record.restore', { formId, recordIds: [b.id] })
  expect([await list('all'), await list('recycleBin')]).toEqual([['A', 'B'], ['A']])
  // Only what is in the bin can be erased.
  expect(await house.office.call('record.purge', { formId, recordIds: [a.id, taker.id] })).toEqual({
    count: 1,
  })
  await expect(house.office.call('record.purge', { formId, recordIds: [taker.id] })).rejects.toMatchObject({
    status: 404,
  })
  expect([await list('all'), await list('recycleBin')]).toEqual([['A', 'B'], []])
})

test('[N2.6] several records are deleted or changed together, or none', async () => {
  const formId = await house.form(unique)
  const mine = await house.as(house.applicant).call('record.create', { formId, values: { amount: 1 } })
  const theirs = await house.office.call('record.create', { formId, values: { amount: 1 } })
  const both = { formId, recordIds: [mine.id, theirs.id] }
  const applicant = house.as(house.applicant)
  await expect(applicant.call('record.delete', both)).rejects.toMatchObject({ status: 404 })
  await expect(applicant.call('record.bulkUpdate', { ...both, values: { amount: 5 } })).rejects.toMatchObject(
    { status: 404 },
  )
  expect(await house.office.call('record.bulkUpdate', { ...both, values: { amount: 5 } })).toEqual({
    count: 2,
  })
  await expect(
    house.office.call('record.bulkUpdate', { ...both, values: { code: 'same' } }),
  ).rejects.toMatchObject({
    fields: [{ field: 'values.code', code: 'duplicate' }],
  })
  const { items } = await house.office.call('record.list', { formId })
  expect(items.map(({ values }: { values: object }) => values)).toEqual([
    { code: null, amount: 5 },
    { code: null, amount: 5 },
  ])
})

test('[N2.9] fifty records at once get fifty numbers without a gap, and a refused one takes none', async () => {
  const formId = await house.form([
    { id: 'no', name: '编号', type: 'autoNumber', prefix: 'X', digits: 3 },
    { id: 'code', name: '编码', type: 'text', unique: true },
  ])
  const people = [house.admin, house.applicant, house.head, house.finance]
  const calls = Array.from({ length: 60 }, (_, index) =>
    // Ten of them repeat a code and are refused after their number was taken.
    house.as(people[index % 4]!).call('record.create', { formId, values: { code: `c${index % 50}` } }),
  )
  const { made, refused } = await settled(calls)
  expect([made.length, refused.length]).toEqual([50, 10])
  const numbers = made.map((record) => (record as { values: { no: string } }).values.no).sort()
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => `X${String(index + 1).padStart(3, '0')}`))
})

test('[N2.9] a dated number begins anew with its period and grows beyond its digits', async () => {
  const test = await createFormHouse()
  try {
    const formId = await test.form([
      { id: 'day', name: '日', type: 'autoNumber', prefix: '采-', dateFormat: 'yyyyMMdd', digits: 1 },
      { id: 'year', name: '年', type: 'autoNumber', dateFormat: 'yyyy', digits: 2 },
    ])
    const next = async () => (await test.office.call('record.create', { formId, values: {} })).values
    // 2026-03-02 in Shanghai until 16:00 UTC.
    test.clock.set('2026-03-02T15:59:59Z')
    expect(await next()).toEqual({ day: '采-202603021', year: '202601' })
    test.clock.set('2026-03-02T16:00:00Z')
    expect(await next()).toEqual({ day: '采-202603031', year: '202602' })
    for (let i = 0; i < 9; i++) await next()
    expect((await next()).day).toBe('采-2026030311')
    const found = await test.office.call('record.list', { formId, search: '采-2026030311' })
    expect(found.items).toHaveLength(1)
    await expect(test.office.call('record.create', { formId, values: { day: 'x' } })).rejects.toMatchObject({
      fields: [{ field: 'values.day', code: 'notWritable' }],
    })
  } finally {
    await test.close()
  }
})

test('[N3.6] a record in a running flow is changed by its tasks alone', async () => {
  const { runTransaction } = await import('../../database/index.ts')
  const { createContext } = await import('../../platform/operation/index.ts')
  const { loadForm, setRecordFlow, updateRecord } = await import('./index.ts')
  const formId = await house.form(unique)
  const applicant = house.as(house.applicant)
  const made = await applicant.call('record.create', { formId, values: { code: 'F' } })
  const place = { formId, recordId: made.id }
  const { services } = house.house
  const origin = { requestId: 'x', locale: 'zh' as const }
  await runTransaction(
    services.pools.server,
    { tenantId: house.tenantId, asTenantRole: true },
    async (transaction) => {
      const parts = { services, transaction, actor: house.head.actor, operationId: 'test', origin }
      const { context } = createContext(parts)
      const form = await loadForm(context, formId)
      await setRecordFlow(context, form, made.id, { state: 'running', instanceId: house.tenantId })
      // The head could not change this record; the rights of the node are what counts.
      const fieldAccess = { code: 'read', amount: 'edit' } as const
      const changed = await updateRecord(context, form, made.id, { amount: 7 }, { fieldAccess })
      expect(changed.values).toEqual({ code: 'F', amount: 7 })
      await expect(
        updateRecord(context, form, made.id, { code: 'G' }, { fieldAccess }),
      ).rejects.toMatchObject({
        fields: [{ field: 'values.code', code: 'notWritable' }],
      })
    },
  )
  const refused = { code: 'record.in_flow', status: 409 }
  await expect(
    applicant.call('record.update', { ...place, version: 2, values: { amount: 8 } }),
  ).rejects.toMatchObject(refused)
  await expect(applicant.call('record.delete', { formId, recordIds: [made.id] })).rejects.toMatchObject(
    refused,
  )
  const seen = await applicant.call('record.get', place)
  expect(seen).toMatchObject({
    record: { flowState: 'running' },
    fieldAccess: { code: 'read' },
    my: { update: false },
  })
})

test('[D93] a record whose links were purged stays editable, in its rows too, and gives no link to what is gone', async () => {
  const target = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  const link = (id: string) => ({ id, name: '关联', type: 'relation' as const, targetFormId: target })
  const formId = await house.form([
    { id: 'title', name: '标题', type: 'text' },
    link('link'),
    {
      id: 'lines',
      name: '明细',
      type: 'subTable',
      fields: [{ id: 'count', name: '数量', type: 'number' }, link('goods')],
    },
  ])
  const { id: gone } = await house.office.call('record.create', { formId: target, values: { name: '螺丝' } })
  const made = await house.office.call('record.create', {
    formId,
    values: { title: '一', link: gone, lines: [{ count: 1, goods: gone }] },
  })
  await house.office.call('record.delete', { formId: target, recordIds: [gone] })
  await house.office.call('record.purge', { formId: target, recordIds: [gone] })
  const [line] = made.values.lines
  const changed = await house.office.call('record.update', {
    formId,
    recordId: made.id,
    version: made.version,
    values: { title: '二', link: gone, lines: [{ ...line, count: 2 }, { count: 3 }] },
  })
  expect(changed.values).toMatchObject({
    title: '二',
    link: gone,
    lines: [{ count: 2, goods: gone }, { count: 3 }],
  })
  const { references } = await house.office.call('record.get', { formId, recordId: made.id })
  expect(references.records).toEqual({})
  await expect(
    house.office.call('record.create', { formId, values: { title: '三', lines: [{ goods: gone }] } }),
  ).rejects.toMatchObject({ fields: [{ field: 'values.lines.0.goods', code: 'noSuchRecord' }] })
})
