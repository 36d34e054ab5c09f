import type { FormDefinition } from '@sluice/contract'
import { hasRows, type SystemFieldId, systemAttributes } from '@sluice/form'
import { tenantSchema } from '../../database/index.ts'
import { isUuid } from '../../kernel/index.ts'
import type { SystemForm } from '../../platform/system-form/index.ts'
import { fieldColumn, recordTable, subTable } from './table-name.ts'

/**
 * Where the records of a form lie. Whoever reads records asks here and names no table, so that records may lie elsewhere than
 * in a table of the form's own: a layout over shared tables names its columns in the same way, by a sub-select in `from`.
 * SQL is over alias `r` of the record, `s` of a row of a sub-table.
 *
 * Where row level security guards what lies below, only comparisons that are leakproof become conditions of an index:
 * those of text, uuid, date, bigint and timestamptz are; those of numeric, `like`, and `&&` and `@>` of arrays are not.
 */
export interface Layout {
  /** The table that is written: quoted `schema.table`. */
  readonly table: string
  /** What stands after `from`, alias included. */
  readonly from: string
  /** Holds for records that are not in the recycle bin. */
  readonly living: string
  /** Holds for those that are. */
  readonly binned: string
  /** The text in which the search box looks. */
  readonly search: string
  /**
   * Where the text in which the search box looks lies elsewhere: the ids of records for which `matches` holds, given SQL of
   * their texts, as a sub-select.
   */
  found?(matches: (text: string) => string): string
  /** A field's value. */
  column(fieldId: string): string
  /** A field's column as statements that write name it, and as a row has it. */
  columnName(fieldId: string): string
  /** A system attribute; undefined where records have none. */
  system(id: SystemFieldId): string | undefined
  /** Select list of what every record has. */
  readonly systemColumns: string
  /** The table of the rows of a sub-table, quoted; `record_id` and `position` are among its columns. */
  rows(fieldId: string): string
  /** A column of a sub-table. */
  rowColumn(fieldId: string): string
}

/** The layout of a form that people made: a table of its own in the tenant's schema. */
export function tableLayout(tenantId: string, formId: string): Layout {
  const table = recordTable(tenantId, formId)
  return {
    table,
    from: `${table} r`,
    living: 'r.deleted_at is null',
    binned: 'r.deleted_at is not null',
    search: 'r.search',
    column: (fieldId) => `r.${fieldColumn(fieldId)}`,
    columnName: fieldColumn,
    system: (id) => `r."${systemAttributes[id].column}"`,
    systemColumns:
      'r.id, r.created_at, r.created_by, r.updated_at, r.updated_by, r.owner_department_id, r.version, r.flow_state, r.flow_instance_id',
    rows: (fieldId) => subTable(tenantId, formId, fieldId),
    rowColumn: (fieldId) => `s.${fieldColumn(fieldId)}`,
  }
}

/** What a workspace added to a system form, and where it lies. */
interface Added {
  readonly layout: Layout
  readonly definition: Pick<FormDefinition, 'fields'>
}

/**
 * The layout of a system form: what its sub-select makes of shared tables, joined from outside with the fields that the
 * workspace added, so that what asks for none of them reads their table not at all. Nothing is written by it.
 */
export function systemLayout(tenantId: string, form: SystemForm, own?: Added): Layout {
  if (!isUuid(tenantId)) throw new Error(`Not a tenant id: ${tenantId}`)
  const notWritten = (): never => {
    throw new Error(`The system form ${form.code} has no table of its own`)
  }
  const made = form.fields.flatMap(({ id, perReader }) =>
    perReader ? [`null::text as ${fieldColumn(id)}`] : [],
  )
  const select = form.from.replaceAll(':tenant', `'${tenantId}'::uuid`)
  const added = (own?.definition.fields ?? []).filter((field) => !hasRows(field))
  const addedIds = new Set(own?.definition.fields.map(({ id }) => id))
  const columns = ['given.*', ...made, ...added.map(({ id }) => `own.${fieldColumn(id)}`)]
  const join = own && added.length > 0 ? ` left join ${own.layout.table} own on own.id = given.id` : ''
  const { own: owner, department } = form.scopes ?? {}
  return {
    get table() {
      return notWritten()
    },
    from:
      columns.length > 1 ? `(select ${columns.join(', ')} from (${select}) given${join}) r` : `(${select}) r`,
    living: 'true',
    // What the program keeps of itself is never thrown away by people.
    binned: 'false',
    search: 'null::text',
    ...foundIn(tenantId, form, own),
    column: (fieldId) => `r.${fieldColumn(fieldId)}`,
    columnName: fieldColumn,
    system: (id) => (id === '$id' || id === '$createdAt' ? `r."${systemAttributes[id].column}"` : undefined),
    systemColumns: `r.id, r.created_at, ${owner ? `r.${owner}` : 'null::uuid'} as created_by, r.created_at as updated_at, null::uuid as updated_by,
      ${department ? `r.${department}` : 'null::uuid'} as owner_department_id, 1 as version, null::text as flow_state, ${form.flowInstance ? `r.${form.flowInstance}` : 'null::uuid'} as flow_instance_id`,
    rows: (fieldId) => (own && addedIds.has(fieldId) ? own.layout.rows(fieldId) : notWritten()),
    rowColumn: (fieldId) => own?.layout.rowColumn(fieldId) ?? notWritten(),
  }
}

/** A side table of texts; what the workspace added has its own text beside its fields. */
function foundIn(tenantId: string, { searched }: SystemForm, own: Added | undefined): Pick<Layout, 'found'> {
  if (typeof searched !== 'object' || !('table' in searched)) return {}
  const side = `"${tenantSchema(tenantId)}"."${searched.table}"`
  return {
    found: (matches) => {
      const added = own
        ? ` union all select o.id from ${own.layout.table} o where ${matches('o.search')}`
        : ''
      return `(select s.id from ${side} s where ${matches('s.text')}${added})`
    },
  }
}
