import { expect, test } from 'vitest'
import type { ScopeAttribute } from './model.ts'
import { nodeCovers } from './node-covers.ts'
import { ALL, NONE, type PredicateNode } from './row-predicate.ts'

const oneOf = (attribute: ScopeAttribute, ...values: string[]): PredicateNode => ({
  kind: 'one-of',
  attribute,
  values,
})
const condition = (name: string): PredicateNode => ({ kind: 'condition', name })
const and = (...of: PredicateNode[]): PredicateNode => ({ kind: 'and', of })

const mine = oneOf('created_by', 'a')
const ours = oneOf('created_by', 'a', 'b')

test.each([
  ['everything', ALL, mine],
  ['no row at all', mine, NONE],
  ['itself', mine, mine],
  ['fewer values of the attribute', ours, mine],
  ['the condition of the same name', condition('open'), condition('open')],
  ['rows that satisfy a condition more', mine, and(condition('open'), oneOf('created_by', 'a'))],
  ['what satisfies both of its parts', and(ours, condition('open')), and(mine, condition('open'))],
])('[P4.3] a scope certainly covers: %s', (_, wide, narrow) => {
  expect(nodeCovers(wide, narrow)).toBe(true)
})

test.each([
  ['more values of the attribute', mine, ours],
  ['the same values of another attribute', mine, oneOf('owner_department_id', 'a')],
  ['everything', mine, ALL],
  ['rows, when it has none itself', NONE, mine],
  ['a condition of another name', condition('open'), condition('closed')],
  ['a condition, being values', mine, condition('created_by')],
  ['values, being a condition', condition('created_by'), mine],
  ['what satisfies one of its parts only', and(ours, condition('open')), mine],
  ['rows of which no part is covered', mine, and(ours, condition('open'))],
])('[P4.3] a scope is not said to cover: %s', (_, wide, narrow) => {
  expect(nodeCovers(wide, narrow)).toBe(false)
})
