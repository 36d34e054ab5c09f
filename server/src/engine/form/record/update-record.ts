import type { FieldAccess, RecordValues, RecordView } from '@sluice/contract'
import { hasRows, type MatchPattern, type Reference, type References, valueProblem } from '@sluice/form'
import { checkChangedValues, type ValueSetting } from '@sluice/form/check'
import { editableFieldMap } from '@sluice/policy'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { type FieldAccessMap, fieldAccessOnRow } from '../access/form-access.ts'
import { computeCells } from '../computed/plan.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { patternMatcherOnce } from '../pattern-matcher.ts'
import { asKept } from '../storage.ts'
import type { RecordChanges } from '../tables.ts'
import { checkReferences } from './check-references.ts'
import { valueSetting } from './create-record.ts'
import { diffValues } from './diff-values.ts'
import { lockRecords } from './lock-record.ts'
import { matchRows } from './match-rows.ts'
import { policyRow } from './read-record.ts'
import { type RecordRow, readField, recordBefore, toRecordView } from './record-row.ts'
import { recordTitle } from './record-title.ts'
import { translateRecordError } from './translate-record-error.ts'
import { versionConflict } from './version-conflict.ts'
import { writeHistory } from './write-history.ts'
import { writeRecord } from './write-record.ts'
import { writeStages } from './write-stages.ts'

export interface UpdateOptions {
  /** Version the writer saw; absent: the last writer wins. */
  version?: number
  /** Rights a flow's node gives: the flow vouches that the actor may change this record. Absent: the policy decides. */
  fieldAccess?: Readonly<Record<string, FieldAccess>>
  /** What compares texts with patterns; absent: they are compared here. */
  matcher?: (() => MatchPattern) | undefined
  /** Rows of sub-tables come from a file, without ids: what says the same as a row of the record is that row. */
  rowsOfFile?: boolean | undefined
}

/**
 * Changes some values of a record: row scope, rights on fields, every rule of the fields, history and event. What does
 * not differ from before is not written; nothing different means nothing happens.
 * @throws forbidden; notFound; recordChanged when the version is not the one the writer saw, naming who changed what;
 *   recordInFlow, recordDecided for an ordinary change of what a flow holds; invalidInput naming every wrong value
 */
export async function updateRecord(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  values: RecordValues,
  options: UpdateOptions = {},
): Promise<RecordView> {
  const { version, fieldAccess } = options
  const vouched = fieldAccess !== undefined
  const [row] = await lockRecords(context, form, [recordId], { permission: 'record.update', vouched })
  if (version !== undefined && row!.version !== version) {
    const policy = await context.policy()
    const readable = fieldAccess ?? fieldAccessOnRow(policy, form, 'record.read', policyRow(row!))
    throw await versionConflict(context, form, row!, version, readable)
  }
  const given = options.rowsOfFile ? matchRows(form, row!, values) : values
  const [changed] = await changeRecords(context, form, [row!], given, options)
  return changed!
}

/**
 * The same for records that are locked already: all get the same values, each by the rights on it. Statements of all
 * leave together.
 * @returns the records as they are now, in the same order
 */
export async function changeRecords(
  context: OperationContext,
  form: LoadedForm,
  rows: readonly RecordRow[],
  values: RecordValues,
  { fieldAccess, matcher }: Pick<UpdateOptions, 'fieldAccess' | 'matcher'> = {},
): Promise<RecordView[]> {
  const policy = await context.policy()
  const matches = (matcher ?? patternMatcherOnce)()
  const now = context.clock.now()
  const { rules, checks } = form.definition
  const setting = rules || checks ? await valueSetting(context, form, {}) : undefined
  const planned = rows.map((row) => {
    const readable = fieldAccess ?? fieldAccessOnRow(policy, form, 'record.read', policyRow(row))
    const writable = fieldAccess ?? fieldAccessOnRow(policy, form, 'record.update', policyRow(row))
    const editable = editableFieldMap(readable, writable)
    return planChange(form, row, values, { readable, editable, matches, now, setting })
  })
  const wrong = planned.find(({ problems }) => problems.length > 0)
  if (wrong) {
    const problems = [...wrong.problems, ...(await checkReferences(context, wrong.references))]
    throw invalidInput({ count: problems.length }, problems)
  }
  const changes = planned.filter(({ changed }) => Object.keys(changed).length > 0)
  if (changes.length > 0) await writeChanges(context, form, changes, fieldAccess !== undefined)
  return planned.map(({ row, changed, readable }) =>
    Object.keys(changed).length === 0
      ? toRecordView(form, row, form.fields.values(), readable)
      : viewAfter(context, form, row, changed, readable),
  )
}

interface PlannedChange {
  row: RecordRow
  readable: FieldAccessMap
  /** New values of what differs, by field id. */
  changed: RecordValues
  /** The same with what was before, for the history. */
  changes: RecordChanges
  problems: FieldError[]
  /** What has to exist. */
  references: References
}

function planChange(
  form: LoadedForm,
  row: RecordRow,
  values: RecordValues,
  {
    readable,
    editable,
    matches,
    now,
    setting,
  }: {
    readable: FieldAccessMap
    editable: FieldAccessMap
    matches: MatchPattern
    now: Date
    /** For a form with rules. */
    setting: ValueSetting | undefined
  },
): PlannedChange {
  // A client may send back whole what it got: what equals a value it may read is no change and needs no right. Of other
  // values nothing may be learnt, so they are refused unseen, whether they are right or wrong.
  const isNoChange = (id: string, value: unknown) => {
    const field = form.fields.get(id)
    return field && editable[id] === 'read' && JSON.stringify(value) === JSON.stringify(readField(field, row))
  }
  const given = Object.fromEntries(Object.entries(values).filter(([id, value]) => !isNoChange(id, value)))
  const { values: found, check } = checkChangedValues(form, given, {
    access: editable,
    matcher: () => matches,
    record: setting && { ...setting, valueOf: (id) => readField(form.fields.get(id)!, row) },
  })
  const checked = asKept(form.fields, found)
  computeCells(form, checked, now)
  const changes = diffValues(form, row, checked)
  // Names of people and links that stay as they were need not exist any more, in rows of sub-tables too.
  const known = new Map<string, ReadonlySet<string>>()
  const isNew = ({ id, path }: Reference) => {
    const fieldId = path.split('.')[1]!
    if (!(fieldId in changes)) return false
    const before = known.get(fieldId) ?? textsIn(readField(form.fields.get(fieldId)!, row))
    known.set(fieldId, before)
    return !before.has(id)
  }
  const isKept = ({ id, path }: Reference) =>
    [...(known.get(path.split('.')[1]!) ?? [])].some((text) => text.startsWith(`${id} `))
  const { members, departments, organizations, roles, records, files, regions } = check.references
  return {
    row,
    readable,
    changed: Object.fromEntries(
      Object.entries(changes).map(([id, [, value]]) => [id, value]),
    ) as RecordValues,
    changes,
    problems: [...check.problems, ...foreignRows(form, row, checked)],
    references: {
      members: members.filter(isNew),
      departments: departments.filter(isNew),
      organizations: organizations.filter(isNew),
      roles: roles.filter(isNew),
      records: records.filter(isNew),
      files: files.filter(isNew),
      // An address that was written when its district had another name stays as it is.
      regions: regions.filter((region) => isNew(region) && !isKept(region)),
    },
  }
}

/** Every text in a value, ids among them. */
function textsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'string') found.add(value)
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) textsIn(part, found)
  return found
}

function writeChanges(
  context: OperationContext,
  form: LoadedForm,
  planned: readonly PlannedChange[],
  vouched: boolean,
): Promise<void> {
  const rows = planned.map(({ row, changed }) => ({
    id: row.id,
    values: changed,
    before: recordBefore(form, row),
  }))
  const write = { form, act: 'update' as const, rows, vouched, imported: false }
  return writeStages(context, write, {
    check: () => checkReferences(context, referencesOf(planned)),
    store: async () => {
      await Promise.all([
        ...planned.map((change) => writeChange(context, form, change)),
        writeHistory(
          context,
          planned.map(({ row, changes }) => ({
            formId: form.id,
            recordId: row.id,
            version: row.version + 1,
            kind: 'updated' as const,
            changes,
          })),
        ),
      ])
    },
  })
}

async function writeChange(
  context: OperationContext,
  form: LoadedForm,
  { row, changed, readable }: PlannedChange,
): Promise<void> {
  try {
    await writeRecord(context, form, row, changed)
  } catch (error) {
    throw translateRecordError(context, form, changed, error, readable)
  }
}

/** What has to exist for all; records that are changed alike name the same. */
function referencesOf(planned: readonly PlannedChange[]): References {
  const once = <One extends Reference>(several: One[]) => [
    ...new Map(several.map((one) => [`${one.path} ${one.id}`, one])).values(),
  ]
  return {
    members: once(planned.flatMap(({ references }) => references.members)),
    departments: once(planned.flatMap(({ references }) => references.departments)),
    organizations: once(planned.flatMap(({ references }) => references.organizations)),
    roles: once(planned.flatMap(({ references }) => references.roles)),
    records: once(planned.flatMap(({ references }) => references.records)),
    files: once(planned.flatMap(({ references }) => references.files)),
    regions: once(planned.flatMap(({ references }) => references.regions)),
  }
}

/** Rows of a sub-table that carry an id must be rows of this record. */
function foreignRows(form: LoadedForm, row: RecordRow, values: RecordValues) {
  return Object.entries(values).flatMap(([fieldId, value]) => {
    const field = form.fields.get(fieldId)!
    if (!hasRows(field) || value === null) return []
    const known = new Set(((readField(field, row) ?? []) as { id: string }[]).map(({ id }) => id))
    return (value as { id?: string }[]).flatMap(({ id }, index) =>
      id === undefined || known.has(id)
        ? []
        : [valueProblem(`values.${fieldId}.${index}`, 'notUniqueRow', { name: field.name })],
    )
  })
}

function viewAfter(
  context: OperationContext,
  form: LoadedForm,
  row: RecordRow,
  changed: RecordValues,
  access: Readonly<Record<string, FieldAccess>>,
): RecordView {
  const before = toRecordView(form, row, form.fields.values(), undefined)
  const values: RecordValues = { ...before.values, ...changed }
  const visible = toRecordView(form, row, form.fields.values(), access)
  for (const id of Object.keys(changed))
    if (access[id] === 'read' || access[id] === 'edit') visible.values[id] = values[id]!
  return {
    ...visible,
    version: row.version + 1,
    title: recordTitle(form, row.id, (field) => values[field.id], access),
    updatedAt: context.clock.now().toISOString(),
    updatedBy: actorId(context.actor),
  }
}
