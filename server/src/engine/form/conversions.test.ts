import type { Field } from '@sluice/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFormHouse, type FormHouse } from './testing/form-house.ts'

let house: FormHouse
beforeAll(async () => {
  house = await createFormHouse()
})
afterAll(() => house.close())

const choices = [{ value: 'x', label: '甲' }]
/** One field of each type, as small as it can be. */
const samples: Field[] = [
  { id: 'a', name: 'a', type: 'text' },
  { id: 'a', name: 'a', type: 'longText' },
  { id: 'a', name: 'a', type: 'number' },
  { id: 'a', name: 'a', type: 'money', currency: 'CNY' },
  { id: 'a', name: 'a', type: 'date' },
  { id: 'a', name: 'a', type: 'dateTime' },
  { id: 'a', name: 'a', type: 'singleChoice', choices },
  { id: 'a', name: 'a', type: 'multipleChoice', choices },
  { id: 'a', name: 'a', type: 'member' },
  { id: 'a', name: 'a', type: 'department' },
  { id: 'a', name: 'a', type: 'attachment' },
  { id: 'a', name: 'a', type: 'autoNumber', digits: 4 },
]

test('[7.B21] the types that are offered are those that a publish accepts, and no others', async () => {
  const rest: Field = { id: 'rest', name: 'rest', type: 'text' }
  for (const before of samples) {
    const formId = await house.form([before, rest])
    const offered = await house.office.call('form.conversions', { formId, fieldId: 'a' })
    expect(offered.stored).toBe(before.type)
    for (const after of samples) {
      await house.office.call('form.saveDraft', {
        formId,
        definition: { fields: [after, rest] },
        baseVersion: 1,
      })
      const { changes } = await house.office.call('form.previewPublish', { formId })
      const possible = !changes.some(({ impossible }: { impossible?: boolean }) => impossible)
      expect(offered.types.includes(after.type), `${before.type} → ${after.type}`).toBe(possible)
    }
  }
})

test('[7.B21] a field without values may become anything; texts are told to whoever manages the form and reads them', async () => {
  const fields: Field[] = [
    { id: 'a', name: 'a', type: 'text' },
    { id: 't', name: '明细', type: 'subTable', fields: [{ id: 'c', name: 'c', type: 'text' }] },
  ]
  const formId = await house.form(fields)
  const ask = (fieldId: string, caller = house.office) =>
    caller.call('form.conversions', { formId, fieldId, texts: true })
  for (const a of ['差旅', '办公', '差旅', ' ']) {
    await house.office.call('record.create', { formId, values: { a, t: [{ c: a }] } })
  }
  expect(await ask('a')).toMatchObject({ stored: 'text', texts: ['差旅', '办公'] })
  expect(await ask('t.c')).toMatchObject({ stored: 'text', texts: ['差旅', '办公'] })
  const fresh = await ask('nowhere')
  expect([fresh.stored, fresh.texts]).toEqual([null, []])
  expect(fresh.types).toContain('subTable')
  await expect(ask('a', house.as(house.applicant))).rejects.toMatchObject({ status: 403 })
})
