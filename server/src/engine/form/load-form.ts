import type { FormDefinition } from '@sluice/contract'
import { isUuid, notFound } from '../../kernel/index.ts'
import type { OperationContext, Services } from '../../platform/operation/index.ts'
import { tableLayout } from './layout.ts'
import type { LoadedForm } from './loaded-form.ts'
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
}

interface FormNews {
  tenantId: string
  formId: string
}

interface CachedForm {
  form: LoadedForm
  loadedAt: number
}

interface FormCache {
  forms: Map<string, CachedForm>
  /** Counts news: what was being loaded when news came is used once and not kept. */
  generation: number
}

/** Kept at most so long, in case news was lost with a broken connection. */
const timeToLive = 30_000
const capacity = 10_000
const caches = new WeakMap<Services, FormCache>()

function cacheOf(services: Services): FormCache {
  const existing = caches.get(services)
  if (existing) return existing
  const cache: FormCache = { forms: new Map(), generation: 0 }
  caches.set(services, cache)
  services.news.subscribe('form', (body) => drop(cache, body as FormNews))
  return cache
}

function drop(cache: FormCache, { tenantId, formId }: FormNews): void {
  cache.generation++
  cache.forms.delete(`${tenantId}/${formId}`)
}

/** From here on, what a list reads and does not show is felt. */
const largeFrom = 10_000

const formSql = `
  select f.id, f.app_id, f.name, f.icon, f.current_version, f.stored_fields, f.has_flow, v.definition,
    records.is_large, records.list_indexes
  from form f
  left join form_version v on v.tenant_id = f.tenant_id and v.form_id = f.id and v.version = f.current_version
  left join lateral (
    select c.reltuples >= ${largeFrom} as is_large, array(
      select ic.relname::text from pg_index i join pg_class ic on ic.oid = i.indexrelid
      where i.indrelid = c.oid and i.indisvalid and ic.relname like 'list\\_%') as list_indexes
    from pg_namespace n join pg_class c on c.relnamespace = n.oid
    where n.nspname = $3 and c.relname = $4) records on true
  where f.tenant_id = $1 and f.id = $2 and f.deleted_at is null`

/**
 * The published form, from the cache of this process where it can be.
 * @throws notFound when the tenant has no such form, or it was deleted
 */
export async function loadForm(context: OperationContext, formId: string): Promise<LoadedForm> {
  const { tenantId, services } = context
  const cache = cacheOf(services)
  const key = `${tenantId}/${formId}`
  const now = performance.now()
  const cached = cache.forms.get(key)
  if (cached && now - cached.loadedAt < timeToLive) return cached.form
  const before = cache.generation
  const form = await readForm(context, formId)
  if (before === cache.generation) {
    if (cache.forms.size >= capacity) cache.forms.clear()
    // What hangs on the object (validators, statements) survives a reload that found the same version.
    const kept = cached && sameForm(cached.form, form) ? cached.form : form
    cache.forms.set(key, { form: kept, loadedAt: now })
    return kept
  }
  return form
}

/** The published form as the transaction sees it, past the cache. @throws notFound */
export async function readForm(context: OperationContext, formId: string): Promise<LoadedForm> {
  const row = isUuid(formId) ? await readRow(context, formId) : undefined
  if (!row) throw notFound({ zh: '表单', en: 'form' })
  const definition = row.definition ?? { fields: [], sections: [] }
  return {
    id: row.id,
    tenantId: context.tenantId,
    appId: row.app_id,
    name: row.name,
    icon: row.icon,
    version: row.current_version,
    definition,
    fields: new Map(definition.fields.map((field) => [field.id, field])),
    storedFields: row.stored_fields,
    layout: tableLayout(context.tenantId, row.id),
    hasFlow: row.has_flow,
    isLarge: row.is_large ?? false,
    listIndexes: new Set(row.list_indexes ?? []),
  }
}

async function readRow({ transaction, tenantId }: OperationContext, formId: string) {
  const place = recordTable(tenantId, formId).replaceAll('"', '').split('.')
  const { rows } = await transaction.query<FormRow>(formSql, [tenantId, formId, ...place], 'form-load')
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
    a.listIndexes.size === b.listIndexes.size &&
    [...a.listIndexes].every((name) => b.listIndexes.has(name))
  )
}

/** Says that a form changed; after the commit every process drops what it has of it, this one at once. */
export function announceFormChange(context: OperationContext, formId: string): void {
  const { services, tenantId } = context
  context.afterCommit(() => {
    drop(cacheOf(services), { tenantId, formId })
    services.news
      .publish('form', { tenantId, formId })
      .catch((error) => services.log.error(error, 'form news'))
  })
}

/** Drops what this process has of a form, after it turned out to be old. */
export function forgetForm({ services, tenantId }: OperationContext, formId: string): void {
  drop(cacheOf(services), { tenantId, formId })
}
