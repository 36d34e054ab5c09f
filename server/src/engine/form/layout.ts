import { type SystemFieldId, systemAttributes } from '@sluice/form'
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
  /** A field's value. */
  column(fieldId: string): string
  /** A field's column as statements that write name it, and as a row has it. */
  columnName(fieldId: string): string
  /** A system attribute. */
  system(id: SystemFieldId): string
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
    rows: (fieldId) => subTable(tenantId, formId, fieldId),
    rowColumn: (fieldId) => `s.${fieldColumn(fieldId)}`,
  }
}
