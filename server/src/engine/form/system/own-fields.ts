import type { RecordValues } from '@sluice/contract'
import { valueProblem } from '@sluice/form'
import { checkNewValues } from '@sluice/form/check'
import { editableFieldMap } from '@sluice/policy'
import { invalidInput, type PermissionName } from '../../../kernel/index.ts'
import type { OperationContext, Policy } from '../../../platform/operation/index.ts'
import type { OwnFields, SystemForm } from '../../../platform/system-form/index.ts'
import { type FieldAccessMap, fieldAccessOf, fieldAccessWith } from '../access/form-access.ts'
import { loadForm, ownPartOf } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { checkReferences } from '../record/check-references.ts'
import { valueSetting } from '../record/create-record.ts'
import { insertRecord } from '../record/insert-record.ts'
import { translateRecordError } from '../record/translate-record-error.ts'
import { updateRecord } from '../record/update-record.ts'
import { writeStages } from '../record/write-stages.ts'

/** What a workspace keeps in its own fields of members and departments, written for the operations of these. */
export const ownFields: OwnFields = {
  write: async (context, system, { id, values, act }) => {
    const own = await ownPartOf(context, system)
    if (!own || own.version === 0) return refuseAll(values)
    const access = await ownAccess(context, system, own)
    if (act === 'create') return create(context, own, { id, values, access })
    await makeRow(context, own, id)
    await updateRecord(context, own, id, values, { fieldAccess: access })
  },
  forget: async (context, system, recordId) => {
    const own = await ownPartOf(context, system)
    if (own) await context.transaction.query(`delete from ${own.layout.table} where id = $1`, [recordId])
  },
}

/** Rights of the actor on the fields a workspace added, as the operations of the form take them. */
export async function ownAccess(
  context: OperationContext,
  system: SystemForm,
  own: LoadedForm,
): Promise<FieldAccessMap> {
  const policy = await context.policy()
  const reading = fieldAccessOf(policy, await loadForm(context, system.id), 'record.read')
  return editableFieldMap(pick(reading, own), writing(policy, own, system.ownFields!.writtenBy))
}

function writing(policy: Policy, own: LoadedForm, permission: PermissionName): FieldAccessMap {
  return fieldAccessWith(policy, own, permission)
}

function pick(access: FieldAccessMap, { fields }: LoadedForm): FieldAccessMap {
  return Object.fromEntries([...fields.keys()].map((id) => [id, access[id] ?? 'hidden']))
}

function refuseAll(values: RecordValues): void {
  const problems = Object.keys(values).map((id) => valueProblem(`values.${id}`, 'unknownField', { id }))
  if (problems.length > 0) throw invalidInput({ count: problems.length }, problems)
}

interface NewOwn {
  id: string
  values: RecordValues
  access: FieldAccessMap
}

async function create(
  context: OperationContext,
  own: LoadedForm,
  { id, values, access }: NewOwn,
): Promise<void> {
  const setting = await valueSetting(context, own, access)
  const { values: checked, check } = checkNewValues(own, values, setting)
  if (check.problems.length > 0) {
    const problems = [...check.problems, ...(await checkReferences(context, check.references))]
    throw invalidInput({ count: problems.length }, problems)
  }
  const rows = [{ id, values: checked }]
  const write = { form: own, act: 'create' as const, rows, vouched: true, imported: false }
  await writeStages(context, write, {
    check: () => checkReferences(context, check.references),
    store: () => insertRecord(context, own, id, checked),
    refusal: (error) => translateRecordError(context, own, checked, error, access),
  })
}

/** The record has a row of its own from its first value on; whoever changes the record holds it, so one makes it. */
async function makeRow({ transaction, clock }: OperationContext, own: LoadedForm, id: string): Promise<void> {
  await transaction.query(
    `insert into ${own.layout.table} (id, created_at, updated_at) values ($1, $2, $2) on conflict do nothing`,
    [id, clock.now().toISOString()],
  )
}
