import type { Field, Filter, Sort } from '@sluice/contract'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runTransaction } from '../../database/index.ts'
import { createContext } from '../../platform/operation/index.ts'
import { eventually } from '../../testing/eventually.ts'
import type { Operand } from './filter/operand.ts'
import { dropIdleListIndexes } from './list-index/drop-idle-list-indexes.ts'
import { listShape } from './list-index/list-shape.ts'
import { makeListIndex } from './list-index/make-list-index.ts'
import { readForm } from './load-form.ts'
import { sortKey } from './record/sort-key.ts'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

const countries = ['德国', '法国', '巴西']
const choices = countries.map((value) => ({ value, label: value }))
const fields: Field[] = [
  { id: 'name', name: '名称', type: 'text' },
  { id: 'country', name: '国家', type: 'singleChoice', choices },
  { id: 'state', name: '状态', type: 'singleChoice', choices },
  { id: 'ordered', name: '日期', type: 'date' },
  { id: 'freight', name: '运费', type: 'money', currency: 'CNY' },
]
const germans: Filter = { field: 'country', op: 'eq', value: '德国' }
const newest: Sort[] = [{ field: 'ordered', direction: 'desc' }]

let house: FormHouse
let database: pg.Client
beforeAll(async () => {
  house = await createFormHouse()
  database = new pg.Client({ connectionString: house.databaseUrl })
  await database.connect()
})
afterAll(async () => {
  await database?.end()
  await house?.close()
})

const tableOf = (formId: string) =>
  `t_${house.tenantId.replaceAll('-', '')}.form_${formId.replaceAll('-', '')}`

/** A form with so many records that the planner knows of; some have no date. */
async function filledForm(records: number): Promise<string> {
  const formId = await house.form(fields)
  const table = tableOf(formId)
  await database.query(
    `insert into ${table} (id, created_at, updated_at, f_name, f_country, f_state, f_ordered, f_freight)
     select gen_random_uuid(), now(), now(), 'Order ' || i, ($1::text[])[1 + i % 3], ($1::text[])[1 + i % 2],
       case when i % 100 > 0 then date '2020-01-01' + i * 7919 % 2000 end, i
     from generate_series(1, $2::int) i`,
    [countries, records],
  )
  await database.query(`analyze ${table}`)
  return formId
}

async function list(formId: string, filter: Filter | undefined, sort: Sort[] = newest, more: object = {}) {
  return house.office.call('record.list', { formId, filter, sort, limit: 20, ...more })
}

async function useOften(formId: string, filter: Filter, sort?: Sort[]): Promise<void> {
  for (let use = 0; use < 20; use++) await list(formId, filter, sort)
}

async function requests(): Promise<number> {
  const { rows } = await database.query(
    `select count(*)::int as count from sluice.outbox where topic = 'job:form.index-list'`,
  )
  return rows[0].count
}

/** The request is written after the answer, in a transaction of its own. */
async function settle(): Promise<void> {
  await eventually(async () => expect(await requests()).toBeGreaterThan(0))
  await house.drain()
}

async function indexesOf(formId: string): Promise<string[]> {
  const [schemaname, tablename] = tableOf(formId).split('.')
  const { rows } = await database.query(
    `select indexdef from pg_indexes where schemaname = $1 and tablename = $2 and indexname like 'list\\_%'`,
    [schemaname, tablename],
  )
  return rows.map(({ indexdef }) => indexdef.match(/\((.*?)\)/)![1])
}

async function idsOf(formId: string, filter: Filter, sort: Sort[]): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await house.office.call('record.list', { formId, filter, sort, cursor, limit: 200 })
    ids.push(...page.items.map(({ id }: { id: string }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return ids
}

test('[N2.6] a list of a large form that is used often gets its index, which answers as before', async () => {
  const formId = await filledForm(12_000)
  const ascending: Sort[] = [{ field: 'ordered', direction: 'asc' }]
  const before = [await idsOf(formId, germans, newest), await idsOf(formId, germans, ascending)]
  expect(before[0]).toHaveLength(4000)
  await useOften(formId, germans)
  await settle()
  expect(await indexesOf(formId)).toEqual(['f_country, f_ordered, id'])
  expect([await idsOf(formId, germans, newest), await idsOf(formId, germans, ascending)]).toEqual(before)
  const { rows } = await database.query(
    `explain select id from ${tableOf(formId)} where deleted_at is null and f_country = '德国'
       and f_ordered is not null order by f_ordered desc nulls first, id desc limit 21`,
  )
  expect(JSON.stringify(rows)).toMatch(/using list_/)
  // Prepared by now: one plan for all values.
  const french = { ...germans, value: '法国' }
  for (let use = 0; use < 20; use++) {
    const { items } = await list(formId, use % 2 ? german(use) : french)
    expect(new Set(items.map((item: { values: { country: string } }) => item.values.country)).size).toBe(1)
  }
})

const german = (use: number): Filter => ({ ...germans, value: countries[use % 3]! })

test('[N2.6] an index is for what the list asks to be equal, whatever else it asks', async () => {
  const formId = await filledForm(12_000)
  const filter: Filter = {
    all: [
      { field: 'state', op: 'eq', value: '法国' },
      { field: 'freight', op: 'gt', value: 3 },
      { field: 'country', op: 'eq', value: '德国' },
    ],
  }
  const before = await idsOf(formId, filter, [])
  await useOften(formId, filter, [])
  await settle()
  expect(await indexesOf(formId)).toEqual(['f_country, f_state, created_at, id'])
  expect(await idsOf(formId, filter, [])).toEqual(before)
})

test('[7.B24] a large form is sorted by a text through an index in the order of the reader, one for each language', async () => {
  const formId = await filledForm(12_000)
  const byName: Sort[] = [{ field: 'name', direction: 'asc' }]
  for (let use = 0; use < 20; use++) await list(formId, undefined, byName)
  await useOften(formId, germans, byName)
  await settle()
  const made = (await indexesOf(formId)).sort()
  expect(made).toEqual(['f_name COLLATE sluice.sluice_zh, id'])
  for (const language of ['zh', 'en']) {
    const name = `f_name collate sluice.sluice_${language}`
    const { rows } = await database.query(
      `explain select id from ${tableOf(formId)} r where deleted_at is null
         and (r.${name}, r.id) > ('Order 9'::text, '00000000-0000-0000-0000-000000000000'::uuid)
       order by r.${name} asc nulls last, r.id asc limit 21`,
    )
    if (language === 'zh') expect(JSON.stringify(rows)).toMatch(/Index (Only )?Scan using list_/)
    else expect(JSON.stringify(rows)).not.toMatch(/list_/)
  }
  const { items } = await list(formId, undefined, byName)
  expect(items.map(({ values }: { values: { name: string } }) => values.name).slice(0, 3)).toEqual([
    'Order 1',
    'Order 2',
    'Order 3',
  ])
})

test('[N2.6] no index is asked for where it would serve nobody', async () => {
  const small = await filledForm(500)
  await useOften(small, germans)
  const large = await filledForm(12_000)
  await useOften(large, { any: [germans] })
  await useOften(large, { field: 'country', op: 'ne', value: '德国' })
  await useOften(large, germans, [...newest, { field: 'freight', direction: 'asc' }])
  await useOften(large, { field: '$createdBy', op: 'isMe' }, [])
  for (let use = 0; use < 20; use++) await list(large, germans, newest, { view: 'recycleBin' })
  // Few have the same name: the request is answered with nothing, and marks that all before were noted.
  await useOften(large, { field: 'name', op: 'eq', value: 'Order 7' })
  await eventually(async () => expect(await requests()).toBe(1))
  await house.drain()
  expect([...(await indexesOf(small)), ...(await indexesOf(large))]).toEqual([])
})

test('[N2.6] what an interrupted build left behind is removed and made again, by one of several', async () => {
  const formId = await filledForm(12_000)
  const { services } = house.house
  const form = await loaded(formId)
  const shape = { equal: ['country'], sort: 'ordered' }
  expect(await makeListIndex(services, form, shape)).toBe(true)
  await database.query(
    `update pg_index set indisvalid = false where indrelid = '${tableOf(formId)}'::regclass
       and indexrelid::regclass::text like '%.list\\_%'`,
  )
  expect((await loaded(formId)).listIndexes.size).toBe(0)
  const made = await Promise.all([1, 2, 3].map(() => makeListIndex(services, form, shape)))
  expect(made).toContain(true)
  expect((await loaded(formId)).listIndexes.size).toBe(1)
})

test('[N2.6] a form has at most six such indexes, and those that nobody reads for a month go', async () => {
  const formId = await filledForm(12_000)
  const { services } = house.house
  const form = await loaded(formId)
  const made: boolean[] = []
  for (const equal of [['country'], ['state'], ['country', 'state']]) {
    for (const sort of ['ordered', 'freight', 'name'])
      made.push(await makeListIndex(services, form, { equal, sort }))
  }
  expect(made).toEqual([true, true, true, true, true, true, false, false, false])
  await dropIdleListIndexes(services)
  expect(await indexesOf(formId)).toHaveLength(6)
  house.clock.set('2028-01-01T00:00:00Z')
  await dropIdleListIndexes(services)
  expect(await indexesOf(formId)).toEqual([])
})

async function loaded(formId: string) {
  const { services } = house.house
  const { tenantId, actor } = house.admin
  return runTransaction(services.pools.server, { tenantId, asTenantRole: true }, (transaction) => {
    const origin = { requestId: 'test', locale: 'zh' as const }
    return readForm(
      createContext({ services, transaction, actor, operationId: 'test', origin }).context,
      formId,
    )
  })
}

test('[N2.6] no index is asked for whose entry could be too wide for a record', async () => {
  const operands = new Map<string, Operand>(
    (['text', 'choice', 'number', 'date', 'timestamp'] as const).flatMap((kind) =>
      [1, 2, 3].map((n) => {
        const operand = { kind, column: `r."${kind}${n}"`, name: kind, order: 'code' }
        return [`${kind}${n}`, operand as Operand]
      }),
    ),
  )
  const operandOf = (id: string) => operands.get(id)
  const shapeOf = (equal: string[], sort: string) => {
    const all = equal.map((field) => ({ field, op: 'eq' as const, value: 'x' }))
    const form = { id: house.appId, tenantId: house.tenantId }
    return listShape(
      { all },
      sortKey(form, [{ field: sort, direction: 'asc' }], operandOf, 'sluice_zh'),
      operandOf,
    )
  }
  expect(shapeOf(['choice1'], 'text1')).toBeUndefined()
  expect(shapeOf(['date1', 'choice1', 'number1'], 'text1')).toMatchObject({
    equal: ['date1', 'number1'],
    whole: false,
  })
  expect(shapeOf(['text1', 'choice1'], 'date1')).toMatchObject({ equal: ['text1'], whole: false })
  const widest = shapeOf(['choice1', 'choice2', 'choice3'], 'choice1')
  expect(widest).toMatchObject({ equal: ['choice2', 'choice3'] })
  expect(shapeOf(['choice1', 'choice2', 'choice3'], 'timestamp1')).toMatchObject({ whole: true })
})
