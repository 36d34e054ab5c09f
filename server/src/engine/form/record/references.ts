import type { Field, FieldValue, RecordView } from '@sluice/contract'
import { hasRows, isLink, type RowsField, typeOf } from '@sluice/form'
import { z } from 'zod'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { departmentNames, memberNames } from '../../../platform/organization/index.ts'
import { roleNames } from '../../../platform/permission/index.ts'
import { fieldAccessOf } from '../access/form-access.ts'
import { newParameters, rowScope } from '../access/row-scope.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import type { AnyField } from '../server-part.ts'
import { storageOf } from '../storage.ts'
import { wordRows } from '../system/word-rows.ts'
import { type RecordRow, readField, recordColumns } from './record-row.ts'
import { recordTitle, titleFields } from './record-title.ts'

/** What the ids in records stand for. Ids that are not there exist no more, or may not be seen. */
export const referencesSchema = z.object({
  members: z.record(z.string(), z.string()),
  departments: z.record(z.string(), z.string()),
  roles: z.record(z.string(), z.string()),
  records: z.record(z.string(), z.string()),
  files: z.record(z.string(), z.object({ name: z.string(), size: z.number(), type: z.string() })),
})
export type RecordReferences = z.infer<typeof referencesSchema>

/** Ids by what they name. */
interface NamedIds {
  members: Set<string>
  departments: Set<string>
  roles: Set<string>
  files: Set<string>
  /** Linked records by form. */
  records: Map<string, Set<string>>
}

/**
 * Names of everything that records mention, in one batch: members, departments, linked records the reader may see,
 * files. One statement per kind and linked form, all under way at once, whatever the number of records.
 */
export async function describeReferences(
  context: OperationContext,
  form: LoadedForm,
  records: readonly RecordView[],
): Promise<RecordReferences> {
  const ids: NamedIds = {
    members: new Set(),
    departments: new Set(),
    roles: new Set(),
    files: new Set(),
    records: new Map(),
  }
  const fields = namingFields(form)
  for (const record of records) {
    if (record.createdBy) ids.members.add(record.createdBy)
    if (record.updatedBy) ids.members.add(record.updatedBy)
    if (record.ownerDepartmentId) ids.departments.add(record.ownerDepartmentId)
    for (const field of fields) {
      const value = record.values[field.id]
      if (value !== null && value !== undefined) collect(field, value, ids)
    }
  }
  const [members, departments, roles, files, ...titles] = await Promise.all([
    memberNames(context, ids.members),
    departmentNames(context, ids.departments),
    roleNames(context, ids.roles),
    describeFiles(context, [...ids.files]),
    ...[...ids.records].map(([formId, recordIds]) => recordTitles(context, formId, [...recordIds])),
  ])
  return {
    members: Object.fromEntries(members),
    departments: Object.fromEntries(departments),
    roles: Object.fromEntries(roles),
    records: Object.fromEntries(titles.flatMap((map) => [...map])),
    files,
  }
}

const named = new WeakMap<LoadedForm, Field[]>()

/** Fields whose values are ids, or rows with ids. */
function namingFields(form: LoadedForm): Field[] {
  let fields = named.get(form)
  if (!fields) {
    fields = form.definition.fields.filter((field) =>
      hasRows(field) ? field.fields.some(isNaming) : isNaming(field),
    )
    named.set(form, fields)
  }
  return fields
}

function isNaming(field: AnyField): boolean {
  return typeOf(field).names !== undefined
}

function collect(field: AnyField, value: FieldValue, ids: NamedIds): void {
  if (value === null) return
  if (hasRows(field)) {
    for (const row of value as Record<string, FieldValue>[]) {
      for (const column of field.fields) collect(column, row[column.id] ?? null, ids)
    }
    return
  }
  const set = setFor(field, ids)
  if (!set) return
  // A masked value is a text in place of a list.
  if (storageOf(field) === 'ids' && Array.isArray(value)) for (const id of value as string[]) set.add(id)
  else if (typeof value === 'string' && value.length === 36) set.add(value)
}

function setFor(field: Exclude<AnyField, RowsField>, ids: NamedIds): Set<string> | undefined {
  const { names } = typeOf(field)
  if (!isLink(field)) return names && names !== 'records' ? ids[names] : undefined
  const set = ids.records.get(field.targetFormId) ?? new Set()
  ids.records.set(field.targetFormId, set)
  return set
}

async function describeFiles(context: OperationContext, ids: string[]): Promise<RecordReferences['files']> {
  if (ids.length === 0) return {}
  const { rows } = await context.transaction.query<{ id: string; name: string; size: number; type: string }>(
    'select id, name, size, type from file where tenant_id = $1 and id = any($2::uuid[])',
    [context.tenantId, ids],
    'file-describe',
  )
  return Object.fromEntries(rows.map(({ id, name, size, type }) => [id, { name, size, type }]))
}

/** Titles of records of one form, as far as the actor may read them. */
export async function recordTitles(
  context: OperationContext,
  formId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const form = await loadForm(context, formId).catch(() => undefined)
  if (!form || ids.length === 0) return new Map()
  const policy = await context.policy()
  const access = fieldAccessOf(policy, form, 'record.read')
  const parameters = newParameters([ids])
  const scope = await rowScope(context, form, 'record.read', parameters)
  if (scope === 'false') return new Map()
  const fields: Field[] = titleFields(form)
  const { rows } = await context.transaction.query<RecordRow>(
    `select ${recordColumns(form, fields)} from ${form.layout.from}
     where r.id = any($1::uuid[])${scope ? ` and ${scope}` : ''}`,
    parameters.values,
  )
  await wordRows(context, form, rows)
  return new Map(
    rows.map((row) => [row.id, recordTitle(form, row.id, (field) => readField(field, row), access)]),
  )
}
