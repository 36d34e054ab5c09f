import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cycleByAdding, findCycles, type ParentMap, roleParents } from './find-cycles.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const relations: fc.Arbitrary<ParentMap> = fc
  .array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 12 })
  .map((edges) =>
    Object.fromEntries(ids.map((id) => [id, edges.filter(([from]) => from === id).map(([, to]) => to)])),
  )

/** Who is above whom, by Warshall's closure: a second, slower opinion. */
function closure(parents: ParentMap): Record<string, Set<string>> {
  const above = Object.fromEntries(ids.map((id) => [id, new Set(parents[id])]))
  for (const middle of ids)
    for (const id of ids) if (above[id]!.has(middle)) for (const top of above[middle]!) above[id]!.add(top)
  return above
}

test('[P4.4] each group of roles that inherit from each other is reported once, as a real cycle', () => {
  fc.assert(
    fc.property(relations, (parents) => {
      const above = closure(parents)
      const groups = new Set(
        ids
          .filter((id) => above[id]!.has(id))
          .map(
            (id) => ids.find((other) => other === id || (above[id]!.has(other) && above[other]!.has(id)))!,
          ),
      )
      const cycles = findCycles(parents)
      expect(cycles.map(([first]) => first)).toEqual([...groups].sort())
      for (const cycle of cycles)
        for (const [index, id] of cycle.entries())
          expect(parents[id]).toContain(cycle[(index + 1) % cycle.length])
    }),
  )
})

test('[P3.2] a change of superior is refused exactly when it would close a circle', () => {
  fc.assert(
    fc.property(relations, fc.constantFrom(...ids), fc.constantFrom(...ids), (parents, child, parent) => {
      const closes = child === parent || closure(parents)[parent]!.has(child)
      const cycle = cycleByAdding(parents, child, parent)
      expect(cycle !== null).toBe(closes)
      const after = { ...parents, [child]: [...parents[child]!, parent] }
      for (const [index, id] of (cycle ?? []).entries())
        expect(after[id]).toContain(cycle![(index + 1) % cycle!.length])
    }),
  )
})

test('[P3.2] a reporting line of ten thousand people is read without recursion', () => {
  const line = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, index) => [`p${index}`, [`p${index + 1}`]]),
  )
  expect(findCycles(line)).toEqual([])
  expect(findCycles({ ...line, p10000: ['p9999'] })).toEqual([['p10000', 'p9999']])
  expect(cycleByAdding(line, 'p10000', 'p0')).toHaveLength(10_001)
})

test('[P4.4] roles give their parents to the check, and a role may be its own parent by mistake', () => {
  expect(findCycles(roleParents({ a: { parentIds: ['a'] }, b: {}, c: { parentIds: ['gone'] } }))).toEqual([
    ['a'],
  ])
})
