import type { Field, FieldOf, FormDefinition } from '@sluice/contract'
import { expect, test } from 'vitest'
import { changeType, copyField, insertField, moveField, removeField, setSection } from './edit-form.ts'
import { formProblems } from './form-problems.ts'
import type { Translate } from './texts.ts'

const field = (id: string): Field => ({ id, name: id, type: 'text' })
const form = (...ids: string[]): FormDefinition => ({ fields: ids.map(field), sections: [] })
const ids = (definition: FormDefinition) => definition.fields.map(({ id }) => id)
const key: Translate = (text) => text

test('[N2.2] fields are inserted, moved and removed where the hand put them', () => {
  expect(ids(insertField(form('a', 'b'), 1, field('x')))).toEqual(['a', 'x', 'b'])
  expect(ids(moveField(form('a', 'b', 'c'), 0, 2))).toEqual(['b', 'c', 'a'])
  expect(moveField(form('a', 'b'), 0, 5)).toEqual(form('a', 'b'))
  expect(ids(removeField(form('a', 'b'), 'a'))).toEqual(['b'])
})

test('[N2.2] a heading survives the field it stood before, and a title field that is gone is forgotten', () => {
  const headed = { ...setSection(form('a', 'b'), 'a', '基本信息'), titleFieldId: 'a' }
  const without = removeField(headed, 'a')
  expect(without.sections).toEqual([{ beforeFieldId: 'b', title: '基本信息' }])
  expect(without.titleFieldId).toBeUndefined()
  expect(setSection(without, 'b', '').sections).toEqual([])
})

test('[9.2] a button neither sets nor asks for a field that is gone', () => {
  const action = { id: 'x', name: 'x', operation: 'record.bulkUpdate' }
  const both = { ...form('a', 'b'), actions: [{ ...action, values: { a: '1', b: '2' }, asks: ['a'] }] }
  expect(removeField(both, 'a').actions).toEqual([{ ...action, values: { b: '2' } }])
  expect(removeField({ ...form('a'), actions: [{ ...action, values: { a: '1' } }] }, 'a').actions).toEqual([
    action,
  ])
})

test('[N2.2] a copy has ids of its own, in its columns too', () => {
  const table: Field = {
    id: 't',
    name: '明细',
    type: 'subTable',
    fields: [{ id: 'c', name: '列', type: 'text' }],
  }
  const copied = copyField({ fields: [table], sections: [] }, 't').fields[1]
  expect(copied?.type === 'subTable' && copied.id !== 't' && copied.fields[0]?.id !== 'c').toBe(true)
})

test('[N2.2] problems name the field: doubled names, no choices, no target, no columns, crossed range', () => {
  const definition: FormDefinition = {
    fields: [
      field('a'),
      { ...field('b'), name: 'a' },
      { id: 'c', name: 'c', type: 'singleChoice', choices: [] },
      { id: 'd', name: 'd', type: 'relation', targetFormId: '' },
      { id: 'e', name: 'e', type: 'number', min: 5, max: 1 },
      { id: 'g', name: ' ', type: 'date' },
    ],
    sections: [],
  }
  expect(formProblems(definition, key).map(({ fieldId, words }) => [fieldId, words])).toEqual([
    ['a', 'problem.sameName'],
    ['b', 'problem.sameName'],
    ['c', '“c”还没有选项。'],
    ['d', '“d”还没有选择关联的表单。'],
    ['e', '“e”的最小值大于最大值。'],
    ['g', 'problem.noName'],
  ])
})

const typed = (field: object): FormDefinition => ({
  fields: [field as Field],
  sections: [],
  titleFieldId: 'a',
})

test('[7.B21] a field of another type keeps its place, name and duties; what only the old type knew goes', () => {
  const before = {
    id: 'a',
    name: '甲',
    type: 'text',
    required: true,
    unique: true,
    maxLength: 9,
    width: 6,
  } as Field
  const [after] = changeType(typed(before), before, 'number', []).fields
  expect(after).toEqual({ id: 'a', name: '甲', type: 'number', required: true, unique: true, width: 6 })
  expect(changeType(typed(before), before, 'attachment', []).titleFieldId).toBeUndefined()
  expect(changeType(typed(before), before, 'autoNumber', []).titleFieldId).toBe('a')
})

test('[7.B21] texts become the choices; choices stay those they were', () => {
  const before = { id: 'a', name: '甲', type: 'text' } as Field
  const [chosen] = changeType(typed(before), before, 'singleChoice', ['差旅', '办公']).fields
  const choices = (chosen as FieldOf<'singleChoice'>).choices
  expect(choices.map(({ label }) => label)).toEqual(['差旅', '办公'])
  const [several] = changeType(typed(chosen!), chosen!, 'multipleChoice', []).fields
  expect((several as FieldOf<'multipleChoice'>).choices).toEqual(choices)
})
