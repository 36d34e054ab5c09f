import type { Field, FieldProblem, Filter, RecordValues } from '@sluice/contract'
import { ProblemError } from '@sluice/contract'
import { type FormulaEngine, fillText, type RuleSet, typeOf, wrongValues } from '@sluice/form'
import {
  applyRules,
  type Check,
  checkChangedValues,
  checkNewValues,
  defaultValues,
  type RuleOutcome,
  readBy,
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

interface Prepared {
  fields: ReadonlyMap<string, Field>
  /** Rules for a record that is there already. */
  ofChange: RuleSet
  ofNew: RuleSet
}

const prepared = new WeakMap<FilledForm, Prepared>()

/** Made once a form, not at each key: formulas are compiled once for the same fields. */
function prepare(form: FilledForm): Prepared {
  let known = prepared.get(form)
  if (!known) {
    const ofNew = withoutOrganization(form)
    const fields = new Map(form.fields.map((field) => [field.id, field]))
    known = { fields, ofNew, ofChange: readableOnly(form, ofNew) }
    prepared.set(form, known)
  }
  return known
}

/** Which organization somebody is in the server knows; rules that ask for it are its matter. */
function withoutOrganization({ fields, definition }: FilledForm): RuleSet {
  const organizations = fields.filter((field) => typeOf(field).isMe === 'organization').map(({ id }) => id)
  const asks = (filter: Filter): boolean => {
    if ('all' in filter) return filter.all.some(asks)
    if ('any' in filter) return filter.any.some(asks)
    return filter.op === 'isMe' && organizations.includes(filter.field)
  }
  return { ...definition, rules: definition.rules?.filter(({ when }) => !when || !asks(when)) }
}

/** Of a field that is hidden or masked here the value is not known: what asks for it the server tells. */
function readableOnly({ fields, access, engine }: FilledForm, { rules, checks }: RuleSet): RuleSet {
  const unknown = fields.filter((field) => ['hidden', 'masked'].includes(accessTo(field, access)))
  if (unknown.length === 0) return { rules, checks }
  const isKnown = (id: string) => !unknown.some((field) => field.id === id)
  return {
    rules: rules?.filter((rule) => readBy(rule, fields, engine).every(isKnown)),
    checks: checks?.filter(({ formula, field = '' }) =>
      [...(engine?.reads(formula, fields) ?? []), field].every(isKnown),
    ),
  }
}

/** What rules make of values that are being filled in. @param base as in `RuleInput` */
function ruled(
  form: FilledForm,
  values: RecordValues,
  base: RecordValues,
  isNew: boolean,
  filler: Filler,
): RuleOutcome {
  const { fields, ofNew, ofChange } = prepare(form)
  return applyRules(
    {
      fields,
      rules: isNew ? ofNew : ofChange,
      values,
      base: (id) => base[id] ?? null,
      isNew,
      phase: 'change',
    },
    { ...filler, timeZone: undefined, engine: form.engine },
  )
}

/** Defaults by formula over what was given so far. */
function formulaDefaults(form: FilledForm, given: RecordValues, filler: Filler): RecordValues {
  const { fields } = prepare(form)
  return defaultValues(fields, given, { ...filler, timeZone: undefined, engine: form.engine })
}

/** What the server would say of a new record before anything is asked of the database; null: nothing. */
function problemOfNew(form: FilledForm, values: RecordValues, filler: Filler): ProblemError | null {
  const { fields, ofNew } = prepare(form)
  const { check } = checkNewValues({ fields, definition: ofNew }, values, {
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
  const { fields, ofChange } = prepare(form)
  const { check } = checkChangedValues({ fields, definition: ofChange }, changes, {
    access: editableIn(form),
    record: { ...filler, timeZone: undefined, engine: form.engine, valueOf: (id) => before[id] ?? null },
  })
  return problemOf(check)
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
