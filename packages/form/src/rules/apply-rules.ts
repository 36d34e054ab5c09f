import { fieldList } from '../default-values.ts'
import type { Field } from '../field.ts'
import type { FormulaEngine } from '../formula-engine.ts'
import { valueOfFormula } from '../formula-value.ts'
import type { DefaultSetting } from '../pure-part.ts'
import { type FieldValue, isEmpty, type RecordValues } from '../value.ts'
import { filterHolds } from './filter-holds.ts'
import type { FormRule, RuleAct, RuleSet } from './rule.ts'
import { actedOn, readBy } from './rule-fields.ts'

/** What rules make of a field; what is absent is as the field says itself. */
export interface FieldState {
  hidden?: boolean
  required?: boolean
  readOnly?: boolean
  /** A rule says what it holds. */
  set?: boolean
  /** The choices that are left. */
  choices?: readonly string[]
}

/** Something rules do not take. */
export interface RuleProblem {
  /** Absent: the record as a whole. */
  field?: string
  kind: 'required' | 'readOnly' | 'choice' | 'refused'
  /** In the designer's words. */
  message?: string
  value?: string
}

export interface RuleInput {
  fields: ReadonlyMap<string, Field>
  rules: RuleSet
  /** The values of every field as they would be written without rules. */
  values: RecordValues
  /**
   * What a field holds when nothing is written: of a record what it held, of a new one its default. What a rule makes
   * read-only stays so.
   */
  base: (fieldId: string) => FieldValue
  /** Only what has to do with a field that changes is held to its rules: what others filled in before them stays as it is. */
  isNew: boolean
  /** While it is filled in, or when it is submitted. */
  phase: 'change' | 'submit'
}

export interface RuleSetting extends DefaultSetting {
  /** Absent: rules with formulas are left to whoever has one. */
  engine?: FormulaEngine | undefined
}

export interface RuleOutcome {
  values: RecordValues
  states: ReadonlyMap<string, FieldState>
  problems: RuleProblem[]
}

/**
 * What the rules of a form make of the values of one record (N2.4): which fields are there, which have to be filled in, what they
 * hold. Pure, the same in browser and server. Rules see what others set: rounds are made until nothing changes; publishing
 * refuses circles, and after as many rounds as there are rules it ends anyway.
 */
export function applyRules(input: RuleInput, setting: RuleSetting): RuleOutcome {
  const rules = (input.rules.rules ?? []).filter(({ on }) => on !== 'submit' || input.phase === 'submit')
  const touched = new Set<FormRule>()
  let round = oneRound(input, rules, input.values, setting, touched)
  for (let left = rules.length; left > 0; left--) {
    const next = oneRound(input, rules, round.values, setting, touched)
    const settled = same(next.values, round.values)
    round = next
    if (settled) break
  }
  const problems = [
    ...round.problems,
    ...lacking(round),
    ...notLeft(round),
    ...checkProblems(input, round, setting),
  ]
  return { values: round.values, states: round.states, problems }
}

interface Round {
  values: RecordValues
  states: Map<string, FieldState>
  problems: RuleProblem[]
  /** Fields that rules with a say require. */
  needed: Set<string>
  /** Fields of which rules with a say leave some choices. */
  limited: Set<string>
}

/**
 * @param seen the values that conditions and formulas read
 * @param touched rules that have a say, whatever is taken back later; grows
 */
function oneRound(
  input: RuleInput,
  rules: readonly FormRule[],
  seen: RecordValues,
  setting: RuleSetting,
  touched: Set<FormRule>,
): Round {
  const round: Round = {
    values: { ...input.values },
    states: new Map(),
    problems: [],
    needed: new Set(),
    limited: new Set(),
  }
  const visible = new Map<string, { shown: boolean; clears: boolean }>()
  const held: string[] = []
  const hidden: Hidden[] = []
  for (const rule of rules) {
    const holds = ruleHolds(rule, input, seen, setting)
    if (holds === undefined) continue
    if (isTouched(rule, input, seen, setting)) touched.add(rule)
    const counts = touched.has(rule)
    for (const act of rule.acts) {
      if (act.kind === 'show') {
        for (const id of act.fields) {
          const before = visible.get(id)
          visible.set(id, {
            shown: holds || (before?.shown ?? false),
            clears: (counts && act.hiddenValue === 'clear') || (before?.clears ?? false),
          })
        }
      } else if (holds) take(act, counts, { input, round, seen, setting, held, hidden })
    }
  }
  for (const [id, { shown, clears }] of visible) if (!shown) hidden.push({ id, clears })
  for (const id of held) hold(input, round, id)
  for (const { id, clears } of hidden) hide(round, id, clears)
  const cleared = new Set(hidden.flatMap(({ id, clears }) => (clears ? [id] : [])))
  round.problems = round.problems.filter(
    ({ kind, field }) => kind !== 'readOnly' || !cleared.has(field ?? ''),
  )
  return round
}

/** Whether its condition holds; undefined: it cannot be told here. */
function ruleHolds(
  { when, formula }: FormRule,
  { fields }: RuleInput,
  seen: RecordValues,
  setting: RuleSetting,
): boolean | undefined {
  if (when && !filterHolds(when, fields, seen, setting)) return false
  if (!formula) return true
  if (!setting.engine) return undefined
  return setting.engine.compute(formula, fieldList(fields), seen, setting) === true
}

function isTouched(rule: FormRule, input: RuleInput, seen: RecordValues, { engine }: RuleSetting): boolean {
  if (input.isNew) return true
  const concerned = [...readBy(rule, fieldList(input.fields), engine), ...rule.acts.flatMap(actedOn)]
  return concerned.some((id) => isChanged(input, seen, id))
}

function isChanged({ base }: RuleInput, values: RecordValues, id: string): boolean {
  return id in values && !same(values[id], base(id))
}

interface Scene {
  input: RuleInput
  round: Round
  seen: RecordValues
  setting: RuleSetting
  /** Fields that are read-only. */
  held: string[]
  /** Fields that are not there; they go last, whatever was set before. */
  hidden: Hidden[]
}

interface Hidden {
  id: string
  clears: boolean
}

/** Does what a rule that holds says. @param counts it has a say in what is written */
function take(act: Exclude<RuleAct, { kind: 'show' }>, counts: boolean, scene: Scene): void {
  const { input, round, seen, setting, held, hidden } = scene
  switch (act.kind) {
    case 'hide':
      hidden.push(...act.fields.map((id) => ({ id, clears: counts && act.hiddenValue === 'clear' })))
      break
    case 'require':
      for (const id of act.fields) {
        stateOf(round, id).required = true
        if (counts) round.needed.add(id)
      }
      break
    case 'readOnly':
      for (const id of act.fields) {
        stateOf(round, id).readOnly = true
        if (counts) held.push(id)
      }
      break
    case 'set':
      if (counts) set(act, input, round, seen, setting)
      break
    case 'choices':
      restrict(act, round)
      if (counts) round.limited.add(act.field)
      break
    case 'refuse':
      if (counts)
        round.problems.push({
          kind: 'refused',
          message: act.message,
          ...(act.field === undefined ? {} : { field: act.field }),
        })
      break
    default:
      act satisfies never
  }
}

function stateOf({ states }: Round, id: string): FieldState {
  let state = states.get(id)
  if (!state) {
    state = {}
    states.set(id, state)
  }
  return state
}

function hide(round: Round, id: string, clears: boolean): void {
  stateOf(round, id).hidden = true
  if (clears) round.values[id] = null
}

function set(
  act: Extract<RuleAct, { kind: 'set' }>,
  { fields, values }: RuleInput,
  round: Round,
  seen: RecordValues,
  setting: RuleSetting,
): void {
  const field = fields.get(act.field)
  if (!field || (act.formula && !setting.engine)) return
  if (act.onlyEmpty) {
    // What a rule sets always is never empty for long.
    if (!isEmpty(values[act.field]) || stateOf(round, act.field).set) return
  } else stateOf(round, act.field).set = true
  const computed = act.formula && setting.engine?.compute(act.formula, fieldList(fields), seen, setting)
  round.values[act.field] = act.formula ? valueOfFormula(field, computed) : (act.value ?? null)
}

function restrict(act: Extract<RuleAct, { kind: 'choices' }>, round: Round): void {
  const state = stateOf(round, act.field)
  state.choices = state.choices ? state.choices.filter((one) => act.choices.includes(one)) : act.choices
}

/** Choices that are not left. */
function notLeft({ limited, states, values }: Round): RuleProblem[] {
  return [...limited].flatMap((field): RuleProblem[] => {
    const { hidden, choices = [] } = states.get(field) ?? {}
    const given = [values[field] ?? null].flat().filter((one) => one !== null)
    const wrong = given.find((one) => !choices.includes(String(one)))
    return hidden || wrong === undefined ? [] : [{ kind: 'choice', field, value: String(wrong) }]
  })
}

/** A field that is read-only holds what it held; what a rule sets is set all the same. */
function hold({ base, values }: RuleInput, round: Round, id: string): void {
  if (stateOf(round, id).set) return
  round.values[id] = base(id)
  if (!same(values[id], base(id))) round.problems.push({ kind: 'readOnly', field: id })
}

function lacking({ needed, states, values }: Round): RuleProblem[] {
  return [...needed]
    .filter((id) => !states.get(id)?.hidden && isEmpty(values[id]))
    .map((field) => ({ kind: 'required', field }))
}

function checkProblems(input: RuleInput, { values, states }: Round, setting: RuleSetting): RuleProblem[] {
  const { engine } = setting
  if (!engine || input.phase !== 'submit') return []
  const fields = fieldList(input.fields)
  return (input.rules.checks ?? []).flatMap(({ field, formula, message }): RuleProblem[] => {
    if (field !== undefined && (isEmpty(values[field]) || states.get(field)?.hidden)) return []
    const concerned = [...engine.reads(formula, fields), ...(field === undefined ? [] : [field])]
    if (!input.isNew && !concerned.some((id) => isChanged(input, values, id))) return []
    if (engine.compute(formula, fields, values, setting) === true) return []
    return [{ kind: 'refused', message, ...(field === undefined ? {} : { field }) }]
  })
}

/** The same on the wire; absent, null and empty are one. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(isEmpty(one) ? null : one) === JSON.stringify(isEmpty(other) ? null : other)
}
