import type { FieldAccess, RecordView } from '@sluice/contract'
import { notFound } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import {
  type FieldAccessMap,
  fieldAccessOnRow,
  type RecordPermission,
  requireFormPermission,
} from '../access/form-access.ts'
import { newParameters, rowScope } from '../access/row-scope.ts'
import { fillMoving } from '../computed/fill-moving.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { wordRows } from '../system/word-rows.ts'
import { type RecordRow, recordColumns, toRecordView } from './record-row.ts'
import { statementName } from './statement-name.ts'

export interface ReadOptions {
  permission?: RecordPermission
  /** Rights a flow's node gives: the flow vouches that the actor may see this record. Absent: the policy decides. */
  fieldAccess?: Readonly<Record<string, FieldAccess>>
  view?: 'all' | 'recycleBin'
}

export interface ReadRecord {
  record: RecordView
  access: FieldAccessMap
}

/**
 * One record, as its reader may see it.
 * @throws notFound when it does not exist, is in the recycle bin, or lies outside the actor's rows; forbidden without
 *   the permission on any record of the form
 */
export async function readRecord(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  options: ReadOptions = {},
): Promise<RecordView> {
  return (await readRecordWithAccess(context, form, recordId, options)).record
}

/** The same with the reader's rights on the fields of this record. */
export async function readRecordWithAccess(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  options: ReadOptions = {},
): Promise<ReadRecord> {
  const row = await findRow(context, form, recordId, options)
  if (!row) throw noSuchRecord()
  await wordRows(context, form, [row])
  fillMoving(context, form, [row])
  const access =
    options.fieldAccess ??
    fieldAccessOnRow(await context.policy(), form, options.permission ?? 'record.read', policyRow(row))
  return { record: toRecordView(form, row, form.fields.values(), access), access }
}

async function findRow(
  context: OperationContext,
  form: LoadedForm,
  recordId: string,
  { permission = 'record.read', fieldAccess, view = 'all' }: ReadOptions,
): Promise<RecordRow | undefined> {
  const parameters = newParameters([recordId])
  const clauses = ['r.id = $1', view === 'recycleBin' ? form.layout.binned : form.layout.living]
  if (!fieldAccess) {
    await requireFormPermission(context, form, permission)
    const scope = await rowScope(context, form, permission, parameters)
    if (scope) clauses.push(scope)
  }
  const sql = `select ${recordColumns(form, form.fields.values())} from ${form.layout.from} where ${clauses.join(' and ')}`
  const { rows } = await context.transaction.query<RecordRow>(
    sql,
    parameters.values,
    statementName(sql, form.version),
  )
  return rows[0]
}

/** The attributes of a record that rules look at. */
export function policyRow(row: Pick<RecordRow, 'created_by' | 'owner_department_id'>) {
  return { created_by: row.created_by, owner_department_id: row.owner_department_id }
}

export function noSuchRecord() {
  return notFound({ zh: '数据', en: 'record' })
}
