import type { Field, FormDefinition } from '@sluice/contract'
import { hasRows, isComputed, type ResultField, resultOfFormula } from '@sluice/form'
import { compileFormula, type FormulaSchema, toStored } from '@sluice/formula'
import type { FieldError } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { systemFields } from '../formula-schema.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { AnyField } from '../server-part.ts'
import { completeReader } from './complete-reader.ts'
import {
  type FormulaField,
  fitsResult,
  isFormula,
  isMovingFormula,
  schemaOfFields,
  tablesOf,
} from './formula-steps.ts'
import { inOrder } from './order.ts'
import { computedProblem } from './problems.ts'

export interface Completed {
  definition: FormDefinition
  problems: FieldError[]
}

/**
 * Works out what the designer need not say of computed fields: as what their values are kept, whether they move; and writes
 * fields in formulas by their ids, so that a new name leaves them right.
 * @param form as it is published; absent for one that is being made
 */
export async function completeComputed(
  context: OperationContext,
  definition: FormDefinition,
  form?: LoadedForm,
): Promise<Completed> {
  const problems: FieldError[] = []
  const fields = definition.fields.map((field, index) =>
    hasRows(field) ? ({ ...field, fields: completeColumns(field.fields, index, problems) } as Field) : field,
  )
  if (!fields.some(isComputed)) return { definition: { ...definition, fields }, problems }
  const placeOf = new Map(fields.map(({ id }, index) => [id, index]))
  const all = schemaOfFields(fields, systemFields)
  const stored = fields.map((field) => (isFormula(field) ? withIds(field, all) : field))
  const { sorted, circle } = inOrder(stored.filter(isComputed), namedIn)
  if (circle) {
    const names = [...circle, circle[0]!].map(({ name }) => name).join(' → ')
    problems.push(
      computedProblem(`${placeOf.get(circle[0]!.id)}`, 'circle', { name: circle[0]!.name, names }),
    )
    return { definition: { ...definition, fields: stored }, problems }
  }
  const known = new Map<string, Field>(
    stored.filter((field) => !isComputed(field)).map((field) => [field.id, field]),
  )
  const tables = tablesOf(stored)
  for (const field of sorted) {
    const place = `${placeOf.get(field.id)}`
    if (!isFormula(field)) {
      const done = await completeReader(context, field, { place, known, definition, form })
      if ('problem' in done) problems.push(done.problem)
      else known.set(field.id, done.field)
      continue
    }
    // What it reads is wrong itself, and said there.
    if (namedIn(field).some((id) => placeOf.has(id) && !known.has(id))) continue
    const done = completeFormula(field, schemaOfFields([...known.values()], systemFields), place)
    if (done.problem) problems.push(done.problem)
    else {
      const moving =
        isMovingFormula(done.formula, tables) ||
        done.formula.dependencies.some((id) => {
          const read = known.get(id)
          return read && isComputed(read) && read.moving
        })
      known.set(field.id, told(field, done.as, moving))
    }
  }
  return {
    definition: { ...definition, fields: stored.map((field) => known.get(field.id) ?? field) },
    problems,
  }
}

function completeColumns<F extends AnyField>(
  columns: readonly F[],
  index: number,
  problems: FieldError[],
): F[] {
  if (!columns.some(isFormula)) return [...columns]
  const all = schemaOfFields(columns)
  const stored = columns.map((column) => (isFormula(column) ? (withIds(column, all) as F) : column))
  const placeOf = (id: string) => `${index}.fields.${columns.findIndex((column) => column.id === id)}`
  const formulas = stored.filter(isFormula) as FormulaField[]
  const { sorted, circle } = inOrder(formulas, namedIn)
  if (circle) {
    const names = [...circle, circle[0]!].map(({ name }) => name).join(' → ')
    problems.push(computedProblem(placeOf(circle[0]!.id), 'circle', { name: circle[0]!.name, names }))
    return stored
  }
  const known = new Map<string, AnyField>(
    stored.filter((column) => !isFormula(column)).map((column) => [column.id, column]),
  )
  for (const field of sorted) {
    const done = completeFormula(field, schemaOfFields([...known.values()]), placeOf(field.id))
    if (done.problem) problems.push(done.problem)
    else if (isMovingFormula(done.formula, new Map()))
      problems.push(computedProblem(`${placeOf(field.id)}.formula`, 'movingColumn', { name: field.name }))
    else known.set(field.id, told(field, done.as, false))
  }
  return stored.map((column) => (known.get(column.id) as F | undefined) ?? column)
}

function completeFormula(field: FormulaField, schema: FormulaSchema, place: string) {
  const { name } = field
  const result = compileFormula(field.formula, schema)
  if (!result.ok) {
    const [first] = result.errors
    const { zh = '', en = '', start = 0, end = 0 } = first ?? {}
    return {
      problem: computedProblem(`${place}.formula`, 'formulaWrong', { name, why: zh, whyEn: en, start, end }),
    }
  }
  const { formula } = result
  const inferred = resultOfFormula(formula.type)
  if (!inferred) return { problem: computedProblem(`${place}.formula`, 'resultUnfit', { name }) }
  const as = field.as && fitsResult(field.as, formula.type) ? field.as : (inferred as ResultField)
  return { formula, as }
}

function told<F extends { id: string; name: string }>(field: F, as: ResultField, moving: boolean): F & Field {
  const { id, name } = field
  const { moving: _, ...rest } = field as F & { moving?: boolean }
  return { ...rest, as: { ...as, id, name }, ...(moving ? { moving } : {}) } as unknown as F & Field
}

function withIds(field: FormulaField, schema: FormulaSchema): FormulaField {
  return { ...field, formula: toStored(field.formula, schema) }
}

/** Fields of its own form that a computed field names. */
export function namedIn(field: AnyField): readonly string[] {
  if (!isComputed(field)) return []
  if ('formula' in field)
    return [...field.formula.matchAll(/\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g)].map(([, id]) => id!)
  if ('relationFieldId' in field) return [field.relationFieldId]
  return 'matches' in field ? (field.matches ?? []).map(({ fieldId }) => fieldId) : []
}
