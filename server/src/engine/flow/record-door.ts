import type { FieldAccess, RecordValues, RecordView } from '@sluice/contract'
import type { OperationContext } from '../../platform/operation/index.ts'
import { type LoadedForm, readRecord, updateRecord } from '../form/index.ts'

const wholeAccess = new WeakMap<LoadedForm, Record<string, FieldAccess>>()

/** Every field as it is, for decisions of the flow itself; nobody is shown this. */
function everyField(form: LoadedForm): Record<string, FieldAccess> {
  let access = wholeAccess.get(form)
  if (!access) {
    access = Object.fromEntries([...form.fields.keys()].map((id) => [id, 'read' as const]))
    wholeAccess.set(form, access)
  }
  return access
}

/** The whole record, whoever acts: conditions and assignees must not depend on who asks. */
export function readForFlow(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
): Promise<RecordView> {
  return readRecord(context, form, recordId, { fieldAccess: everyField(form) })
}

/** Writes what a node's person entered, with the rights of the node, onto the version they saw; gives the whole record back. */
export async function updateForFlow(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  values: RecordValues,
  { fieldAccess, version }: { fieldAccess: Record<string, FieldAccess>; version?: number | undefined },
): Promise<RecordView> {
  const record = await updateRecord(context, form, recordId, values, {
    fieldAccess,
    ...(version === undefined ? {} : { version }),
  })
  const seesAll = Object.values(fieldAccess).every((right) => right === 'read' || right === 'edit')
  return seesAll ? record : readForFlow(context, form, recordId)
}

/** A record as formulas read it: its fields, and what every record has. */
export function formulaRow(record: RecordView): RecordValues {
  return {
    ...record.values,
    $createdAt: record.createdAt,
    $createdBy: record.createdBy,
    $updatedAt: record.updatedAt,
    $updatedBy: record.updatedBy,
    $ownerDepartment: record.ownerDepartmentId,
  }
}
