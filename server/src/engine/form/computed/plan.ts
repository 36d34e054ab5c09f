import type { RecordValues } from '@sluice/contract'
import { type ComputedField, hasRows, isComputed, type RowsField, typeOf } from '@sluice/form'
import { formulaSchemaOf } from '../formula-schema.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { type FormulaStep, formulaStep, isFormula, schemaOfFields } from './formula-steps.ts'
import { inOrder } from './order.ts'

/** What a form computes, each in an order in which what it reads comes before it. */
export interface ComputedPlan {
  /** Of the rows of sub-tables. */
  readonly tables: readonly { readonly table: RowsField; readonly steps: readonly FormulaStep[] }[]
  /** What is known from the values that are written: computed before they are. */
  readonly early: readonly FormulaStep[]
  /** What only the database knows, and formulas over it: computed when the rows are there. */
  readonly late: readonly ComputedField[]
  /** Everything that is kept. */
  readonly kept: readonly ComputedField[]
  /** What is computed when it is read. */
  readonly moving: readonly FormulaStep[]
  /** The steps of all formulas by the id of their field. */
  readonly formulas: ReadonlyMap<string, FormulaStep>
  /** Fields whose change changes something late. */
  readonly lateReads: ReadonlySet<string>
}

const plans = new WeakMap<LoadedForm['definition'], ComputedPlan>()

/** What a form computes; worked out once per version. */
export function computedPlanOf(form: LoadedForm): ComputedPlan {
  const { definition } = form
  let plan = plans.get(definition)
  if (!plan) {
    plan = makePlan(form)
    plans.set(definition, plan)
  }
  return plan
}

function makePlan(form: LoadedForm): ComputedPlan {
  const { fields } = form.definition
  const computed = fields.filter((field) => isComputed(field))
  const tables = fields.flatMap((field) => (hasRows(field) ? planTable(field) : []))
  if (computed.length === 0) return { ...nothing, tables }
  const schema = formulaSchemaOf(form)
  const formulas = new Map(
    computed.flatMap((field): [string, FormulaStep][] => {
      const step = isFormula(field) ? formulaStep(field, schema) : undefined
      return step ? [[field.id, step]] : []
    }),
  )
  const reads = (field: ComputedField) => formulas.get(field.id)?.reads ?? readsOf(field)
  const { sorted } = inOrder(computed, reads)
  const known = new Set(
    fields.filter((field) => !isComputed(field) && !typeOf(field).madeByServer).map(({ id }) => id),
  )
  const early: FormulaStep[] = []
  const late: ComputedField[] = []
  for (const field of sorted) {
    if (field.moving) continue
    const step = formulas.get(field.id)
    if (step?.reads.every((id) => known.has(id))) {
      early.push(step)
      known.add(field.id)
    } else if (step || !isFormula(field)) late.push(field)
  }
  const lateIds = new Set(late.map(({ id }) => id))
  return {
    tables,
    early,
    late,
    kept: sorted.filter(({ moving }) => !moving),
    moving: sorted.flatMap((field) => (field.moving ? (formulas.get(field.id) ?? []) : [])),
    formulas,
    lateReads: new Set(late.flatMap(reads).filter((id) => !lateIds.has(id))),
  }
}

const nothing = {
  early: [],
  late: [],
  kept: [],
  moving: [],
  formulas: new Map<string, FormulaStep>(),
  lateReads: new Set<string>(),
} as const

function planTable(table: RowsField) {
  const schema = schemaOfFields(table.fields)
  const steps = table.fields.filter(isFormula).flatMap((column) => formulaStep(column, schema) ?? [])
  const bySource = new Map(steps.map((step) => [step.field.id, step]))
  const { sorted } = inOrder(
    steps.map(({ field }) => field),
    ({ id }) => bySource.get(id)!.reads,
  )
  return steps.length > 0 ? [{ table, steps: sorted.map(({ id }) => bySource.get(id)!) }] : []
}

/** Fields of its own form that something other than a formula reads. */
function readsOf(field: ComputedField): readonly string[] {
  if ('relationFieldId' in field) return [field.relationFieldId]
  return 'matches' in field ? (field.matches ?? []).map(({ fieldId }) => fieldId) : []
}

/** Whether something of a form is computed before it is written. */
export function computesEarly(form: LoadedForm): boolean {
  const { early, tables } = computedPlanOf(form)
  return early.length > 0 || tables.length > 0
}

/** Whether writing records of a form asks the database for what is computed. */
export function computesLate(form: LoadedForm): boolean {
  return form.readBy.length > 0 || computedPlanOf(form).late.length > 0
}

/** Computes the formulas in the rows of sub-tables, in place. */
export function computeCells(form: LoadedForm, values: RecordValues, now: Date): void {
  const env = { now, timeZone: form.timeZone }
  for (const { table, steps } of computedPlanOf(form).tables) {
    const rows = values[table.id]
    if (!Array.isArray(rows)) continue
    for (const row of rows as unknown as RecordValues[])
      for (const { field, evaluate } of steps) row[field.id] = evaluate(row, env)
  }
}
