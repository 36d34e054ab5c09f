import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePolicy } from './compile-policy.ts'
import { FIELD_RIGHTS } from './field-right.ts'
import { intersectPolicies, withinResources } from './intersect-policies.ts'
import {
  AT,
  arbitraryPerson,
  arbitraryRows,
  arbitraryRules,
  FIELDS,
  PARENTS,
  PERMISSIONS,
  RESOURCES,
} from './testing/arbitrary-policy.ts'

const questions = PERMISSIONS.flatMap((permission) =>
  RESOURCES.map((type) => ({ permission, resource: { type, parents: PARENTS[type]! } })),
)
const strength = (right: (typeof FIELD_RIGHTS)[number]) => FIELD_RIGHTS.indexOf(right)

test('[N5.6] two policies together open what both open, row by row and field by field', () => {
  fc.assert(
    fc.property(arbitraryPerson, arbitraryRules, arbitraryRules, arbitraryRows, (person, one, two, rows) => {
      const parts = [compilePolicy(person, one, AT), compilePolicy(person, two, AT)] as const
      const both = intersectPolicies(...parts)
      for (const { permission, resource } of questions) {
        const predicate = both.rowPredicate(permission, resource)
        const decision = both.decide(permission, resource)
        for (const row of rows) {
          const allowed = parts.every((part) => part.decide(permission, { ...resource, row }).allowed)
          expect(predicate.matches(row)).toBe(allowed)
          expect(both.decide(permission, { ...resource, row }).allowed).toBe(allowed)
          if (allowed) expect(decision.allowed).toBe(true)
          const fields = both.fieldMapper(permission, resource, FIELDS)(row)
          const separate = parts.map((part) => part.fieldMap(permission, resource, FIELDS, row))
          for (const field of FIELDS) {
            const weakest = Math.min(...separate.map((map) => strength(map[field]!)))
            expect(strength(fields[field]!)).toBe(weakest)
          }
        }
        if (decision.rows === 'all') expect(rows.every(predicate.matches)).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('[N5.6] inside some resources a policy says what it said, outside of them nothing', () => {
  fc.assert(
    fc.property(
      arbitraryPerson,
      arbitraryRules,
      arbitraryRows,
      fc.subarray([...RESOURCES, ...Object.values(PARENTS).flat()]),
      (person, rules, rows, named) => {
        const policy = compilePolicy(person, rules, AT)
        const within = withinResources(policy, new Set(named))
        for (const { permission, resource } of questions) {
          const inside = [resource.type, ...resource.parents].some((name) => named.includes(name))
          const expected = inside ? policy.decide(permission, resource).rows : 'none'
          expect(within.decide(permission, resource).rows).toBe(expected)
          const matches = within.rowPredicate(permission, resource).matches
          expect(rows.filter(matches)).toEqual(
            inside ? rows.filter(policy.rowPredicate(permission, resource).matches) : [],
          )
          if (!inside)
            expect(new Set(Object.values(within.fieldMap(permission, resource, FIELDS)))).toEqual(
              new Set(['hidden']),
            )
          expect(within.decide(permission).allowed).toBe(false)
        }
      },
    ),
    { numRuns: 60 },
  )
})
