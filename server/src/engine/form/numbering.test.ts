import type { Field } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

/** Records that each of sixteen writers makes; `npm run soak` takes 1,000. */
const each = Number(process.env.SLUICE_NUMBERED ?? 100)

let house: FormHouse
beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

const number = (more: object): Field =>
  ({ id: 'no', name: '编号', type: 'autoNumber', digits: 3, ...more }) as Field
const text: Field = { id: 'title', name: '事由', type: 'text', unique: true }
const kind: Field = {
  id: 'kind',
  name: '类别',
  type: 'singleChoice',
  choices: [
    { value: 'a', label: '采购' },
    { value: 'b', label: '报销' },
  ],
}
const create = async (formId: string, values: Record<string, string>) =>
  (await house.office.call('record.create', { formId, values })).values.no

test(`[N2.9] sixteen writers of ${each} records, a tenth of which is refused late, leave no hole and no double`, async () => {
  const formId = await house.form([text, number({ start: 1 })])
  await create(formId, { title: 'taken' })
  const numbers: string[] = ['001']
  await Promise.all(
    Array.from({ length: 16 }, async (_, writer) => {
      for (let index = 0; index < each; index++) {
        // The unique value is found to be taken after the number was.
        const title = index % 10 === 9 ? 'taken' : `${writer}-${index}`
        const made = await create(formId, { title }).catch((error) => {
          expect(error).toMatchObject({ fields: [{ code: 'duplicate' }] })
          return undefined
        })
        if (made) numbers.push(made)
      }
    }),
  )
  const count = 1 + 16 * (each - Math.floor(each / 10))
  expect(numbers.map(Number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: count }, (_, index) => index + 1),
  )
})

test('[N2.9] a number is made of text, date, fields and a counter that begins where it is told', async () => {
  const parts = [
    { kind: 'field', fieldId: 'kind' },
    { kind: 'text', text: '-' },
    { kind: 'date', format: 'yyMM' },
    { kind: 'text', text: '/' },
    { kind: 'counter' },
    { kind: 'text', text: '号' },
  ]
  const formId = await house.form([text, kind, number({ parts, start: 100 })])
  house.clock.set('2026-03-02T09:00:00+08:00')
  expect(await create(formId, { title: '甲', kind: 'a' })).toBe('采购-2603/100号')
  expect(await create(formId, { title: '乙', kind: 'b' })).toBe('报销-2603/101号')
  expect(await create(formId, { title: '丙' })).toBe('-2603/102号')
  const found = await house.office.call('record.list', { formId, search: '报销-2603/101号' })
  expect(found.items.map(({ values }: { values: object }) => values)).toMatchObject([{ title: '乙' }])
})

test("[N2.9] a counter begins again at the tenant's midnight, and by the value of a field", async () => {
  const daily = await house.form([text, number({ parts: [{ kind: 'counter' }], reset: 'day' })])
  const byKind = await house.form([
    text,
    kind,
    number({ parts: [{ kind: 'counter' }], reset: 'field', resetFieldId: 'kind' }),
  ])
  const made: unknown[] = []
  for (const at of [
    '2026-03-02T23:59:59.999+08:00',
    '2026-03-03T00:00:00+08:00',
    '2026-03-03T23:00:00+08:00',
  ]) {
    house.clock.set(at)
    made.push(await create(daily, { title: at }))
  }
  expect(made).toEqual(['001', '001', '002'])
  const kinds = ['a', 'b', 'a', 'a', 'b']
  const numbers = []
  for (const [index, value] of kinds.entries())
    numbers.push(await create(byKind, { title: `${index}`, kind: value }))
  expect(numbers).toEqual(['001', '001', '002', '003', '002'])
})

test('[N2.9] a number without a counter, and one that names a field that is not there or has no text, are refused at publish', async () => {
  let tries = 0
  const refused = async (more: object) => {
    const { id } = await house.office.call('form.create', { appId: house.appId, name: `编号 ${++tries}` })
    const fields = [text, { id: 'who', name: '经办', type: 'member' }, number(more)]
    const publish = async () => {
      await house.office.call('form.saveDraft', { formId: id, definition: { fields }, baseVersion: 0 })
      await house.office.call('form.publish', { formId: id })
    }
    return publish().catch((error) => error.fields)
  }
  expect(await refused({ parts: [{ kind: 'text', text: 'A' }] })).toMatchObject([
    { field: 'definition.fields.2.parts', code: 'oneCounter' },
  ])
  expect(
    await refused({
      parts: [
        { kind: 'field', fieldId: 'nowhere' },
        { kind: 'field', fieldId: 'who' },
        { kind: 'field', fieldId: 'no' },
        { kind: 'counter' },
      ],
    }),
  ).toMatchObject(
    [0, 1, 2].map((index) => ({ field: `definition.fields.2.parts.${index}.fieldId`, code: 'usedMissing' })),
  )
  expect(await refused({ reset: 'field' })).toMatchObject([
    { field: 'definition.fields.2.resetFieldId', code: 'noResetField' },
  ])
})
