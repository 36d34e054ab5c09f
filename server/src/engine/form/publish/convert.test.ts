import type { Field } from '@sluice/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from '../testing/form-house.ts'

let house: FormHouse
beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house?.close())

const choices = ['红', '蓝', '12', '2024-03-05'].map((label, index) => ({ value: `c${index}`, label }))
const fields: Record<string, Partial<Field>> = {
  text: { type: 'text' },
  longText: { type: 'longText' },
  number: { type: 'number' },
  money: { type: 'money', currency: 'CNY' },
  date: { type: 'date' },
  dateTime: { type: 'dateTime' },
  singleChoice: { type: 'singleChoice', choices } as Partial<Field>,
  multipleChoice: { type: 'multipleChoice', choices } as Partial<Field>,
}
const fieldOf = (type: string) => ({ id: 'a', name: '甲', ...fields[type] }) as Field

/** What becomes of one value. */
interface Outcome {
  value?: unknown
  fails?: true
  loses?: string
}
const fails = { fails: true } as const

async function preview(formId: string, next: Field[]) {
  const { version } = await house.office.call('form.get', { formId })
  await house.office.call('form.saveDraft', { formId, definition: { fields: next }, baseVersion: version })
  const { changes } = await house.office.call('form.previewPublish', { formId })
  return changes.find(({ kind }: { kind: string }) => kind === 'convert')
}

async function valuesOf(formId: string): Promise<Record<string, unknown>[]> {
  const sort = [{ field: '$createdAt', direction: 'asc' }]
  const { items } = await house.office.call('record.list', { formId, sort })
  return items.map(({ values }: { values: Record<string, unknown> }) => values)
}

const zeros = '丢失开头的 0 或加号'
const currency = '丢失所写的货币'
const blank = '表示没有值，将为空'
const time = '丢失一天中的时间'
const texts: [text: string, type: string, outcome: Outcome][] = [
  ['1,234.5', 'number', { value: 1234.5 }],
  ['1,234.5', 'money', { value: 1234.5 }],
  ['¥5', 'number', { value: 5, loses: currency }],
  ['¥5', 'money', { value: 5 }],
  ['€5', 'money', { value: 5, loses: currency }],
  ['１２', 'number', { value: 12 }],
  ['(3.50)', 'number', { value: -3.5 }],
  ['12%', 'number', { value: 12, loses: '丢失百分号' }],
  ['0012', 'number', { value: 12, loses: zeros }],
  ['０５', 'money', { value: 5, loses: zeros }],
  ['1.5E-05', 'number', { value: 0.000015 }],
  ['N/A', 'number', { value: null, loses: blank }],
  ['-', 'date', { value: null, loses: blank }],
  ['1e5', 'number', fails],
  ['12 pieces', 'number', fails],
  ['110101199003077758', 'number', fails],
  ['1.234', 'money', fails],
  ['15/01/2018', 'date', { value: '2018-01-15' }],
  ['2024年3月5日', 'date', { value: '2024-03-05' }],
  ['20240305', 'date', { value: '2024-03-05' }],
  ['5-Mar-2024', 'date', { value: '2024-03-05' }],
  ['2024-03-05 09:30', 'date', { value: '2024-03-05', loses: time }],
  ['2026-02-30', 'date', fails],
  ['tomorrow', 'dateTime', fails],
  ['2024-03-05T10:00:00Z', 'dateTime', { value: '2024-03-05T10:00:00.000Z' }],
  ['2024年3月5日 下午', 'dateTime', fails],
  ['2024/3/5 9:30', 'dateTime', { value: '2024-03-05T01:30:00.000Z' }],
  [' 红 ', 'singleChoice', { value: 'c0' }],
  ['c1', 'singleChoice', { value: 'c1' }],
  ['绿', 'singleChoice', fails],
  ['蓝；红', 'multipleChoice', { value: ['c1', 'c0'] }],
  ['蓝、绿', 'multipleChoice', fails],
  ['1,234.5', 'longText', { value: '1,234.5' }],
]
test.each(['text', 'longText'])(
  '[N2.5] a %s becomes what an import reads of it, and what is lost is told before',
  async (before) => {
    const types = [...new Set(texts.map(([, type]) => type))].filter((type) => type !== before)
    const rows = texts.filter(([, type]) => type !== before)
    const idOf = (index: number) => `f${index}`
    const start = rows.map(
      (_, index) => ({ ...fieldOf(before), id: idOf(index), name: idOf(index) }) as Field,
    )
    const next = rows.map(
      ([, type], index) => ({ ...fieldOf(type), id: idOf(index), name: idOf(index) }) as Field,
    )
    const formId = await house.form(start)
    const values = Object.fromEntries(rows.map(([text], index) => [idOf(index), text]))
    await house.office.call('record.create', { formId, values })
    const { version } = await house.office.call('form.get', { formId })
    await house.office.call('form.saveDraft', { formId, definition: { fields: next }, baseVersion: version })
    const { changes } = await house.office.call('form.previewPublish', { formId })
    const told = rows.map(([text, type], index) => {
      const change = changes.find(({ fieldId }: { fieldId: string }) => fieldId === idOf(index))
      return [text, type, change.failing ?? 0, change.losses?.[0]?.zh, change.losses?.[0]?.rows]
    })
    expect(types.length).toBeGreaterThan(5)
    expect(told).toEqual(
      rows.map(([text, type, { fails: bad, loses }]) => [text, type, bad ? 1 : 0, loses, loses && 1]),
    )
    await expect(house.office.call('form.publish', { formId })).rejects.toMatchObject({
      code: 'form.values_do_not_convert',
    })
    await house.office.call('form.publish', { formId, valuesThatFail: 'empty' })
    expect(await valuesOf(formId)).toEqual([
      Object.fromEntries(rows.map(([, , { value = null }], index) => [idOf(index), value])),
    ])
  },
)

const instant = '2024-03-05T04:05:06.789Z'
/** Every pair that can be converted, but those from a text. */
const pairs: [before: string, value: unknown, after: string, outcome: Outcome][] = [
  ['number', 12.5, 'text', { value: '12.5' }],
  ['number', 12.5, 'longText', { value: '12.5' }],
  ['number', 12.5, 'money', { value: 12.5 }],
  ['number', 1.234, 'money', fails],
  ['number', 20240305, 'date', { value: '2024-03-05' }],
  ['number', 5, 'date', fails],
  ['number', 20240305, 'dateTime', { value: '2024-03-04T16:00:00.000Z' }],
  ['number', 12, 'singleChoice', { value: 'c2' }],
  ['number', 12, 'multipleChoice', { value: ['c2'] }],
  ['money', 12.5, 'text', { value: '12.5' }],
  ['money', 12.5, 'longText', { value: '12.5' }],
  ['money', 12.5, 'number', { value: 12.5 }],
  ['money', 20240305, 'date', { value: '2024-03-05' }],
  ['money', 12.5, 'dateTime', fails],
  ['money', 12, 'singleChoice', { value: 'c2' }],
  ['money', 12, 'multipleChoice', { value: ['c2'] }],
  ['date', '2024-03-05', 'text', { value: '2024-03-05' }],
  ['date', '2024-03-05', 'longText', { value: '2024-03-05' }],
  ['date', '2024-03-05', 'dateTime', { value: '2024-03-04T16:00:00.000Z' }],
  ['date', '2024-03-05', 'number', fails],
  ['date', '2024-03-05', 'money', fails],
  ['date', '2024-03-05', 'singleChoice', { value: 'c3' }],
  ['date', '2024-03-05', 'multipleChoice', { value: ['c3'] }],
  ['dateTime', instant, 'text', { value: '2024-03-05 12:05:06.789' }],
  ['dateTime', instant, 'longText', { value: '2024-03-05 12:05:06.789' }],
  ['dateTime', instant, 'date', { value: '2024-03-05', loses: time }],
  ['dateTime', '2024-03-04T16:00:00.000Z', 'date', { value: '2024-03-05' }],
  ['dateTime', instant, 'number', fails],
  ['dateTime', instant, 'money', fails],
  ['dateTime', instant, 'singleChoice', fails],
  ['dateTime', instant, 'multipleChoice', fails],
  ['singleChoice', 'c0', 'text', { value: '红' }],
  ['singleChoice', 'c0', 'longText', { value: '红' }],
  ['singleChoice', 'c2', 'number', { value: 12 }],
  ['singleChoice', 'c2', 'money', { value: 12 }],
  ['singleChoice', 'c3', 'date', { value: '2024-03-05' }],
  ['singleChoice', 'c3', 'dateTime', { value: '2024-03-04T16:00:00.000Z' }],
  ['singleChoice', 'c1', 'multipleChoice', { value: ['c1'] }],
  ['multipleChoice', ['c0', 'c1'], 'text', { value: '红、蓝' }],
  ['multipleChoice', ['c0', 'c1'], 'longText', { value: '红、蓝' }],
  ['multipleChoice', ['c2'], 'number', { value: 12 }],
  ['multipleChoice', ['c0', 'c1'], 'money', fails],
  ['multipleChoice', ['c3'], 'date', { value: '2024-03-05' }],
  ['multipleChoice', ['c3'], 'dateTime', { value: '2024-03-04T16:00:00.000Z' }],
  ['multipleChoice', ['c1'], 'singleChoice', { value: 'c1' }],
  ['multipleChoice', ['c0', 'c1'], 'singleChoice', fails],
]
test('[N2.5] every type becomes every other that can hold its values', async () => {
  const idOf = (index: number) => `f${index}`
  const made = (at: 0 | 2) =>
    pairs.map((pair, index) => ({ ...fieldOf(pair[at]), id: idOf(index), name: idOf(index) }) as Field)
  const formId = await house.form(made(0))
  const values = Object.fromEntries(pairs.map(([, value], index) => [idOf(index), value]))
  await house.office.call('record.create', { formId, values })
  const { version } = await house.office.call('form.get', { formId })
  await house.office.call('form.saveDraft', { formId, definition: { fields: made(2) }, baseVersion: version })
  const { changes } = await house.office.call('form.previewPublish', { formId })
  const told = pairs.map(([before, , after], index) => {
    const change = changes.find(({ fieldId }: { fieldId: string }) => fieldId === idOf(index))
    return [before, after, change.failing ?? 0, change.losses?.[0]?.zh]
  })
  expect(told).toEqual(
    pairs.map(([before, , after, { fails: bad, loses }]) => [before, after, bad ? 1 : 0, loses]),
  )
  await house.office.call('form.publish', { formId, valuesThatFail: 'empty' })
  expect(await valuesOf(formId)).toEqual([
    Object.fromEntries(pairs.map(([, , , { value = null }], index) => [idOf(index), value])),
  ])
})

test('[N2.5] a column is understood as a whole: which number is the day, and what was decided is said', async () => {
  const days = async (...values: string[]) => {
    const formId = await house.form([fieldOf('text')])
    for (const a of values) await house.office.call('record.create', { formId, values: { a } })
    const change = await preview(formId, [fieldOf('date')])
    await house.office.call('form.publish', { formId })
    return { change, dates: (await valuesOf(formId)).map(({ a }) => a) }
  }
  const told = await days('01/04/2024', '25/03/2024', '01/04/2024')
  expect(told.dates).toEqual(['2024-04-01', '2024-03-25', '2024-04-01'])
  expect(told.change).toMatchObject({ effects: [{ rows: 3 }] })
  const open = await days('01/04/2024')
  expect(open.dates).toEqual(['2024-01-04'])
  expect(open.change.decided).toMatchObject([{ zh: expect.stringContaining('月/日/年') }])
})

test('[N2.5] lost zeros are counted by rows; what is emptied stays in the history, in sub-tables too', async () => {
  const table = (type: string) =>
    [{ id: 't', name: '明细', type: 'subTable', fields: [fieldOf(type)] }] as unknown as Field[]
  const formId = await house.form([fieldOf('text'), ...table('text')])
  const ids: string[] = []
  for (const a of ['0012', '0012', '7', 'N/A']) {
    ids.push((await house.office.call('record.create', { formId, values: { a, t: [{ a }] } })).id)
  }
  const change = await preview(formId, [fieldOf('number'), ...table('number')])
  expect(change.losses).toMatchObject([
    { zh: zeros, rows: 2, examples: [{ from: '0012', to: 12 }] },
    { zh: blank, rows: 1, examples: [{ from: 'N/A', to: null }] },
  ])
  await house.office.call('form.publish', { formId })
  const values = (await valuesOf(formId)) as { a: number; t: { a: number }[] }[]
  expect(values.map(({ a, t }) => [a, t[0]!.a])).toEqual([
    [12, 12],
    [12, 12],
    [7, 7],
    [null, null],
  ])
  const { items } = await house.office.call('record.history', { formId, recordId: ids[3] })
  expect(JSON.stringify(items[0].changes) + JSON.stringify(items[1].changes)).toContain('N/A')
})

test('[N2.5] readings of the database are gone: texts are read in one place', async () => {
  const { rows } = await house.house.services.pools.owner.query(
    `select proname from pg_proc where proname like 'text\\_to\\_%' or proname like 'reading\\_%'
     union all select relname from pg_class where relname like 'reading\\_%'`,
  )
  expect(rows).toEqual([])
})

/** What somebody may call a choice, signs that part several among it. */
const label = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...'、，,;；|"\'\\ #甲乙aA0'), minLength: 1, maxLength: 8 }),
    fc.constantFrom('NULL', '\\N', '#N/A', '甲、乙', '甲', '乙', '"', '""', 'c0', 'c1', 'c2', '无', '-'),
  )
  .map((text) => text.trim())
  .filter((text) => text !== '')

test('[C27] several choices become a text and the same choices again, whatever they are called', async () => {
  const several = fc.uniqueArray(label, { minLength: 3, maxLength: 6 }).chain((labels) =>
    fc.record({
      labels: fc.constant(labels),
      rows: fc.array(fc.subarray([...labels.keys()], { minLength: 1 }), { minLength: 1, maxLength: 8 }),
    }),
  )
  const read = async (formId: string) => (await valuesOf(formId)).map(({ a }) => a)
  await fc.assert(
    fc.asyncProperty(several, async ({ labels, rows }) => {
      const named = labels.map((text, index) => ({ value: `c${index}`, label: text }))
      const many = { id: 'a', name: '甲', type: 'multipleChoice', choices: named } as Field
      const formId = await house.form([many])
      for (const row of rows) {
        await house.office.call('record.create', { formId, values: { a: row.map((index) => `c${index}`) } })
      }
      const before = await read(formId)
      for (const next of [fieldOf('longText'), many]) {
        const { failing = 0, losses = [] } = await preview(formId, [next])
        expect([failing, losses]).toEqual([0, []])
        await house.office.call('form.publish', { formId })
      }
      expect(await read(formId)).toEqual(before)
    }),
    { numRuns: 12, seed: 27, endOnFailure: true },
  )
}, 120_000)
