import type { FormDefinition } from '@sluice/contract'
import { defineMemory } from '../../database/index.ts'
import { isUuid, notFound } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { type SystemForm, workspaceApp } from '../../platform/system-form/index.ts'
import { timeZoneOf } from '../../platform/tenancy/index.ts'
import { tableLayout } from './layout.ts'
import type { LoadedForm } from './loaded-form.ts'
import { loadSystemForm } from './system/load-system-form.ts'
import { recordTable } from './table-name.ts'
import type { StoredFields } from './tables.ts'

interface FormRow {
  id: string
  app_id: string
  name: string
  icon: string
  current_version: number
  stored_fields: StoredFields
  has_flow: boolean
  definition: FormDefinition | null
  is_large: boolean | null
  list_indexes: string[] | null
  read_by: string[]
  is_counted: boolean
}

interface FormNews {
  tenantId: string
  formId: string
}

const formMemory = defineMemory<LoadedForm, FormNews>({
  channel: 'form',
  touches: ({ tenantId, formId }) => ({ group: tenantId, key: formId }),
  timeToLive: 30_000,
  capacity: 10_000,
  // What hangs on the object (validators, statements) survives a reload that found the same version.
  isSame: sameForm,
})

/** From here on, what a list reads and does not show is felt. */
const largeFrom = 10_000

const formSql = `
  select f.id, f.app_id, f.name, f.icon, f.current_version, f.stored_fields, f.has_flow, v.definition,
    records.is_large, records.list_indexes, array(
      select distinct c.form_id::text from computed_source c
      where c.tenant_id = f.tenant_id and c.source_form_id = f.id order by 1) as read_by,
    exists (select from aggregate_table t where t.tenant_id = f.tenant_id and f.id = any(t.form_ids)) as is_counted
  from form f
  left join form_version v on v.tenant_id = f.tenant_id and v.form_id = f.id and v.version = f.current_version
  left join lateral (
    select c.reltuples >= ${largeFrom} as is_large, array(
      select ic.relname::text from pg_index i join pg_class ic on ic.oid = i.indexrelid
      where i.indrelid = c.oid and i.indisvalid and ic.relname like 'list\\_%') as list_indexes
    from pg_namespace n join pg_class c on c.relnamespace = n.oid
    where n.nspname = $3 and c.relname = $4) records on true
  where f.tenant_id = $1 and f.id = $2 and (f.deleted_at is not null) = $5`

/**
 * The published form, from the cache of this process where it can be; a system form in the language of its reader.
 * @throws notFound when the tenant has no such form, or it was deleted
 */
export async function loadForm(context: OperationContext, formId: string): Promise<LoadedForm> {
  const { services } = context
  const system = services.systemForms.byId(formId)
  const timeZone = await timeZoneOf(context)
  if (!system) return remember(context, formId, () => readForm(context, formId))
  return loadSystemForm(context, system, timeZone, await ownPartOf(context, system))
}

/**
 * A system form as the program declares it, without what the workspace added: operations on accounts do not reach into the
 * tenant's schema, where that lies.
 */
export async function loadDeclared(context: OperationContext, system: SystemForm): Promise<LoadedForm> {
  return loadSystemForm(context, system, await timeZoneOf(context), undefined)
}

/**
 * The fields that the workspace added to a system form, as a form whose records are keyed by those of the system form.
 * Its version is 0 until the first publish; undefined where none can be added or nobody began to.
 */
export async function ownPartOf(
  context: OperationContext,
  system: SystemForm,
): Promise<LoadedForm | undefined> {
  if (!system.ownFields) return undefined
  const own = await remember(context, system.id, async () => {
    const row = await readRow(context, system.id, 'living')
    return formOf(context, row ?? { ...nothingYet, id: system.id })
  })
  return own.name === '' ? undefined : own
}

/** What is remembered where no field was added. */
const nothingYet: Omit<FormRow, 'id'> = {
  app_id: workspaceApp.id,
  name: '',
  icon: '',
  current_version: 0,
  stored_fields: {},
  has_flow: false,
  read_by: [],
  is_counted: false,
  definition: null,
  is_large: false,
  list_indexes: [],
}

/**
 * What is designed under a form's id: the form itself, of a system form the fields that the workspace added.
 * @throws systemFormReadOnly where none can be added; notFound where nobody began to, or there is no such form
 */
export async function loadDesigned(context: OperationContext, formId: string): Promise<LoadedForm> {
  const form = await loadForm(context, formId)
  return form.system?.ownFields ? readForm(context, formId) : form
}

async function remember(
  context: OperationContext,
  formId: string,
  load: () => Promise<LoadedForm>,
): Promise<LoadedForm> {
  const { services, tenantId } = context
  const memory = formMemory(services)
  const form = await memory.get(tenantId, formId, load)
  if (form.timeZone === (await timeZoneOf(context))) return form
  // The workspace moved since.
  memory.forget({ tenantId, formId })
  return memory.get(tenantId, formId, load)
}

/** A form in the recycle bin as it was when it was deleted; undefined when it is not there. */
export async function findDeletedForm(
  context: OperationContext,
  formId: string,
): Promise<LoadedForm | undefined> {
  const row = await readRow(context, formId, 'deleted')
  return row && formOf(context, row)
}

/** A form, deleted or not, for words about what happened on it. @throws notFound */
export async function loadFormEverMade(context: OperationContext, formId: string): Promise<LoadedForm> {
  try {
    return await loadForm(context, formId)
  } catch (error) {
    const deleted = await findDeletedForm(context, formId)
    if (!deleted) throw error
    return deleted
  }
}

/** The published form as the transaction sees it, past the cache. @throws notFound */
export async function readForm(context: OperationContext, formId: string): Promise<LoadedForm> {
  const row = isUuid(formId) ? await readRow(context, formId, 'living') : undefined
  if (!row) throw notFound({ zh: '表单', en: 'form' })
  return formOf(context, row)
}

async function formOf(context: OperationContext, row: FormRow): Promise<LoadedForm> {
  const { tenantId } = context
  const definition = row.definition ?? { fields: [], sections: [] }
  return {
    id: row.id,
    tenantId,
    appId: row.app_id,
    name: row.name,
    icon: row.icon,
    version: row.current_version,
    definition,
    fields: new Map(definition.fields.map((field) => [field.id, field])),
    storedFields: row.stored_fields,
    layout: tableLayout(tenantId, row.id),
    hasFlow: row.has_flow,
    readBy: row.read_by,
    isCounted: row.is_counted,
    isLarge: row.is_large ?? false,
    listIndexes: new Set(row.list_indexes ?? []),
    timeZone: await timeZoneOf(context),
    system: undefined,
    own: undefined,
    createdAtName: undefined,
  }
}

async function readRow(
  { transaction, tenantId }: OperationContext,
  formId: string,
  which: 'living' | 'deleted',
) {
  const place = recordTable(tenantId, formId).replaceAll('"', '').split('.')
  const { rows } = await transaction.query<FormRow>(
    formSql,
    [tenantId, formId, ...place, which === 'deleted'],
    'form-load',
  )
  return rows[0]
}

function sameForm(a: LoadedForm, b: LoadedForm): boolean {
  return (
    a.version === b.version &&
    a.name === b.name &&
    a.icon === b.icon &&
    a.appId === b.appId &&
    a.hasFlow === b.hasFlow &&
    a.isLarge === b.isLarge &&
    a.timeZone === b.timeZone &&
    a.isCounted === b.isCounted &&
    a.readBy.join() === b.readBy.join() &&
    a.listIndexes.size === b.listIndexes.size &&
    [...a.listIndexes].every((name) => b.listIndexes.has(name))
  )
}

/** Says that a form changed; after the commit every process drops what it has of it, this one at once. */
export function announceFormChange(context: OperationContext, formId: string): void {
  const { services, tenantId } = context
  context.afterCommit(() => formMemory(services).tell({ tenantId, formId }))
}

/** Drops what this process has of a form, after it turned out to be old. */
export function forgetForm({ services, tenantId }: OperationContext, formId: string): void {
  formMemory(services).forget({ tenantId, formId })
}
