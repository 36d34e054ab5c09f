import { expect, test } from 'vitest'
import { compilePolicy } from './compile-policy.ts'
import { editableFieldMap } from './field-map.ts'
import type { PolicyRow } from './model.ts'
import {
  exampleGrant as grant,
  examplePerson as person,
  exampleRules as rules,
} from './testing/example-rules.ts'

const AT = Date.parse('2025-06-11T02:00:00Z')
const ROW: PolicyRow = { created_by: 'li', owner_department_id: 'sales-east', organization_id: 'acme' }

test('[P4.2] the scope of one permission never widens another permission', () => {
  const policy = compilePolicy(
    person(['auditor', 'clerk']),
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
    person(['a', 'b']),
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
    person(['narrow', 'wide']),
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
    person(['clerk']),
    rules({ clerk: [grant({ permission: 'form.design', resource: 'app:crm' })] }),
    AT,
  )
  expect(policy.decide('form.design', { type: 'form:order', parents: ['app:crm'] }).allowed).toBe(true)
  expect(policy.decide('form.design', { type: 'form:order', parents: ['app:hr'] }).allowed).toBe(false)
  expect(policy.decide('form.design').allowed).toBe(false)
  expect(policy.holdsAnywhere('form.design')).toBe(true)
})

test('[P4.2] a form that edits shows what may be read and opens what may be both read and written', () => {
  const policy = compilePolicy(
    person(['clerk']),
    rules({
      clerk: [
        grant({ fields: { other: 'read', fields: { salary: 'masked', note: 'hidden' } } }),
        grant({ permission: 'record.update', fields: { other: 'edit', fields: { total: 'read' } } }),
      ],
    }),
    AT,
  )
  const fields = ['salary', 'note', 'total', 'city']
  const reading = policy.fieldMap('record.read', 'form:order', fields)
  const writing = policy.fieldMap('record.update', 'form:order', fields)
  expect(editableFieldMap(reading, writing)).toEqual({
    salary: 'masked',
    note: 'hidden',
    total: 'read',
    city: 'edit',
  })
})

test('[P4.2] the plan narrows rights and never adds any', () => {
  const cap = {
    permissions: ['record.*'],
    widestScope: { 'record.export': 'department' as const },
    highestFieldRight: 'masked' as const,
  }
  const policy = compilePolicy(person(['boss']), rules({ boss: [grant({ permission: '*' })] }, { cap }), AT)
  expect(policy.decide('record.read', { type: 'form:order' }).rows).toBe('all')
  expect(policy.decide('form.design', { type: 'form:order' })).toMatchObject({
    allowed: false,
    explanation: [{ step: 'not-in-plan', permission: 'form.design' }],
  })
  expect(policy.rowPredicate('record.export', 'form:order').node).toMatchObject({ values: ['sales'] })
  expect(policy.fieldMap('record.update', 'form:order', ['city'])).toEqual({ city: 'masked' })
  const hr = { ...ROW, owner_department_id: 'hr' }
  expect(policy.decide('record.export', { type: 'form:order', row: hr }).explanation).toMatchObject([
    { step: 'refused', reason: { code: 'row-outside-plan-scope' } },
  ])
  const nobody = compilePolicy(person([]), rules({}, { cap }), AT)
  expect(nobody.decide('record.read', { type: 'form:order' }).allowed).toBe(false)
})

test('[P4.2] a department scope of a person without department opens nothing', () => {
  const nowhere = person(['clerk'], { departmentIds: [], departmentAndBelowIds: [] })
  const policy = compilePolicy(nowhere, rules({ clerk: [grant({ scope: 'department' })] }), AT)
  expect(policy.rowPredicate('record.read', 'form:order').kind).toBe('none')
  expect(policy.holdsAnywhere('record.read')).toBe(false)
  expect(policy.decide('record.read', { type: 'form:order' })).toMatchObject({
    allowed: false,
    explanation: [{ step: 'refused', reason: { code: 'scope-empty' } }],
  })
})

test('[P4.2] a row without the attributes of the scope is not opened', () => {
  const policy = compilePolicy(
    person(['clerk'], { departmentAndBelowIds: Array.from({ length: 20 }, (_, number) => `d${number}`) }),
    rules({ clerk: [grant({ scope: 'own' }), grant({ scope: 'department-and-below' })] }),
    AT,
  )
  const { matches } = policy.rowPredicate('record.read', 'form:order')
  expect([{}, { created_by: null }, { owner_department_id: undefined }].map(matches)).toEqual([
    false,
    false,
    false,
  ])
  expect([{ created_by: 'li' }, { owner_department_id: 'd19' }].map(matches)).toEqual([true, true])
})

test('[P4.2] rules and person survive JSON, so they can be stored and sent', () => {
  const stored = rules({ clerk: [grant({ scope: 'own', validity: { to: AT + 1 } })] })
  const answer = (one: typeof stored) =>
    compilePolicy(person(['clerk']), one, AT).decide('record.read', { type: 'form:order', row: ROW })
  expect(JSON.parse(JSON.stringify(answer(JSON.parse(JSON.stringify(stored)))))).toEqual({
    allowed: true,
    rows: 'all',
    explanation: [
      {
        step: 'granted',
        grant: {
          grantId: 'g',
          permission: 'record.read',
          resource: 'form:order',
          scope: 'own',
          roles: [{ roleId: 'clerk', roleName: 'clerk' }],
        },
      },
    ],
  })
})
