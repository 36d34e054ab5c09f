import type { Field, FieldProblem, RecordValues } from '@sluice/contract'
import { ProblemError } from '@sluice/contract'
import { type FormulaEngine, fillText, type RuleSet, wrongValues } from '@sluice/form'
import {
  applyRules,
  type Check,
  checkChangedValues,
  checkNewValues,
  defaultValues,
  type RuleOutcome,
} from '@sluice/form/check'
import { currentLanguage } from '../i18n/language.ts'
import { accessTo, type FieldAccessMap } from './model.ts'

/** Who fills in a form, and when. */
export interface Filler {
  memberId: string | null
  departmentId: string | null
  now: Date
}

/** A form as it is filled in. */
export interface FilledForm {
  fields: readonly Field[]
  definition: RuleSet
  access: FieldAccessMap | undefined
  /** Absent: no formulas, or they are not loaded yet. */
  engine: FormulaEngine | undefined
}

/** What rules make of values that are being filled in. @param base as in `RuleInput` */
function ruled(
  { fields, definition, engine }: FilledForm,
  values: RecordValues,
  base: RecordValues,
  isNew: boolean,
  filler: Filler,
): RuleOutcome {
  return applyRules(
    {
      fields: new Map(fields.map((field) => [field.id, field])),
      rules: definition,
      values,
      base: (id) => base[id] ?? null,
      isNew,
      phase: 'change',
    },
    { ...filler, timeZone: undefined, engine },
  )
}

/** Defaults by formula over what was given so far. */
function formulaDefaults({ fields, engine }: FilledForm, given: RecordValues, filler: Filler): RecordValues {
  const byId = new Map(fields.map((field) => [field.id, field]))
  return defaultValues(byId, given, { ...filler, timeZone: undefined, engine })
}

/** What the server would say of a new record before anything is asked of the database; null: nothing. */
function problemOfNew(form: FilledForm, values: RecordValues, filler: Filler): ProblemError | null {
  const { check } = checkNewValues(checked(form), values, {
    ...filler,
    timeZone: undefined,
    access: editableIn(form),
    engine: form.engine,
  })
  return problemOf(check)
}

/** The same of a changed one. */
function problemOfChange(
  form: FilledForm,
  changes: RecordValues,
  before: RecordValues,
  filler: Filler,
): ProblemError | null {
  const { check } = checkChangedValues(checked(form), changes, {
    access: editableIn(form),
    record: { ...filler, timeZone: undefined, engine: form.engine, valueOf: (id) => before[id] ?? null },
  })
  return problemOf(check)
}

function checked({ fields, definition }: FilledForm) {
  return { fields: new Map(fields.map((field) => [field.id, field])), definition }
}

function editableIn({ fields, access }: FilledForm): FieldAccessMap {
  return Object.fromEntries(fields.map((field) => [field.id, accessTo(field, access)]))
}

/** In the words of the server. */
function problemOf({ problems }: Check): ProblemError | null {
  if (problems.length === 0) return null
  const language = currentLanguage()
  const errors = problems.map(
    ({ field, code, message, params, suggestion }): FieldProblem => ({
      field,
      code,
      message: fillText(message[language], params),
      ...(suggestion ? { suggestion: fillText(suggestion[language], params) } : {}),
    }),
  )
  const detail = fillText(wrongValues[language], { count: errors.length })
  const code = 'common.invalid_input'
  return new ProblemError({
    type: `https://sluice.dev/problems/${code}`,
    title: detail,
    status: 400,
    code,
    detail,
    errors,
    params: { count: errors.length },
  })
}

/** All of it, for who loads it. */
export const formChecking = { ruled, formulaDefaults, problemOfNew, problemOfChange }
