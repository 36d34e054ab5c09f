import { expect, test } from 'vitest'
import { type FieldRightRow, formsWithRights, rightOn, withoutForm, withRight } from './field-rights.ts'

const rows: FieldRightRow[] = [
  { resource: 'form:a', fieldId: 'price', right: 'hidden' },
  { resource: 'form:b', fieldId: 'price', right: 'read' },
]

test('[P4.2] a field a role does not name is as wide as its form', () => {
  expect(rightOn(rows, 'a', 'price')).toBe('hidden')
  expect(rightOn(rows, 'b', 'price')).toBe('read')
  expect(rightOn(rows, 'a', 'title')).toBe('edit')
})

test('[P4.2] a right given again replaces the one before, on its own form only', () => {
  const masked = withRight(rows, 'a', ['price', 'title'], 'masked')
  expect([
    rightOn(masked, 'a', 'price'),
    rightOn(masked, 'a', 'title'),
    rightOn(masked, 'b', 'price'),
  ]).toEqual(['masked', 'masked', 'read'])
  expect(masked).toHaveLength(3)
})

test('[P4.2] the widest right leaves no row behind', () => {
  expect(withRight(rows, 'a', ['price'], 'edit')).toEqual([rows[1]])
})

test('[P4.2] forms are listed once and can be taken out', () => {
  const both = withRight(rows, 'a', ['title'], 'read')
  expect(formsWithRights(both)).toEqual(['a', 'b'])
  expect(formsWithRights(withoutForm(both, 'a'))).toEqual(['b'])
})
