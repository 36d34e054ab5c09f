import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkChangedValues, checkNewValues } from '../checking.ts'
import { formulaEngine as engine } from '../engine.ts'
import type { Field } from '../field.ts'
import type { RecordValues } from '../value.ts'
import { applyRules, type RuleOutcome } from './apply-rules.ts'
import type { FormRule, RuleAct, RuleSet } from './rule.ts'
import { ruleCircle } from './rule-fields.ts'

const choices = ['x', 'y', 'z'].map((value) => ({ value, label: value.toUpperCase() }))
const list: Field[] = [
  { id: 'n', name: '数', type: 'number', default: 1 },
  { id: 'm', name: '另一数', type: 'number' },
  { id: 't', name: '文', type: 'text' },
  { id: 'u', name: '另一文', type: 'text', required: true },
  { id: 'c', name: '选', type: 'singleChoice', choices },
  { id: 's', name: '多', type: 'multipleChoice', choices },
]
const fields = new Map(list.map((field) => [field.id, field]))
const setting = {
  now: new Date('2026-05-01T08:00:00Z'),
  timeZone: 'Asia/Shanghai',
  memberId: 'f0000000-0000-4000-8000-000000000001',
  departmentId: null,
  engine,
}
const empty: RecordValues = { n: null, m: null, t: null, u: null, c: null, s: null }

function made(rules: RuleSet, values: RecordValues, before?: RecordValues): RuleOutcome {
  const base = (id: string) => before?.[id] ?? (before ? null : id === 'n' ? 1 : null)
  const all = { ...empty, ...before, ...values }
  const input = { fields, rules, values: all, base, isNew: !before, phase: 'submit' as const }
  return applyRules(input, setting)
}
const rule = (when: FormRule['when'], ...acts: RuleAct[]): FormRule => ({ id: 'r', when, acts })
const big: FormRule['when'] = { field: 'n', op: 'gt', value: 1000 }

test('[N2.4] a rule requires, and not where it does not hold', () => {
  const rules = { rules: [rule(big, { kind: 'require', fields: ['t'] })] }
  expect(made(rules, { n: 1001 }).problems).toEqual([{ kind: 'required', field: 't' }])
  expect(made(rules, { n: 1001, t: 'why' }).problems).toEqual([])
  expect(made(rules, { n: 1000 }).problems).toEqual([])
})

test('[N2.4] what is hidden is kept or cleared as was chosen, and needs no value', () => {
  const hide = (hiddenValue: 'keep' | 'clear') => ({
    rules: [rule(big, { kind: 'show', fields: ['t'], hiddenValue }, { kind: 'require', fields: ['t'] })],
  })
  expect(made(hide('clear'), { n: 1, t: 'a' }).values.t).toBe(null)
  expect(made(hide('keep'), { n: 1, t: 'a' }).values.t).toBe('a')
  expect(made(hide('clear'), { n: 1 }).states.get('t')).toEqual({ hidden: true })
  expect(made(hide('clear'), { n: 2000 }).problems).toEqual([{ kind: 'required', field: 't' }])
  const { check } = checkNewValues(
    {
      fields,
      definition: { rules: [rule(undefined, { kind: 'hide', fields: ['u'], hiddenValue: 'clear' })] },
    },
    { n: 1 },
    setting,
  )
  expect(check.problems).toEqual([])
})

test('[N2.4] rules see what others set, by value and by formula, and come to rest', () => {
  const rules = {
    rules: [
      rule({ field: 't', op: 'eq', value: 'go' }, { kind: 'set', field: 'c', value: 'z' }),
      rule({ field: 'm', op: 'gt', value: 10 }, { kind: 'set', field: 't', value: 'go' }),
      { id: 'q', acts: [{ kind: 'set' as const, field: 'm', formula: '{{n}} * 2.005' }] },
    ],
  }
  expect(made(rules, { n: 100 }).values).toMatchObject({ m: 200.5, t: 'go', c: 'z' })
  expect(made(rules, { n: 1 }).values).toMatchObject({ m: 2.005, t: null, c: null })
})

test('[N2.4] what is only for empty fields leaves what was typed', () => {
  const rules = { rules: [rule(big, { kind: 'set', field: 't', value: 'auto', onlyEmpty: true })] }
  expect(made(rules, { n: 2000 }).values.t).toBe('auto')
  expect(made(rules, { n: 2000, t: 'mine' }).values.t).toBe('mine')
  expect(made(rules, { n: 2000 }).states.get('t')?.set).toBeUndefined()
})

test('[N2.4] a read-only field holds what it held, and writing it is told', () => {
  const rules = { rules: [rule(big, { kind: 'readOnly', fields: ['t'] })] }
  const changed = made(rules, { t: 'new' }, { n: 2000, t: 'old' })
  expect(changed).toMatchObject({ values: { t: 'old' }, problems: [{ kind: 'readOnly', field: 't' }] })
  expect(made(rules, { m: 1 }, { n: 2000, t: 'old' }).problems).toEqual([])
})

test('[N2.4] of the choices only those that are left are taken', () => {
  const act: RuleAct = { kind: 'choices', field: 's', choices: ['x', 'y'] }
  const other: RuleAct = { kind: 'choices', field: 's', choices: ['y', 'z'] }
  const outcome = made({ rules: [rule(big, act), rule(big, other)] }, { n: 2000, s: ['y', 'z'] })
  expect(outcome.states.get('s')).toEqual({ choices: ['y'] })
  expect(outcome.problems).toEqual([{ kind: 'choice', field: 's', value: 'z' }])
})

test('[N2.3] a check is told at its field when the field holds something, and of the whole when it has none', () => {
  const checks = [
    { id: 'a', field: 'm', formula: '{{m}} <= {{n}}', message: '不能多于数' },
    { id: 'b', formula: '{{n}} > 0', message: '数须大于零' },
  ]
  expect(made({ checks }, { n: 1, m: 2 }).problems).toEqual([
    { kind: 'refused', field: 'm', message: '不能多于数' },
  ])
  expect(made({ checks }, { n: -1 }).problems).toEqual([{ kind: 'refused', message: '数须大于零' }])
  const form = { fields, definition: { checks } }
  const { check } = checkNewValues(form, { n: 1, m: 2, u: 'u' }, setting)
  expect(check.problems).toMatchObject([
    { field: 'values.m', code: 'refusedByRule', params: { message: '不能多于数' } },
  ])
})

test('[N2.4] a change that has nothing to do with a rule is not held to it', () => {
  const rules = { rules: [rule(big, { kind: 'require', fields: ['t'] })] }
  const before = { ...empty, n: 2000 }
  expect(made(rules, { c: 'x' }, before).problems).toEqual([])
  expect(made(rules, { n: 3000 }, before).problems).toEqual([{ kind: 'required', field: 't' }])
})

const someField = fc.constantFrom(...fields.keys())
const someValue: Record<string, fc.Arbitrary<unknown>> = {
  n: fc.constantFrom(null, -1, 1, 2000),
  m: fc.constantFrom(null, 0, 2.5),
  t: fc.constantFrom(null, 'a', 'b'),
  u: fc.constantFrom(null, 'a'),
  c: fc.constantFrom(null, 'x', 'y', 'z'),
  s: fc.constantFrom(null, ['x'], ['y', 'z']),
}
const someWhen: fc.Arbitrary<FormRule['when']> = fc.constantFrom(
  undefined,
  big,
  { field: 't', op: 'isEmpty' as const },
  { field: 't', op: 'contains' as const, value: 'A' },
  { field: 'c', op: 'in' as const, value: ['x', 'y'] },
  {
    any: [
      { field: 'm', op: 'lt' as const, value: 1 },
      { field: 's', op: 'in' as const, value: ['y'] },
    ],
  },
)
const someAct: fc.Arbitrary<RuleAct> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('show' as const, 'hide' as const),
    fields: fc.array(someField, { minLength: 1, maxLength: 2 }),
    hiddenValue: fc.constantFrom('keep' as const, 'clear' as const),
  }),
  fc.record({
    kind: fc.constantFrom('require' as const, 'readOnly' as const),
    fields: fc.array(someField, { minLength: 1, maxLength: 2 }),
  }),
  someField.chain((field) =>
    someValue[field]!.map((value) => ({ kind: 'set' as const, field, value: value as null })),
  ),
  fc.constantFrom<RuleAct>(
    { kind: 'set', field: 'm', formula: 'IF(ISBLANK({{n}}), 0, {{n}} / 3)' },
    { kind: 'set', field: 't', formula: '{{u}} & "!"', onlyEmpty: true },
    { kind: 'choices', field: 'c', choices: ['x', 'y'] },
    { kind: 'refuse', message: '不行' },
  ),
)
const someRules = fc.array(
  fc.record({
    id: fc.constant('r'),
    when: someWhen,
    acts: fc.array(someAct, { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 6 },
)
const someRecord = fc.record(someValue, { requiredKeys: [] }) as fc.Arbitrary<RecordValues>

test('[N2.4] random rules over random records end, and what a browser sends after them the server takes as it is', () => {
  fc.assert(
    fc.property(someRules, someRecord, fc.option(someRecord, { nil: undefined }), (rules, values, before) => {
      const shown = made({ rules }, values, before && { ...empty, ...before })
      if (ruleCircle(rules, list, engine)) return
      // The browser sends what stands on its screen: nothing of it is another value on the server, nothing is read-only.
      const again = made({ rules }, shown.values, before && { ...empty, ...before })
      expect(again.values).toEqual(shown.values)
      expect(again.problems.filter(({ kind }) => kind === 'readOnly')).toEqual([])
      const wrong = shown.problems.filter(({ kind }) => kind !== 'readOnly')
      // A change that rules took back is no change any more, so that fewer rules have a say.
      if (before) for (const problem of again.problems) expect(wrong).toContainEqual(problem)
      else expect(again.problems).toEqual(wrong)
      const form = { fields, definition: { rules } }
      const checked = before
        ? checkChangedValues(form, shown.values, {
            record: { ...setting, valueOf: (id) => before[id] ?? null },
          })
        : checkNewValues(form, shown.values, setting)
      for (const [id, value] of Object.entries(checked.values))
        expect(value).toEqual(shown.values[id] ?? null)
    }),
    { numRuns: 2000 },
  )
})

test('[N2.4] rules that set what they depend on are found by the fields of their circle', () => {
  const circle = [
    rule({ field: 't', op: 'isNotEmpty' }, { kind: 'set', field: 'u', value: 'a' }),
    rule({ field: 'u', op: 'isNotEmpty' }, { kind: 'set', field: 'm', formula: '{{n}}' }),
    rule({ field: 'm', op: 'isNotEmpty' }, { kind: 'hide', fields: ['t'], hiddenValue: 'clear' }),
  ]
  expect(ruleCircle(circle, list, engine)).toEqual(['t', 'u', 'm', 't'])
  expect(ruleCircle(circle.slice(1), list, engine)).toBeUndefined()
})
