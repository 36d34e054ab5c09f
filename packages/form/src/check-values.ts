import { type Check, type MatchPattern, newCheck, report } from './check.ts'
import { labelOf } from './choice-value.ts'
import { defaultValue } from './default-value.ts'
import { type DefaultsSetting, defaultValues } from './default-values.ts'
import type { Field, FieldAccess } from './field.ts'
import { typeOf } from './field-types.ts'
import { valueProblem } from './problem.ts'
import { applyRules, type RuleOutcome, type RuleProblem } from './rules/apply-rules.ts'
import type { RuleSet } from './rules/rule.ts'
import { type FieldValue, isEmpty, type RecordValues } from './value.ts'

/** What defaults and rights depend on. */
export interface ValueSetting extends DefaultsSetting {
  /** Right of the writer by field id; absent: every field may be written. */
  access?: Readonly<Record<string, FieldAccess>> | undefined
  /** Absent: patterns are left to whoever checks after. */
  matcher?: (() => MatchPattern) | undefined
  /** What paths of problems begin with; default `values`. */
  path?: string
}

export interface CheckedValues {
  values: RecordValues
  check: Check
}

/** The fields values belong to, by id in their order. */
export type Fields = ReadonlyMap<string, Field>

/** A form as its values are checked: its fields, and where it has some its rules. */
export interface CheckedForm {
  fields: Fields
  definition?: RuleSet | undefined
}

/**
 * Checks all values of a new record: unknown fields, rights, types, limits, rules, required ones, and fills in defaults.
 * Every problem is collected. Pure, a few microseconds a field: an import calls it for every row.
 * @returns values for every field of the form (null where empty); of use only when `check.problems` stays empty
 */
export function checkNewValues(
  form: CheckedForm,
  input: Readonly<Record<string, unknown>>,
  setting: ValueSetting,
): CheckedValues {
  const { fields } = form
  const check = newCheck(setting.matcher)
  const values: RecordValues = {}
  const path = setting.path ?? 'values'
  const given: Record<string, FieldValue | undefined> = {}
  for (const field of fields.values())
    if (isWritable(field, setting)) given[field.id] = input[field.id] as FieldValue | undefined
  const defaults = defaultValues(fields, given, setting)
  const sound = new Set<string>()
  for (const field of fields.values()) {
    if (!isWritable(field, setting) && !isEmpty(input[field.id]))
      report(check, field, `${path}.${field.id}`, 'notWritable')
    const before = check.problems.length
    const value = given[field.id] ?? (given[field.id] === undefined ? defaults[field.id] : null)
    values[field.id] = checkValue(field, value, `${path}.${field.id}`, check)
    if (check.problems.length === before) sound.add(field.id)
  }
  const rules = {
    form,
    values,
    base: (id: string) => defaults[id] ?? defaultOf(fields, id, setting),
    isNew: true,
  }
  const states = holdToRules(rules, sound, setting, path, check)
  for (const field of fields.values()) {
    const { id } = field
    if (!field.required || !sound.has(id) || values[id] !== null || states.get(id)?.hidden) continue
    if (isWritable(field, setting)) report(check, field, `${path}.${id}`, 'required')
  }
  inOrderOfFields(check, fields, path)
  refuseUnknown(fields, input, path, check)
  return { values, check }
}

/** What rules and required fields say comes after the rest; people read from the first field to the last. */
function inOrderOfFields(check: Check, fields: Fields, path: string): void {
  const places = new Map([...fields.keys()].map((id, index) => [id, index]))
  const placeOf = ({ field }: Check['problems'][number]) => {
    const id = field.startsWith(`${path}.`) ? field.slice(path.length + 1).split('.')[0]! : ''
    return places.get(id) ?? fields.size
  }
  check.problems.sort((a, b) => placeOf(a) - placeOf(b))
}

function defaultOf(fields: Fields, id: string, setting: ValueSetting): FieldValue {
  const field = fields.get(id)
  return field ? defaultValue(field, setting) : null
}

/** What the change of a record depends on. */
export interface ChangeSetting extends Pick<ValueSetting, 'access' | 'matcher' | 'path' | 'engine'> {
  /** The record as it is, and who changes it when; absent: rules are left to whoever knows it. */
  record?: (DefaultsSetting & { valueOf(fieldId: string): FieldValue }) | undefined
}

/** Checks the given values of an existing record, and what its rules make of them. */
export function checkChangedValues(
  form: CheckedForm,
  input: Readonly<Record<string, unknown>>,
  setting: ChangeSetting,
): CheckedValues {
  const { fields } = form
  const check = newCheck(setting.matcher)
  const values: RecordValues = {}
  const path = setting.path ?? 'values'
  const sound = new Set<string>()
  for (const [fieldId, given] of Object.entries(input)) {
    const field = fields.get(fieldId)
    if (!field || given === undefined) continue
    if (!isWritable(field, setting)) {
      report(check, field, `${path}.${fieldId}`, 'notWritable')
      continue
    }
    const before = check.problems.length
    values[fieldId] = checkValue(field, given, `${path}.${fieldId}`, check)
    if (check.problems.length === before) sound.add(fieldId)
  }
  const states = ruledChange(form, values, sound, setting, path, check)
  for (const id of sound) {
    const field = fields.get(id)!
    if (field.required && values[id] === null && !states.get(id)?.hidden)
      report(check, field, `${path}.${id}`, 'required')
  }
  refuseUnknown(fields, input, path, check)
  return { values, check }
}

type States = RuleOutcome['states']
const noStates: States = new Map()

/** Adds to the changes what rules make of the record as it will be. */
function ruledChange(
  form: CheckedForm,
  changed: RecordValues,
  sound: Set<string>,
  setting: ChangeSetting,
  path: string,
  check: Check,
): States {
  const { record } = setting
  if (!record || !hasRules(form)) return noStates
  const base = (id: string) => record.valueOf(id)
  const before: RecordValues = {}
  for (const id of form.fields.keys()) before[id] = base(id)
  const values = { ...before, ...changed }
  const all = new Set([...form.fields.keys()].filter((id) => !(id in changed) || sound.has(id)))
  const full = { ...record, access: setting.access, engine: setting.engine ?? record.engine }
  const states = holdToRules({ form, values, base, isNew: false }, all, full, path, check)
  for (const id of form.fields.keys())
    if (id in changed || JSON.stringify(values[id]) !== JSON.stringify(before[id])) changed[id] = values[id]!
  return states
}

function hasRules({ definition }: CheckedForm): boolean {
  return Boolean(definition?.rules?.length || definition?.checks?.length)
}

interface Ruled {
  form: CheckedForm
  /** Become what rules make of them. */
  values: RecordValues
  base: (id: string) => FieldValue
  isNew: boolean
}

/** Rules of the form over values that are each right by themselves; what rules set is checked like what is given. */
function holdToRules(
  { form, values, base, isNew }: Ruled,
  sound: ReadonlySet<string>,
  setting: Pick<ValueSetting, 'access'> & DefaultsSetting,
  path: string,
  check: Check,
): States {
  if (!hasRules(form)) return noStates
  const { fields, definition = {} } = form
  const given = Object.fromEntries(
    Object.entries(values).map(([id, value]) => [id, sound.has(id) ? value : null]),
  )
  const outcome = applyRules(
    { fields, rules: definition, values: given, base, isNew, phase: 'submit' },
    setting,
  )
  for (const [id, value] of Object.entries(outcome.values)) {
    const field = fields.get(id)
    if (!field || value === given[id]) continue
    values[id] = checkValue(field, value, `${path}.${id}`, check)
  }
  for (const problem of outcome.problems) {
    const field = problem.field === undefined ? undefined : fields.get(problem.field)
    // A wrong value is told as wrong; who may not fill a field in is not asked to.
    if (field && (!sound.has(field.id) || (problem.kind === 'required' && !isWritable(field, setting))))
      continue
    reportRule(check, problem, field, path)
  }
  return outcome.states
}

function reportRule(check: Check, problem: RuleProblem, field: Field | undefined, path: string): void {
  const place = field ? `${path}.${field.id}` : path
  const named = field ?? { name: '' }
  if (problem.kind === 'required') report(check, named, place, 'required')
  else if (problem.kind === 'readOnly') report(check, named, place, 'heldByRule')
  else if (problem.kind === 'choice') {
    const { value = '' } = problem
    const label = field && 'choices' in field ? labelOf(field.choices, value) : value
    report(check, named, place, 'notOffered', { value: label })
  } else report(check, named, place, 'refusedByRule', { message: problem.message ?? '' })
}

/**
 * Checks one value against its field, whoever writes it: a person, an import, a flow.
 * @param path where the value stands in the input, e.g. `values.amount`
 * @param check receives what is wrong and which ids have to exist
 * @returns the value as it is kept (empty is null); meaningless when something was reported
 */
export function checkValue(field: Field, value: unknown, path: string, check: Check): FieldValue {
  const type = typeOf(field)
  if (value !== null && value !== undefined) return type.check(field, value, path, check)
  type.checkAbsent?.(field, path, check)
  return null
}

function isWritable(field: Field, { access }: Pick<ValueSetting, 'access'>): boolean {
  return !typeOf(field).madeByServer && (access === undefined || access[field.id] === 'edit')
}

function refuseUnknown(fields: Fields, input: object, path: string, check: Check): void {
  for (const id of Object.keys(input)) {
    if (!fields.has(id)) check.problems.push(valueProblem(`${path}.${id}`, 'unknownField', { id }))
  }
}
