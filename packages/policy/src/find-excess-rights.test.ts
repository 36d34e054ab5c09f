import { expect, test } from 'vitest'
import { findExcessRights, type PermissionUse } from './find-excess-rights.ts'
import type { Grant } from './model.ts'
import { exampleGrant, examplePerson, exampleRules } from './testing/example-rules.ts'

const AT = 1000
const OWN = { created_by: 'li', owner_department_id: 'sales', organization_id: 'acme' }
const COLLEAGUE = { ...OWN, created_by: 'wang' }

function findings(grants: readonly Grant[], uses: readonly PermissionUse[], more = {}) {
  const rules = exampleRules({ clerk: grants }, more)
  return findExcessRights(examplePerson(['clerk']), rules, AT, uses).map(({ grant, finding }) => [
    grant.id,
    finding,
  ])
}
const read = (row?: Record<string, unknown>): PermissionUse => ({
  permission: 'record.read',
  resource: { type: 'form:order', ...(row && { row }) },
})

test('[P4.4] a right nobody used is found, a used one is not', () => {
  const grants = [exampleGrant({ id: 'a' }), exampleGrant({ id: 'b', permission: 'record.delete' })]
  expect(findings(grants, [read()])).toEqual([['b', { code: 'unused' }]])
  expect(findings([exampleGrant({ id: 'other', resource: 'form:invoice' })], [read()])).toEqual([
    ['other', { code: 'unused' }],
  ])
})

test('[P4.4] a right that is over or still to come is not under review', () => {
  const over = exampleGrant({ id: 'over', validity: { to: AT } })
  const later = exampleGrant({ id: 'later', validity: { from: AT + 1 } })
  expect(findings([over, later], [])).toEqual([])
})

test('[P4.4] a right that another one contains is redundant, and of two equal ones one stays', () => {
  const wide = exampleGrant({ id: 'wide', permission: 'record.*' })
  const narrow = exampleGrant({ id: 'narrow' })
  expect(findings([narrow, wide], [read()])).toEqual([['narrow', { code: 'redundant', coveredBy: 'wide' }]])
  const twin = exampleGrant({ id: 'twin' })
  expect(findings([narrow, twin], [read()])).toEqual([['twin', { code: 'redundant', coveredBy: 'narrow' }]])
})

test('[P4.4] a scope wider than every row used is found with the scope that would do', () => {
  const grants = [exampleGrant({ id: 'a' })]
  expect(findings(grants, [read(OWN)])).toEqual([['a', { code: 'wider-than-used', narrowestScope: 'own' }]])
  expect(findings(grants, [read(OWN), read(COLLEAGUE)])).toEqual([
    ['a', { code: 'wider-than-used', narrowestScope: 'department' }],
  ])
  expect(
    findings(grants, [
      read(OWN),
      read({ ...OWN, created_by: 'x', owner_department_id: 'hr', organization_id: 'b' }),
    ]),
  ).toEqual([])
  expect(findings(grants, [read(OWN), read()])).toEqual([])
})

test('[P4.4] a use counts only for rights that reach the row', () => {
  const conditions = {
    large: { toSql: () => 'false', matches: ({ amount }: Record<string, unknown>) => Number(amount) > 9 },
  }
  const grants = [
    exampleGrant({ id: 'own', scope: 'own' }),
    exampleGrant({ id: 'large', conditions: [{ kind: 'custom', condition: 'large' }] }),
  ]
  expect(findings(grants, [read({ ...COLLEAGUE, amount: 10 })], { conditions })).toEqual([
    ['own', { code: 'unused' }],
    ['large', { code: 'wider-than-used', narrowestScope: 'department' }],
  ])
})
