import type { Field } from '@sluice/contract'
import { formulaEngine } from '@sluice/form/engine'
import { expect, test } from 'vitest'
import { type FilledForm, formChecking } from './form-checking.ts'

const fields: Field[] = [
  { id: 'pay', name: '工资', type: 'number' },
  { id: 'note', name: '说明', type: 'text' },
  { id: 'tax', name: '税', type: 'number' },
  { id: 'company', name: '公司', type: 'organization' },
]
const filler = { memberId: 'm1', departmentId: 'd1', now: new Date('2026-03-02T01:00:00Z') }
const form = (access: FilledForm['access'], definition: FilledForm['definition']): FilledForm => ({
  fields,
  definition,
  access,
  engine: formulaEngine,
})
const dear = { field: 'pay', op: 'gt' as const, value: 1000 }
const rules = [
  {
    id: 'a',
    when: dear,
    acts: [{ kind: 'show' as const, fields: ['note'], hiddenValue: 'clear' as const }],
  },
]
const checks = [{ id: 'c', formula: '{{pay}} > 0', message: '工资须大于零' }]
const stored = { pay: '***', note: '保密', tax: 1, company: null }

test('[N2.4] rules that ask what somebody does not see are left to the server when a record is changed', () => {
  const editable = { pay: 'edit', note: 'edit', tax: 'edit', company: 'edit' } as const
  for (const right of ['masked', 'hidden'] as const) {
    const secret = form({ ...editable, pay: right }, { rules, checks })
    const shown = formChecking.ruled(secret, { ...stored, tax: 2 }, stored, false, filler)
    expect(shown.states.get('note')).toBeUndefined()
    expect(shown.values.note).toBe('保密')
    expect(formChecking.problemOfChange(secret, { tax: 2 }, stored, filler)).toBeNull()
  }
  const open = form(editable, { rules, checks })
  const known = { ...stored, pay: 1 }
  expect(formChecking.ruled(open, known, known, false, filler).states.get('note')).toEqual({ hidden: true })
  expect(formChecking.problemOfChange(open, { pay: -1 }, known, filler)?.errors).toMatchObject([
    { code: 'refusedByRule', message: '工资须大于零' },
  ])
})

test('[N2.4] whose organization it is the server tells: nothing is hidden or cleared before', () => {
  const mine = { field: 'company', op: 'isMe' as const }
  const ruled = form(undefined, { rules: [{ ...rules[0]!, when: { all: [mine] } }] })
  const values = { pay: null, note: '写了', tax: null, company: 'd0' }
  expect(formChecking.ruled(ruled, values, {}, true, filler)).toMatchObject({
    values: { note: '写了' },
    states: new Map(),
  })
})

test('[N2.4] formulas are compiled once a form, not at each key', () => {
  const lists = new Set<unknown>()
  const engine: FilledForm['engine'] = {
    ...formulaEngine,
    compute: (text, all, values, setting) => {
      lists.add(all)
      return formulaEngine.compute(text, all, values, setting)
    },
  }
  const set = { kind: 'set' as const, field: 'tax', formula: '{{pay}} * 2' }
  const ruled = { ...form(undefined, { rules: [{ id: 's', acts: [set] }] }), engine }
  for (const pay of [1, 2, 3])
    expect(formChecking.ruled(ruled, { pay }, {}, true, filler).values.tax).toBe(2 * pay)
  expect(lists.size).toBe(1)
})
