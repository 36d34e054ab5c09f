import { expect, test } from 'vitest'
import { ancestorsOf, closesCycle, type InheritingRole } from './role-ancestors.ts'

const role = (id: string, ...parentIds: string[]): InheritingRole => ({
  id,
  name: id.toUpperCase(),
  parentIds,
})
const roles = [role('top'), role('left', 'top'), role('right', 'top'), role('bottom', 'left', 'right')]
const found = (...parentIds: string[]) =>
  ancestorsOf(parentIds, roles).map(({ role: { id }, over }) =>
    [id, ...over.map((one) => one.id)].join(' < '),
  )

test('[P4.1] what is inherited is told once each, the nearest first, with the way to it', () => {
  expect(found('left', 'right')).toEqual(['left', 'right', 'top < left'])
  expect(found('bottom')).toEqual(['bottom', 'left < bottom', 'right < bottom', 'top < bottom < left'])
  expect(found()).toEqual([])
  expect(found('gone')).toEqual([])
})

test('[P4.4] a role that inherits from this one, however far, or is this one, closes a cycle', () => {
  expect(closesCycle('top', 'bottom', roles)).toBe(true)
  expect(closesCycle('top', 'top', roles)).toBe(true)
  expect(closesCycle('bottom', 'top', roles)).toBe(false)
  expect(closesCycle('left', 'right', roles)).toBe(false)
})

test('a cycle that is there all the same does not run for ever', () => {
  const looping = [role('a', 'b'), role('b', 'a')]
  expect(ancestorsOf(['a'], looping).map(({ role: { id } }) => id)).toEqual(['a', 'b'])
})
