import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePolicy } from './compile-policy.ts'
import type { CustomCondition, Grant, GrantCondition, PolicyPerson } from './model.ts'
import { AT, arbitraryPerson, arbitraryRules, PERMISSIONS, RESOURCES } from './testing/arbitrary-policy.ts'
import { exampleGrant, examplePerson, exampleRules } from './testing/example-rules.ts'

const ORDER = { type: 'form:order' }
const HOUR = 3_600_000

function ask(grant: Partial<Grant>, at = AT, more: Partial<PolicyPerson> = {}, conditions = {}) {
  const rules = exampleRules({ clerk: [exampleGrant(grant)] }, { conditions })
  const policy = compilePolicy(examplePerson(['clerk'], more), rules, at)
  const { allowed, explanation } = policy.decide('record.read', ORDER)
  const reasons = explanation.map((step) => (step.step === 'refused' ? step.reason.code : step.step))
  return { allowed, reasons, validUntil: policy.validUntil }
}

test('[P4.1] a grant counts from its first instant up to, but not including, its last', () => {
  const validity = { from: AT, to: AT + HOUR }
  expect(ask({ validity }, AT - 1)).toEqual({
    allowed: false,
    reasons: ['grant-not-started'],
    validUntil: AT,
  })
  expect(ask({ validity }, AT)).toEqual({ allowed: true, reasons: ['granted'], validUntil: AT + HOUR })
  expect(ask({ validity }, AT + HOUR - 1).allowed).toBe(true)
  expect(ask({ validity }, AT + HOUR)).toEqual({ allowed: false, reasons: ['grant-ended'], validUntil: null })
})

test('[P4.5] an assignment ends by itself, for inherited roles too', () => {
  const rules = exampleRules({ senior: [], clerk: [exampleGrant()] })
  const withParent = {
    roles: { ...rules.roles, senior: { id: 'senior', name: 'senior', parentIds: ['clerk'], grants: [] } },
  }
  const person = examplePerson([], { roles: [{ roleId: 'senior', validity: { from: AT, to: AT + HOUR } }] })
  const at = (instant: number) => compilePolicy(person, withParent, instant)
  expect(at(AT).decide('record.read', ORDER).allowed).toBe(true)
  expect(at(AT).validUntil).toBe(AT + HOUR)
  const [late] = at(AT + HOUR).decide('record.read', ORDER).explanation
  expect(late).toMatchObject({
    step: 'refused',
    reason: { code: 'assignment-ended', to: AT + HOUR },
    grant: { roles: [{ roleId: 'senior' }, { roleId: 'clerk' }] },
  })
  const [early] = at(AT - 1).decide('record.read', ORDER).explanation
  expect(early).toMatchObject({ reason: { code: 'assignment-not-started', from: AT } })
})

test('[P4.4] a role held now is not reported as ended because it was also held before', () => {
  const rules = exampleRules({ clerk: [exampleGrant({ scope: 'own' })] })
  const person = examplePerson(['clerk'], {
    roles: [{ roleId: 'clerk', validity: { to: AT } }, { roleId: 'clerk' }],
  })
  const { explanation } = compilePolicy(person, rules, AT).decide('record.read', { ...ORDER, row: {} })
  expect(explanation).toMatchObject([{ step: 'refused', reason: { code: 'row-outside-scope' } }])
})

test('[P4.1] a grant for office hours counts in office hours', () => {
  const conditions: GrantCondition[] = [
    { kind: 'time-window', from: '09:00', to: '18:00', zone: 'Asia/Shanghai', weekdays: [1, 2, 3, 4, 5] },
  ]
  const wednesdayTen = AT
  expect(ask({ conditions }, wednesdayTen)).toEqual({
    allowed: true,
    reasons: ['granted'],
    validUntil: wednesdayTen + 8 * HOUR,
  })
  expect(ask({ conditions }, wednesdayTen + 8 * HOUR).reasons).toEqual(['outside-time-window'])
  expect(ask({ conditions }, wednesdayTen + 72 * HOUR).reasons).toEqual(['outside-time-window'])
})

test('[P4.1] a grant for the office network needs a known address in it', () => {
  const conditions: GrantCondition[] = [{ kind: 'ip-range', ranges: ['10.0.0.0/8', '2001:db8::/32'] }]
  expect(ask({ conditions }, AT, { ipAddress: '10.1.2.3' }).allowed).toBe(true)
  expect(ask({ conditions }, AT, { ipAddress: '2001:db8::7' }).allowed).toBe(true)
  expect(ask({ conditions }, AT, { ipAddress: '11.1.2.3' }).reasons).toEqual(['outside-ip-range'])
  expect(ask({ conditions }).reasons).toEqual(['outside-ip-range'])
})

test('[P4.1] what cannot be read lets nobody in', () => {
  const broken: GrantCondition[] = [
    { kind: 'ip-range', ranges: ['ten.*'] },
    { kind: 'time-window', from: '9', to: '18:00', zone: 'Asia/Shanghai' },
    { kind: 'custom', condition: 'nobody wrote this' },
    { kind: 'custom', condition: 'toString' },
  ]
  for (const condition of broken)
    expect(ask({ conditions: [condition] }, AT, { ipAddress: '10.0.0.1' }).reasons).toEqual([
      'condition-unreadable',
    ])
})

test('[P4.1] a condition on the person is asked with the person and the time, and again a minute later', () => {
  const engineer: CustomCondition = { appliesTo: ({ attributes }, at) => attributes?.grade === 7 && at >= AT }
  const conditions: GrantCondition[] = [{ kind: 'custom', condition: 'engineer' }]
  const grade = (value: number, at = AT) =>
    ask({ conditions }, at, { attributes: { grade: value } }, { engineer })
  expect(grade(7)).toEqual({ allowed: true, reasons: ['granted'], validUntil: AT + 60_000 })
  expect(grade(7, AT - 1).reasons).toEqual(['person-condition-not-met'])
  expect(grade(6).reasons).toEqual(['person-condition-not-met'])
})

test('[P4.7] until the instant a policy is valid to, compiling again changes nothing', () => {
  fc.assert(
    fc.property(arbitraryPerson, arbitraryRules, fc.nat(1500), (person, rules, later) => {
      const policy = compilePolicy(person, rules, AT)
      const end = policy.validUntil ?? Number.POSITIVE_INFINITY
      expect(end).toBeGreaterThan(AT)
      const again = compilePolicy(person, rules, Math.min(AT + later, end - 1))
      for (const permission of PERMISSIONS)
        for (const type of RESOURCES)
          expect(again.rowPredicate(permission, type).node).toEqual(
            policy.rowPredicate(permission, type).node,
          )
    }),
    { numRuns: 300 },
  )
})
