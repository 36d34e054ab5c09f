import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeChanges, sameValue, withChange } from './record-draft.ts'

test('[N2.6] a field set back to its value is no longer a change', () => {
  const base = { a: '茶', b: null }
  const changed = withChange({}, base, 'a', '咖啡')
  expect(changed).toEqual({ a: '咖啡' })
  expect(withChange(changed, base, 'a', '茶')).toEqual({})
  expect(withChange({}, base, 'b', '')).toEqual({})
})

test('[N2.6] empty in any spelling is the same; rows compare by their cells', () => {
  expect(sameValue(undefined, null)).toBe(true)
  expect(sameValue([], null)).toBe(true)
  expect(sameValue([{ a: 1, b: null }], [{ b: '', a: 1 }])).toBe(true)
  expect(sameValue([{ a: 1 }], [{ a: 2 }])).toBe(false)
  expect(sameValue(0, null)).toBe(false)
})

test('[N2.6] what only I changed stays mine, what both changed is asked', () => {
  const base = { price: 1, note: 'a', city: '巴黎', by: 'x' }
  const mine = { price: 2, note: 'b', by: 'z' }
  const theirs = { price: 1, note: 'c', city: '里昂', by: 'z' }
  expect(mergeChanges(base, mine, theirs)).toEqual({
    conflicts: [{ fieldId: 'note', mine: 'b', theirs: 'c' }],
    changes: { price: 2 },
  })
})

const values = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
)

test('[N2.6] nothing I typed is lost: each change is kept, asked about, or what stands there anyway', () => {
  fc.assert(
    fc.property(values, values, values, (base, mine, theirs) => {
      const { changes, conflicts } = mergeChanges(base, mine, theirs)
      for (const [id, value] of Object.entries(mine)) {
        const kept = id in changes || conflicts.some(({ fieldId }) => fieldId === id)
        expect(kept || sameValue(value, theirs[id])).toBe(true)
      }
    }),
  )
})
