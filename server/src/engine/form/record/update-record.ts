import type { FieldAccess, RecordValues, RecordView } from '@sluice/contract'
import { checkChangedValues, hasRows, valueProblem } from '@sluice/form'
import { editableFieldMap } from '@sluice/policy'
import { invalidInput } from '../../../kernel/index.ts'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import { fieldAccessOnRow } from '../access/form-access.ts'
import { recordUpdated } from '../events.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { patternMatcher } from '../pattern-matcher.ts'
import { attachRecordFiles } from './attach-record-files.ts'
import { checkReferences } from './check-references.ts'
import { diffValues } from './diff-values.ts'
import { lockRecords } from './lock-record.ts'
import { policyRow } from './read-record.ts'
import { type RecordRow, readField, toRecordView } from './record-row.ts'
import { recordTitle } from './record-title.ts'
import { traceInFlow } from './require-changeable.ts'
import { tellRecordsChanged } from './tell-records-changed.ts'
import { translateRecordError } from './translate-record-error.ts'
import { versionConflict } from './version-conflict.ts'
import { writeHistory } from './write-history.ts'
import { writeRecord } from './write-record.ts'

export interface UpdateOptions {
  /** Version the writer saw; absent: the last writer wins. */
  version?: number
  /** Rights a flow's node gives: the flow vouches that the actor may change this record. Absent: the policy decides. */
  fieldAccess?: Readonly<Record<string, FieldAccess>>
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
  return changeRecord(context, form, row!, values, fieldAccess)
}

/** The same for a record that is locked already. */
export async function changeRecord(
  context: OperationContext,
  form: LoadedForm,
  row: RecordRow,
  values: RecordValues,
  fieldAccess?: UpdateOptions['fieldAccess'],
): Promise<RecordView> {
  const policy = await context.policy()
  const readable = fieldAccess ?? fieldAccessOnRow(policy, form, 'record.read', policyRow(row))
  const writable = fieldAccess ?? fieldAccessOnRow(policy, form, 'record.update', policyRow(row))
  const access = editableFieldMap(readable, writable)
  const changes = await checkedChanges(context, form, row, values, access)
  const changed = Object.fromEntries(
    Object.entries(changes).map(([id, [, value]]) => [id, value]),
  ) as RecordValues
  if (Object.keys(changed).length === 0) return toRecordView(form, row, form.fields.values(), readable)
  const next = row.version + 1
  const entry = { formId: form.id, recordId: row.id, version: next, kind: 'updated' as const, changes }
  try {
    await Promise.all([writeRecord(context, form, row, changed), writeHistory(context, [entry])])
  } catch (error) {
    throw translateRecordError(context, form, changed, error, readable)
  }
  if (!fieldAccess) await traceInFlow(context, [row], 'change', Object.keys(changed))
  await attachRecordFiles(context, form, row.id, changed, { replaces: true })
  context.emit(recordUpdated, {
    formId: form.id,
    recordId: row.id,
    by: actorId(context.actor),
    fields: Object.keys(changed),
  })
  tellRecordsChanged(context, form)
  return viewAfter(context, form, row, changed, readable)
}

async function checkedChanges(
  context: OperationContext,
  form: LoadedForm,
  row: RecordRow,
  values: RecordValues,
  access: Readonly<Record<string, FieldAccess>>,
) {
  // A client may send back whole what it got: what equals a value it may read is no change and needs no right. Of other
  // values nothing may be learnt, so they are refused unseen, whether they are right or wrong.
  const isNoChange = (id: string, value: unknown) => {
    const field = form.fields.get(id)
    return field && access[id] === 'read' && JSON.stringify(value) === JSON.stringify(readField(field, row))
  }
  const given = Object.fromEntries(Object.entries(values).filter(([id, value]) => !isNoChange(id, value)))
  const { values: checked, check } = checkChangedValues(form, given, {
    access,
    matcher: patternMatcher,
  })
  const problems = [...check.problems, ...foreignRows(form, row, checked)]
  const changes = diffValues(form, row, checked)
  // Names of people and links that stay as they were need not exist any more.
  const isNew = ({ path }: { path: string }) => path.split('.')[1]! in changes
  const { members, departments, records, files } = check.references
  problems.push(
    ...(await checkReferences(context, {
      members: members.filter(isNew),
      departments: departments.filter(isNew),
      records: records.filter(isNew),
      files: files.filter(isNew),
    })),
  )
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
  return changes
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
