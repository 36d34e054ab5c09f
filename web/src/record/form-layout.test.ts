import type { Field } from '@sluice/contract'
import { expect, test } from 'vitest'
import { groupFields } from './form-layout.ts'

const field = (id: string): Field => ({ id, name: id, type: 'text' })
const fields = ['a', 'b', 'c', 'd'].map(field)

function shape(groups: ReturnType<typeof groupFields>) {
  return groups.map((group) => [group.title, group.fields.map(({ id }) => id).join('')])
}

test('[N2.2] fields stand under the heading before them', () => {
  const sections = [{ beforeFieldId: 'c', title: '发货' }]
  expect(shape(groupFields(fields, sections))).toEqual([
    [null, 'ab'],
    ['发货', 'cd'],
  ])
})

test('[P6.4] the heading of a hidden field moves to the next visible one', () => {
  const sections = [{ beforeFieldId: 'c', title: '发货' }]
  const access = { a: 'edit', b: 'edit', d: 'read' } as const
  expect(shape(groupFields(fields, sections, access))).toEqual([
    [null, 'ab'],
    ['发货', 'd'],
  ])
})

test('[P6.4] a heading without visible fields is left out', () => {
  const sections = [
    { beforeFieldId: 'a', title: '一' },
    { beforeFieldId: 'c', title: '二' },
  ]
  expect(shape(groupFields(fields, sections, { a: 'edit' }))).toEqual([['一', 'a']])
})
