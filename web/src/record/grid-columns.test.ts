import type { Field } from '@sluice/contract'
import { expect, test } from 'vitest'
import { arrangeColumns, noChoice } from './grid-columns.ts'

const fields: Field[] = [
  { id: 'number', name: '单号', type: 'autoNumber', digits: 4 },
  { id: 'subject', name: '事由', type: 'text' },
  { id: 'note', name: '备注', type: 'longText' },
  { id: 'secret', name: '成本', type: 'money', currency: 'CNY' },
]
const system: Field[] = [
  { id: '$flowState', name: '流程状态', type: 'singleChoice', choices: [] },
  { id: '$createdAt', name: '创建时间', type: 'dateTime' },
  { id: '$updatedAt', name: '更新时间', type: 'dateTime' },
]
const access = { number: 'read', subject: 'edit', note: 'edit', secret: 'hidden' } as const
const shape = (choice = noChoice) =>
  arrangeColumns(fields, system, { titleFieldId: 'subject', access, choice }).map(({ field, shown }) =>
    shown ? field.id : `(${field.id})`,
  )

test('[N2.6] the title stands first; long texts and hidden fields are not shown at first', () => {
  expect(shape()).toEqual(['subject', '$flowState', 'number', '(note)', '$createdAt', '($updatedAt)'])
})

test('[N2.6] the order and choice of a person stand; columns that came later follow', () => {
  const choice = { order: ['$createdAt', 'number'], shown: { note: true, number: false }, widths: {} }
  expect(shape(choice)).toEqual(['$createdAt', '(number)', 'subject', '$flowState', 'note', '($updatedAt)'])
})

test('[P6.4] a field that became hidden leaves the columns even where it was chosen', () => {
  expect(shape({ order: ['secret'], shown: { secret: true }, widths: {} })).not.toContain('secret')
})
