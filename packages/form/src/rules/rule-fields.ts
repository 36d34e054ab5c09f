import type { Field } from '../field.ts'
import type { FormulaEngine } from '../formula-engine.ts'
import { fieldsOfFilter } from './filter-holds.ts'
import type { FormRule, RuleAct } from './rule.ts'

/** Fields a rule acts on. */
export function actedOn(act: RuleAct): readonly string[] {
  if ('fields' in act) return act.fields
  return act.field === undefined ? [] : [act.field]
}

/** Fields whose values an act may change. */
export function writtenBy(act: RuleAct): readonly string[] {
  if (act.kind === 'set') return [act.field]
  if (act.kind === 'readOnly') return act.fields
  return (act.kind === 'show' || act.kind === 'hide') && act.hiddenValue === 'clear' ? act.fields : []
}

/** Fields a rule's condition asks. */
export function askedBy(
  { when, formula }: FormRule,
  fields: readonly Field[],
  engine: FormulaEngine | undefined,
): string[] {
  return [...(when ? fieldsOfFilter(when) : []), ...(formula && engine ? engine.reads(formula, fields) : [])]
}

/** Fields a rule reads: its condition, and the formulas by which it sets. */
export function readBy(
  rule: FormRule,
  fields: readonly Field[],
  engine: FormulaEngine | undefined,
): string[] {
  const bySetting = rule.acts.flatMap((act) =>
    act.kind === 'set' && act.formula && engine ? engine.reads(act.formula, fields) : [],
  )
  return [...askedBy(rule, fields, engine), ...bySetting]
}

/**
 * Rules that set what they, by way of others or not, depend on: they would never come to rest.
 * @returns the fields of one such circle in their order, the first again at the end; undefined where there is none
 */
export function ruleCircle(
  rules: readonly FormRule[],
  fields: readonly Field[],
  engine: FormulaEngine,
): string[] | undefined {
  const next = new Map<string, Set<string>>()
  for (const rule of rules) {
    const asked = askedBy(rule, fields, engine)
    for (const act of rule.acts) {
      const read = act.kind === 'set' && act.formula ? engine.reads(act.formula, fields) : []
      for (const from of [...asked, ...read])
        for (const to of writtenBy(act)) next.set(from, (next.get(from) ?? new Set()).add(to))
    }
  }
  return circleIn(next)
}

/** Defaults by formula that wait for each other; as `ruleCircle`. */
export function defaultCircle(fields: readonly Field[], engine: FormulaEngine): string[] | undefined {
  const next = new Map<string, Set<string>>()
  const computed = new Set(fields.filter(({ defaultFormula }) => defaultFormula).map(({ id }) => id))
  for (const { id, defaultFormula } of fields)
    for (const from of defaultFormula ? engine.reads(defaultFormula, fields) : [])
      if (computed.has(from)) next.set(from, (next.get(from) ?? new Set()).add(id))
  return circleIn(next)
}

function circleIn(next: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (id: string): string[] | undefined => {
    const at = path.indexOf(id)
    if (at >= 0) return [...path.slice(at), id]
    if (done.has(id)) return undefined
    path.push(id)
    for (const other of next.get(id) ?? []) {
      const circle = visit(other)
      if (circle) return circle
    }
    path.pop()
    done.add(id)
    return undefined
  }
  for (const id of next.keys()) {
    const circle = visit(id)
    if (circle) return circle
  }
  return undefined
}
