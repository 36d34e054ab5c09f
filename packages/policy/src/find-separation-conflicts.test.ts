import { expect, test } from 'vitest'
import { findSeparationConflicts, type SeparationRule } from './find-separation-conflicts.ts'
import type { PolicyRules, RoleAssignment } from './model.ts'
import { exampleGrant } from './testing/example-rules.ts'

const AT = 1000

const rules: PolicyRules = {
  roles: {
    cashier: {
      id: 'cashier',
      name: '出纳',
      grants: [exampleGrant({ id: 'c', permission: 'payment.enter', resource: 'form:payment' })],
    },
    accountant: {
      id: 'accountant',
      name: '会计',
      grants: [exampleGrant({ id: 'a', permission: 'payment.approve', resource: 'form:*' })],
    },
    crm: {
      id: 'crm',
      name: 'CRM',
      grants: [exampleGrant({ id: 'm', permission: 'payment.approve', resource: 'app:crm' })],
    },
    director: { id: 'director', name: '总监', parentIds: ['cashier', 'accountant'], grants: [] },
    boss: {
      id: 'boss',
      name: '老板',
      grants: [exampleGrant({ id: 'b', permission: 'payment.*', resource: '*' })],
    },
  },
}
const byRole: SeparationRule = { kind: 'roles', id: 'rule', roleIds: ['cashier', 'accountant', 'crm'] }
const byPermission: SeparationRule = {
  kind: 'permissions',
  id: 'rule',
  permissions: ['payment.enter', 'payment.approve'],
  on: 'same-resource',
}
const check = (assignments: readonly RoleAssignment[], rule: SeparationRule, parents = {}) =>
  findSeparationConflicts(assignments, rules, [rule], AT, parents)

test('[P4.4] two roles that exclude each other are found, also when one role inherits both', () => {
  expect(check([{ roleId: 'cashier' }], byRole)).toEqual([])
  expect(check([{ roleId: 'cashier' }, { roleId: 'accountant' }], byRole)).toEqual([
    {
      ruleId: 'rule',
      from: AT,
      resource: null,
      duties: [
        { name: 'cashier', roleIds: ['cashier'] },
        { name: 'accountant', roleIds: ['accountant'] },
      ],
    },
  ])
  expect(check([{ roleId: 'director' }], byRole)).toMatchObject([
    { duties: [{ roleIds: ['director', 'cashier'] }, { roleIds: ['director', 'accountant'] }] },
  ])
})

test('[P4.4] a rule may allow two of three', () => {
  const two: SeparationRule = { ...byRole, atMost: 2 }
  expect(check([{ roleId: 'cashier' }, { roleId: 'accountant' }], two)).toEqual([])
  expect(check([{ roleId: 'cashier' }, { roleId: 'accountant' }, { roleId: 'crm' }], two)).toHaveLength(1)
})

test('[P4.4] a hand-over is no conflict, an overlap is one from the day it begins, the past does not matter', () => {
  const until = (roleId: string, to: number): RoleAssignment => ({ roleId, validity: { to } })
  const from = (roleId: string, start: number): RoleAssignment => ({ roleId, validity: { from: start } })
  expect(check([until('cashier', 2000), from('accountant', 2000)], byRole)).toEqual([])
  expect(check([until('cashier', 2001), from('accountant', 2000)], byRole)).toMatchObject([{ from: 2000 }])
  expect(check([until('cashier', AT), from('accountant', 0)], byRole)).toEqual([])
})

test('[P4.4] permissions exclude each other only where they meet', () => {
  expect(check([{ roleId: 'cashier' }, { roleId: 'accountant' }], byPermission)).toMatchObject([
    { resource: 'form:payment', duties: [{ name: 'payment.enter' }, { name: 'payment.approve' }] },
  ])
  const crm = [{ roleId: 'cashier' }, { roleId: 'crm' }]
  expect(check(crm, byPermission, { 'form:payment': ['app:hr'] })).toEqual([])
  expect(check(crm, byPermission, { 'form:payment': ['app:crm'] })).toMatchObject([
    { resource: 'form:payment' },
  ])
  expect(check(crm, { ...byPermission, on: 'any-resource' })).toMatchObject([{ resource: null }])
})

test('[P4.4] one grant on everything can break a rule by itself', () => {
  expect(check([{ roleId: 'boss' }], byPermission)).toMatchObject([{ resource: '*' }])
  expect(check([{ roleId: 'boss' }], byRole)).toEqual([])
})
