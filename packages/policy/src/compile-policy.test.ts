import { expect, test } from 'vitest'
import { compilePolicy } from './compile-policy.ts'
import type { Grant, PolicyPerson, PolicyRow, PolicyRules } from './model.ts'

const AT = Date.parse('2025-06-11T02:00:00Z')
const ROW: PolicyRow = { created_by: 'li', owner_department_id: 'sales-east', organization_id: 'acme' }

function person(overrides: Partial<PolicyPerson> = {}): PolicyPerson {
  return {
    id: 'li',
    roles: [{ roleId: 'clerk' }],
    departmentIds: ['sales'],
    departmentAndBelowIds: ['sales', 'sales-east'],
    organizationIds: ['acme'],
    ...overrides,
  }
}

function grant(overrides: Partial<Grant> = {}): Grant {
  return { id: 'g', permission: 'record.read', resource: 'form:order', scope: 'tenant', ...overrides }
}

function rules(grants: Record<string, Grant[]>, more: Partial<PolicyRules> = {}): PolicyRules {
  const roles = Object.entries(grants).map(([id, list]) => [id, { id, name: id, grants: list }] as const)
  return { roles: Object.fromEntries(roles), ...more }
}

test('[P4.2] the scope of one permission never widens another permission', () => {
  const policy = compilePolicy(
    person({ roles: [{ roleId: 'auditor' }, { roleId: 'clerk' }] }),
    rules({
      auditor: [grant({ permission: 'record.read', scope: 'tenant' })],
      clerk: [grant({ permission: 'record.update', scope: 'own' })],
    }),
    AT,
  )
  const foreign = { ...ROW, created_by: 'wang' }
  expect(policy.decide('record.read', { type: 'form:order', row: foreign }).allowed).toBe(true)
  expect(policy.decide('record.update', { type: 'form:order', row: foreign }).allowed).toBe(false)
  expect(policy.decide('record.update', { type: 'form:order', row: ROW }).allowed).toBe(true)
  expect(policy.rowPredicate('record.read', 'form:order').kind).toBe('all')
  expect(policy.rowPredicate('record.update', 'form:order').kind).toBe('some')
  expect(policy.rowPredicate('record.delete', 'form:order').kind).toBe('none')
})

test('[P4.2] scopes of one permission become one clause with bound parameters', () => {
  const policy = compilePolicy(
    person({ roles: [{ roleId: 'a' }, { roleId: 'b' }] }),
    rules({
      a: [grant({ scope: 'own' }), grant({ scope: 'department' })],
      b: [grant({ scope: 'department-and-below' }), grant({ scope: 'own' })],
    }),
    AT,
  )
  const values: unknown[] = []
  const sql = policy.rowPredicate('record.read', 'form:order').toSql({
    alias: 'r',
    column: (attribute) => `r."${attribute}"`,
    parameter: (value) => `$${values.push(value)}`,
  })
  expect(sql).toBe('(r."created_by" = $1 or r."owner_department_id" = any($2))')
  expect(values).toEqual(['li', ['sales', 'sales-east']])
})

test('[P4.2] a wide role that hides a field is not opened by a narrow role that shows it', () => {
  const policy = compilePolicy(
    person({ roles: [{ roleId: 'narrow' }, { roleId: 'wide' }] }),
    rules({
      narrow: [grant({ permission: 'record.*', scope: 'own' })],
      wide: [
        grant({
          permission: 'record.*',
          scope: 'tenant',
          fields: { other: 'read', fields: { salary: 'hidden' } },
        }),
      ],
    }),
    AT,
  )
  const fields = ['salary', 'city']
  expect(policy.fieldMap('record.update', 'form:order', fields)).toEqual({ salary: 'hidden', city: 'read' })
  expect(policy.fieldMap('record.update', 'form:order', fields, ROW)).toEqual({
    salary: 'edit',
    city: 'edit',
  })
  expect(policy.fieldMap('record.read', 'form:order', fields, ROW)).toEqual({ salary: 'read', city: 'read' })
  const open = policy.fieldPredicate('record.read', 'form:order', 'salary', 'read')
  expect([open.matches(ROW), open.matches({ ...ROW, created_by: 'wang' })]).toEqual([true, false])
})

test('[P4.1] a grant on a form or its app says nothing about other resources', () => {
  const policy = compilePolicy(
    person(),
    rules({ clerk: [grant({ permission: 'form.design', resource: 'app:crm' })] }),
    AT,
  )
  expect(policy.decide('form.design', { type: 'form:order', parents: ['app:crm'] }).allowed).toBe(true)
  expect(policy.decide('form.design', { type: 'form:order', parents: ['app:hr'] }).allowed).toBe(false)
  expect(policy.decide('form.design').allowed).toBe(false)
  expect(policy.holdsAnywhere('form.design')).toBe(true)
})
