import { expect, test } from 'vitest'
import { findUncovered, type PlacedRight } from './find-uncovered.ts'
import type { Scope } from './model.ts'
import { exampleGrant } from './testing/example-rules.ts'

const during = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
const headed: Scope = { condition: 'headed' }

function right(scope: Scope, departments?: string[], permission = 'record.read'): PlacedRight {
  return { grant: exampleGrant({ scope, permission }), during, ...(departments ? { departments } : {}) }
}

test('[P4.4] the same words mean other departments for another person', () => {
  const mine = right(headed, ['a'])
  expect(findUncovered([right(headed, ['a'])], [mine])).toEqual([])
  expect(findUncovered([right(headed, ['a', 'b'])], [mine])).toMatchObject([{ departments: ['b'] }])
  expect(findUncovered([right(headed, [])], [])).toEqual([])
})

test('[P4.4] departments are pieced together, other things are not', () => {
  const wide = right('department-and-below', ['a', 'b'])
  expect(findUncovered([wide], [right('department', ['a']), right(headed, ['b'])])).toEqual([])
  expect(
    findUncovered([wide], [right('department', ['a']), right(headed, ['b'], 'record.export')]),
  ).toHaveLength(1)
  expect(findUncovered([wide], [right('tenant')])).toEqual([])
})

test('[P4.4] own rows are the least of every level, and of nobody’s departments', () => {
  expect(findUncovered([right('own')], [right('department', ['a'])])).toEqual([])
  expect(findUncovered([right('own')], [right(headed, ['a'])])).toHaveLength(1)
})

test('[P4.4] a role that nobody in particular holds compares by level', () => {
  const held = [right('department-and-below', ['a'])]
  expect(findUncovered([right('department')], held)).toEqual([])
  expect(findUncovered([right('organization')], held)).toHaveLength(1)
  expect(findUncovered([right(headed)], held)).toHaveLength(1)
})
