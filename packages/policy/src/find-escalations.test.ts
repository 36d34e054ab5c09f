import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePolicy } from './compile-policy.ts'
import { rightReaches } from './field-right.ts'
import { findEscalations } from './find-escalations.ts'
import type { Grant, PolicyPerson, PolicyRow } from './model.ts'
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
import { exampleGrant, examplePerson, exampleRules } from './testing/example-rules.ts'

/** What the granter lacks when they hold `held` and want to give `proposed`. */
function gaps(
  held: Partial<Grant>,
  proposed: Partial<Grant>,
  more: Parameters<typeof findEscalations>[3] = {},
) {
  const rules = exampleRules({ granter: [exampleGrant(held)] })
  const proposal = { grants: [exampleGrant(proposed)], ...more }
  const [escalation] = findEscalations(
    examplePerson(['granter'], { ipAddress: '10.0.0.1' }),
    rules,
    AT,
    proposal,
  )
  return escalation?.gaps ?? []
}

test('[P4.4] what is held can be given, as it is or smaller', () => {
  expect(gaps({}, {})).toEqual([])
  expect(gaps({ permission: '*' }, { permission: 'record.*' })).toEqual([])
  expect(gaps({ resource: 'form:*' }, { resource: 'form:order' })).toEqual([])
  expect(gaps({ scope: 'organization' }, { scope: 'department' })).toEqual([])
  expect(gaps({}, { fields: { other: 'read', fields: {} }, validity: { to: AT + 1 } })).toEqual([])
  expect(gaps({}, { conditions: [{ kind: 'ip-range', ranges: ['10.0.0.0/8'] }] })).toEqual([])
})

test('[P4.4] nobody gives more than they hold', () => {
  expect(gaps({}, { permission: 'record.delete' })).toEqual(['permission'])
  expect(gaps({}, { permission: 'record.*' })).toEqual(['permission'])
  expect(gaps({}, { resource: 'form:*' })).toEqual(['resource'])
  expect(gaps({}, { resource: undefined })).toEqual(['resource'])
  expect(gaps({ scope: 'department' }, { scope: 'organization' })).toEqual(['scope'])
  expect(gaps({ scope: 'organization' }, { scope: { condition: 'mine' } })).toEqual(['scope'])
  expect(gaps({ scope: { condition: 'mine' } }, { scope: 'own' })).toEqual(['scope'])
  expect(gaps({ fields: { other: 'read', fields: { salary: 'masked' } } }, {})).toEqual(['fields'])
  expect(gaps({ validity: { to: AT + 10 } }, {})).toEqual(['time'])
  expect(gaps({ validity: { to: AT + 10 } }, {}, { validity: { to: AT + 10 } })).toEqual([])
  const office = [{ kind: 'ip-range' as const, ranges: ['10.0.0.0/8'] }]
  expect(gaps({ conditions: office }, {})).toEqual(['conditions'])
  expect(gaps({ conditions: office }, { conditions: office })).toEqual([])
})

test('[P4.4] a right that does not count now cannot be given', () => {
  expect(gaps({ validity: { from: AT + 1 } }, { validity: { from: AT + 1 } })).toEqual(['permission'])
  const elsewhere = [{ kind: 'ip-range' as const, ranges: ['11.0.0.0/8'] }]
  expect(gaps({ conditions: elsewhere }, { conditions: elsewhere })).toEqual(['permission'])
})

test('[P4.4] a role that is over cannot be passed on', () => {
  const rules = exampleRules({ granter: [exampleGrant()] })
  const held = (to: number) => examplePerson([], { roles: [{ roleId: 'granter', validity: { to } }] })
  const brief = { grants: [exampleGrant()], validity: { to: AT + 5 } }
  expect(findEscalations(held(AT), rules, AT, brief)).toMatchObject([{ gaps: ['permission'] }])
  expect(findEscalations(held(AT + 5), rules, AT, brief)).toEqual([])
})

test('[P4.4] only the time still to come is compared', () => {
  expect(gaps({ validity: { from: AT - 10 } }, { validity: { from: AT - 100 } })).toEqual([])
  expect(gaps({}, { permission: 'record.delete', validity: { to: AT } })).toEqual([])
})

test('[P4.4] two small rights are not pieced together to a large one', () => {
  const rules = exampleRules({
    granter: [exampleGrant({ scope: 'own' }), exampleGrant({ fields: { other: 'masked', fields: {} } })],
  })
  const proposal = { grants: [exampleGrant()] }
  expect(findEscalations(examplePerson(['granter']), rules, AT, proposal)).toMatchObject([
    { gaps: ['scope'] },
  ])
})

test('[P4.4] the own department of somebody elsewhere is not the own department of the granter', () => {
  const elsewhere = examplePerson([], {
    departmentIds: ['hr'],
    departmentAndBelowIds: ['hr'],
    organizationIds: ['b'],
  })
  const below = examplePerson([], { departmentIds: ['sales-east'], departmentAndBelowIds: ['sales-east'] })
  const given = { scope: 'department' as const }
  expect(gaps({ scope: 'department-and-below' }, given, { to: below })).toEqual([])
  expect(gaps({ scope: 'department' }, given, { to: below })).toEqual(['scope'])
  expect(gaps({ scope: 'department-and-below' }, given, { to: elsewhere })).toEqual(['scope'])
  expect(gaps({ scope: 'organization' }, given, { to: elsewhere })).toEqual(['scope'])
  expect(gaps({ scope: 'organization' }, given, { to: below })).toEqual([])
  expect(gaps({ scope: 'department' }, { scope: 'own' }, { to: elsewhere })).toEqual([])
})

test('[P4.4] who is in no organization gives nobody a department by it', () => {
  const nowhere = examplePerson(['granter'], { organizationIds: [] })
  const rules = exampleRules({ granter: [exampleGrant({ scope: 'organization' })] })
  const propose = (scope: 'own' | 'department-and-below') => ({ grants: [exampleGrant({ scope })] })
  expect(findEscalations(nowhere, rules, AT, propose('department-and-below'))).toMatchObject([
    { gaps: ['scope'] },
  ])
  expect(findEscalations(nowhere, rules, AT, propose('own'))).toEqual([])
  const somewhere = examplePerson(['granter'], { organizationIds: ['acme'] })
  expect(findEscalations(somewhere, rules, AT, propose('department-and-below'))).toEqual([])
})

/** The departments of a person lie in their organizations: so do the rows of these departments. */
function inOrganizations(
  { organizationIds, departmentAndBelowIds }: PolicyPerson,
  row: PolicyRow,
): PolicyRow {
  const [organization] = organizationIds
  const isTheirs = departmentAndBelowIds.includes(row.owner_department_id as string)
  return isTheirs && organization ? { ...row, organization_id: organization } : row
}

test('[P4.4] an existing role is checked with everything it inherits', () => {
  const rules = {
    roles: {
      granter: { id: 'granter', name: 'granter', grants: [exampleGrant()] },
      reader: { id: 'reader', name: 'reader', grants: [exampleGrant()] },
      writer: { id: 'writer', name: 'writer', parentIds: ['reader', 'editor'], grants: [] },
      editor: {
        id: 'editor',
        name: 'editor',
        grants: [exampleGrant({ id: 'e', permission: 'record.update' })],
      },
    },
  }
  expect(findEscalations(examplePerson(['granter']), rules, AT, { roleIds: ['reader'] })).toEqual([])
  expect(findEscalations(examplePerson(['granter']), rules, AT, { roleIds: ['writer'] })).toMatchObject([
    { grant: { id: 'e' }, roles: [{ roleId: 'writer' }, { roleId: 'editor' }], gaps: ['permission'] },
  ])
})

test('[P4.4] whoever gets only what passes the check can do no more than the granter, on any row', () => {
  fc.assert(
    fc.property(
      arbitraryPerson,
      arbitraryRules,
      arbitraryRules,
      arbitraryRows,
      (granter, rules, other, rows) => {
        const offered = Object.values(other.roles).flatMap(({ grants }) => grants)
        const refused = findEscalations(granter, rules, AT, { grants: offered }).map(({ grant }) => grant)
        const grants = offered.filter((grant) => !refused.includes(grant))
        const copy = { id: 'copy', name: 'copy', grants }
        const before = compilePolicy(granter, rules, AT)
        const given = compilePolicy(
          { ...granter, roles: [{ roleId: 'copy' }] },
          { ...rules, roles: { copy } },
          AT,
        )
        for (const permission of PERMISSIONS)
          for (const type of RESOURCES)
            for (const row of rows.slice(0, 8).map((one) => inOrganizations(granter, one))) {
              const resource = { type, parents: PARENTS[type]!, row }
              const held = before.fieldMap(permission, resource, FIELDS, row)
              const got = given.fieldMap(permission, resource, FIELDS, row)
              const ownOnly = row.created_by === granter.id
              if (given.decide(permission, resource).allowed && !ownOnly)
                expect(before.decide(permission, resource).allowed).toBe(true)
              for (const field of ownOnly ? [] : FIELDS)
                expect(rightReaches(held[field]!, got[field]!)).toBe(true)
            }
      },
    ),
    { numRuns: 300 },
  )
})
