import type { Field, FormDefinition } from '@sluice/contract'
import type { ColumnType, Generated } from 'kysely'

declare module '../../database/tables.ts' {
  interface Tables {
    form: FormTable
    form_version: FormVersionTable
    form_counter: FormCounterTable
    computed_source: ComputedSourceTable
    aggregate_table: AggregateTableTable
    aggregate_value: AggregateValueTable
    record_history: RecordHistoryTable
  }
}

/** Written as JSON text, read as the value. */
type Json<T> = ColumnType<T, string, string>

export interface FormTable {
  tenant_id: string
  id: string
  app_id: string
  name: string
  icon: Generated<string>
  position: Generated<number>
  current_version: Generated<number>
  draft: ColumnType<FormDefinition | null, string | null, string | null>
  draft_base_version: number | null
  draft_by: string | null
  draft_at: string | null
  stored_fields: ColumnType<StoredFields, string | undefined, string>
  has_flow: Generated<boolean>
  created_at: string
  created_by: string | null
  updated_at: string
  deleted_at: string | null
  deleted_by: string | null
}

/** Field definitions by id whose columns exist, archived ones included. */
export type StoredFields = Record<string, Field>

export interface FormVersionTable {
  tenant_id: string
  form_id: string
  version: number
  definition: Json<FormDefinition>
  published_at: string
  published_by: string | null
}

export interface FormCounterTable {
  tenant_id: string
  form_id: string
  field_id: string
  period: string
  value: number
}

export interface AggregateTableTable {
  tenant_id: string
  id: string
  app_id: string
  name: string
  definition: unknown
  form_ids: string[]
  created_at: string
  created_by: string | null
  updated_at: string
}

export interface AggregateValueTable {
  tenant_id: string
  table_id: string
  key: string
  value: number
}

export interface ComputedSourceTable {
  tenant_id: string
  form_id: string
  field_id: string
  source_form_id: string
}

export interface RecordHistoryTable {
  tenant_id: string
  id: string
  created_at: string
  form_id: string
  record_id: string
  version: number
  actor_id: string | null
  kind: HistoryKind
  changes: Json<RecordChanges>
}

export type HistoryKind = 'created' | 'updated' | 'deleted' | 'restored' | 'flow'
/** Old and new value by field id, as on the wire. */
export type RecordChanges = Record<string, [unknown, unknown]>
