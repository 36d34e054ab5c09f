import type { Field } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
/** Acts of each of sixteen people. */
const rounds = Number(process.env.SLUICE_STOCK ?? 12)

beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

type Values = Record<string, unknown>
const create = (formId: string, values: Values) =>
  house.office.call('record.create', { formId, values: values as never })

async function makeStock() {
  const products = await house.form([{ id: 'name', name: '名称', type: 'text' }])
  const product: Field = { id: 'product', name: '产品', type: 'relation', targetFormId: products }
  const count: Field = { id: 'count', name: '数量', type: 'number' }
  const place: Field = { id: 'place', name: '仓库', type: 'text' }
  const lines = { id: 'lines', name: '明细', type: 'subTable', fields: [product, count] } as Field
  const came = await house.form([place, lines])
  const went = await house.form([place, lines])
  const lost = await house.form([place, product, count])
  const { id: stock } = await house.office.call('aggregate.create', {
    appId: house.appId,
    name: '库存',
    definition: {
      keys: [{ name: '产品' }, { name: '仓库' }],
      sources: [
        {
          formId: came,
          tableId: 'lines',
          sign: 'plus',
          valueFieldId: 'count',
          keyFieldIds: ['product', 'place'],
        },
        {
          formId: went,
          tableId: 'lines',
          sign: 'minus',
          valueFieldId: 'count',
          keyFieldIds: ['product', 'place'],
        },
        { formId: lost, sign: 'minus', valueFieldId: 'count', keyFieldIds: ['product', 'place'] },
      ],
      least: 0,
    },
  })
  return { products, came, went, lost, stock }
}

const amounts = async (aggregateId: string): Promise<Record<string, number>> => {
  const { items } = await house.office.call('aggregate.values', { aggregateId, limit: 200 })
  return Object.fromEntries(
    items.map(({ words, value }: { words: string[]; value: number }) => [words.join(' '), value]),
  )
}

test('[N2.11] stock is what came in less what went out, and a write that would take it below zero is refused with the numbers', async () => {
  const { products, came, went, lost, stock } = await makeStock()
  const bolt = (await create(products, { name: '螺栓' })).id
  const nut = (await create(products, { name: '螺母' })).id
  await create(came, {
    place: '甲',
    lines: [
      { product: bolt, count: 10 },
      { product: nut, count: 5 },
    ],
  })
  const out = await create(went, { place: '甲', lines: [{ product: bolt, count: 4 }] })
  expect(await amounts(stock)).toEqual({ '螺栓 甲': 6, '螺母 甲': 5 })
  await expect(
    create(went, {
      place: '甲',
      lines: [
        { product: nut, count: 1 },
        { product: bolt, count: 7 },
      ],
    }),
  ).rejects.toMatchObject({
    code: 'aggregate.refused',
    params: { table: '库存', key: '产品 螺栓，仓库 甲', have: 6, asked: '−7', now: -1 },
  })
  await expect(create(lost, { place: '乙', product: nut, count: 1 })).rejects.toMatchObject({
    code: 'aggregate.refused',
  })
  expect(await amounts(stock)).toEqual({ '螺栓 甲': 6, '螺母 甲': 5 })
  // Changing, deleting what came in and restoring what went out are writes, too.
  const more = {
    formId: went,
    recordId: out.id,
    version: 1,
    values: { lines: [{ product: bolt, count: 11 }] } as never,
  }
  await expect(house.office.call('record.update', more)).rejects.toMatchObject({ code: 'aggregate.refused' })
  await house.office.call('record.delete', { formId: went, recordIds: [out.id] })
  expect(await amounts(stock)).toMatchObject({ '螺栓 甲': 10 })
  await create(lost, { place: '甲', product: bolt, count: 8 })
  await expect(
    house.office.call('record.restore', { formId: went, recordIds: [out.id] }),
  ).rejects.toMatchObject({ code: 'aggregate.refused' })
  const { items } = await house.office.call('record.list', { formId: came })
  await expect(
    house.office.call('record.delete', { formId: came, recordIds: [items[0].id] }),
  ).rejects.toMatchObject({ code: 'aggregate.refused' })
  expect(await amounts(stock)).toEqual({ '螺栓 甲': 2, '螺母 甲': 5 })
})

test('[N2.11] what an aggregate table names has to be there and to fit, and bounds that are broken already are told', async () => {
  const { products, came, lost, stock } = await makeStock()
  const definition = (part: object) => ({
    keys: [{ name: '产品' }],
    sources: [{ formId: lost, sign: 'minus', valueFieldId: 'count', keyFieldIds: ['product'], ...part }],
  })
  const save = (part: object) =>
    house.office.call('aggregate.update', { aggregateId: stock, name: '库存', definition: definition(part) })
  for (const [part, field] of [
    [{ formId: crypto.randomUUID() }, 'formId'],
    [{ valueFieldId: 'nothing' }, 'valueFieldId'],
    [{ valueFieldId: 'place' }, 'valueFieldId'],
    [{ keyFieldIds: ['count'] }, 'keyFieldIds.0'],
    [{ keyFieldIds: ['product', 'place'] }, 'keyFieldIds'],
    [{ tableId: 'place' }, 'tableId'],
    [{ filter: { field: '$createdAt', op: 'eq', value: 'today' } }, 'filter'],
  ] as const)
    await expect(save(part), field).rejects.toMatchObject({
      status: 400,
      fields: [{ field: `definition.sources.0.${field}` }],
    })
  const bolt = (await create(products, { name: '螺栓' })).id
  await create(came, { place: '甲', lines: [{ product: bolt, count: 1 }] })
  await create(lost, { place: '甲', product: bolt, count: 1 })
  const narrow = { ...definition({}), least: 0 }
  await expect(
    house.office.call('aggregate.update', { aggregateId: stock, name: '库存', definition: narrow }),
  ).rejects.toMatchObject({ code: 'aggregate.refused' })
  await house.office.call('aggregate.delete', { aggregateId: stock })
  await create(lost, { place: '甲', product: bolt, count: 100 })
})

test(
  '[N2.11] sixteen writers over three forms with keys in opposite order: never below zero, and nobody meets a deadlock',
  async () => {
    const { products, came, went, lost, stock } = await makeStock()
    const goods: string[] = []
    for (const name of ['一', '二', '三', '四']) goods.push((await create(products, { name })).id)
    const [there, back] = [goods, goods.toReversed()]
    const linesOf = (order: string[], count: number) => order.map((product) => ({ product, count }))
    const failures: string[] = []
    let refused = 0
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let round = 0; round < rounds; round++) {
          const order = (writer + round) % 2 === 0 ? there : back
          const act =
            writer % 4 === 0
              ? create(came, { place: '甲', lines: linesOf(order, 2) })
              : writer % 4 === 3
                ? create(lost, { place: '甲', product: order[0], count: 1 })
                : create(went, { place: '甲', lines: linesOf(order, 1 + (round % 2)) })
          await act.catch((error: { code: string; message: string }) => {
            if (error.code === 'aggregate.refused') refused++
            else failures.push(`${error.code} ${error.message}`)
          })
        }
      }),
    )
    expect(failures).toEqual([])
    expect(refused).toBeGreaterThan(0)
    const kept = await amounts(stock)
    expect(Object.values(kept).every((value) => value >= 0)).toBe(true)
    // Counted anew from the records it is the same.
    const { items } = await house.office.call('aggregate.list', { appId: house.appId })
    const { name, definition } = items.find(({ id }: { id: string }) => id === stock)
    await house.office.call('aggregate.update', { aggregateId: stock, name, definition })
    expect(await amounts(stock)).toEqual(kept)
  },
  60_000 + rounds * 2000,
)

test('[N2.11] a field that an aggregate table adds up does not go with a publish, and a formula over it is counted anew', async () => {
  const { products, came, lost, stock } = await makeStock()
  const bolt = (await create(products, { name: '螺栓' })).id
  const fields: Field[] = (await house.office.call('form.get', { formId: lost })).definition.fields
  await expect(
    house.republish(
      lost,
      fields.filter(({ id }) => id !== 'count'),
    ),
  ).rejects.toMatchObject({ fields: [{ message: { zh: expect.stringContaining('聚合表“库存”') } }] })
  await create(came, { place: '甲', lines: [{ product: bolt, count: 10 }] })
  const twice = (formula: string): Field => ({ id: 'twice', name: '计量', type: 'formula', formula })
  await house.republish(lost, [...fields, twice('[数量] * 2')])
  const { items } = await house.office.call('aggregate.list', { appId: house.appId })
  const { name, definition } = items.find(({ id }: { id: string }) => id === stock)
  const sources = definition.sources.with(2, { ...definition.sources[2], valueFieldId: 'twice' })
  await house.office.call('aggregate.update', {
    aggregateId: stock,
    name,
    definition: { ...definition, sources },
  })
  await create(lost, { place: '甲', product: bolt, count: 2 })
  expect(await amounts(stock)).toEqual({ '螺栓 甲': 6 })
  await house.republish(lost, [...fields, twice('[数量] * 3')])
  expect(await amounts(stock)).toEqual({ '螺栓 甲': 4 })
})
