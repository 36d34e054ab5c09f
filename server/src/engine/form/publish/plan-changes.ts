import type { Field, FormDefinition } from '@sluice/contract'
import { hasRows, type RowsField } from '@sluice/form'
import type { AnyField } from '../server-part.ts'
import { serverPartOf } from '../server-parts.ts'
import { storageOf } from '../storage.ts'
import type { StoredFields } from '../tables.ts'

/** One thing a publish does. `parent` is the sub-table whose column it is about. */
export type SchemaChange = { parent?: RowsField } & (
  | { kind: 'add'; field: AnyField; restored: boolean }
  | { kind: 'rename'; field: AnyField; before: AnyField }
  | { kind: 'convert'; field: AnyField; before: AnyField }
  | { kind: 'constraint'; field: AnyField; before: AnyField; what: ConstraintChange[] }
  | { kind: 'archive'; field: AnyField }
)
/** A field that changes its type, or what its values mean. */
export type Conversion = Extract<SchemaChange, { kind: 'convert' }>
export type ConstraintChange = 'required' | 'unique' | 'indexed' | 'choices' | 'other'

export interface SchemaPlan {
  changes: SchemaChange[]
  /** Every column the tables have afterwards, archived ones included. */
  stored: StoredFields
}

/**
 * What publishing a definition changes in the tables. Fields keep their identity by id: a new name is a rename, a field
 * that is gone is archived and comes back with its values when its id does (N2.5).
 * @param stored columns that exist, archived ones included
 * @param current the published definition
 */
export function planChanges(stored: StoredFields, current: FormDefinition, next: FormDefinition): SchemaPlan {
  const active = new Map(current.fields.map((field) => [field.id, field]))
  const kept = new Set(next.fields.map(({ id }) => id))
  const changes = next.fields.flatMap((field) => fieldChanges(field, stored[field.id], active.get(field.id)))
  const archived = current.fields.filter(({ id }) => !kept.has(id))
  const after: StoredFields = { ...stored }
  for (const field of next.fields) after[field.id] = withArchivedColumns(field, stored[field.id])
  return {
    changes: [...changes, ...archived.map((field): SchemaChange => ({ kind: 'archive', field }))],
    stored: after,
  }
}

function fieldChanges(field: Field, stored: Field | undefined, active: Field | undefined): SchemaChange[] {
  if (!stored) return [{ kind: 'add', field, restored: false }]
  const restored: SchemaChange[] = active ? [] : [{ kind: 'add', field, restored: true }]
  if (hasRows(field) && hasRows(stored)) {
    const columns = columnChanges(field, stored, hasRows(active) ? active : undefined)
    return [...restored, ...(active ? attributeChanges(field, active) : []), ...columns]
  }
  if (isConversion(stored, field)) return [...restored, { kind: 'convert', field, before: stored }]
  return active ? attributeChanges(field, active) : restored
}

function columnChanges(field: RowsField, stored: RowsField, active: RowsField | undefined): SchemaChange[] {
  const parent = field
  const storedColumns = new Map(stored.fields.map((column) => [column.id, column]))
  const activeColumns = new Map(active?.fields.map((column) => [column.id, column]))
  const kept = new Set(field.fields.map(({ id }) => id))
  const changes = field.fields.flatMap((column): SchemaChange[] => {
    const before = storedColumns.get(column.id)
    const present = activeColumns.get(column.id)
    if (!before) return [{ kind: 'add', field: column, restored: false, parent }]
    const restored: SchemaChange[] =
      active && !present ? [{ kind: 'add', field: column, restored: true, parent }] : []
    if (isConversion(before, column)) return [...restored, { kind: 'convert', field: column, before, parent }]
    return present ? attributeChanges(column, present).map((change) => ({ ...change, parent })) : restored
  })
  const archived = [...activeColumns.values()].filter(({ id }) => !kept.has(id))
  return [...changes, ...archived.map((column): SchemaChange => ({ kind: 'archive', field: column, parent }))]
}

/** Values have to be turned into something else, or would mean something else. */
function isConversion(before: AnyField, field: AnyField): boolean {
  if (before.type !== field.type || storageOf(before) !== storageOf(field)) return true
  return serverPartOf(field).meansSame?.(before, field) === false
}

function attributeChanges(field: AnyField, before: AnyField): SchemaChange[] {
  const changes: SchemaChange[] = []
  if (field.name !== before.name) changes.push({ kind: 'rename', field, before })
  const what = constraintChanges(field, before)
  if (what.length > 0) changes.push({ kind: 'constraint', field, before, what })
  return changes
}

function constraintChanges(field: AnyField, before: AnyField): ConstraintChange[] {
  const what: ConstraintChange[] = []
  const unique = (one: AnyField) => 'unique' in one && one.unique === true
  if (Boolean(field.required) !== Boolean(before.required)) what.push('required')
  if (unique(field) !== unique(before)) what.push('unique')
  if ((field.indexed ?? true) !== (before.indexed ?? true)) what.push('indexed')
  if (differs(choicesOf(field), choicesOf(before))) what.push('choices')
  if (differs(rest(field), rest(before))) what.push('other')
  return what
}

function choicesOf(field: AnyField) {
  return 'choices' in field ? field.choices : []
}

/** Everything that has no kind of its own: limits, defaults, help, width. */
function rest(field: AnyField) {
  const { name: _name, required: _required, indexed: _indexed, ...others } = field
  return { ...others, unique: undefined, choices: undefined, fields: undefined }
}

function differs(a: unknown, b: unknown): boolean {
  return canonical(a) !== canonical(b)
}

/** JSON with sorted keys: the database does not keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** A sub-table as its table is: with the columns that only earlier versions had. */
function withArchivedColumns(field: Field, stored: Field | undefined): Field {
  if (!hasRows(field) || !hasRows(stored)) return field
  const kept = new Set(field.fields.map(({ id }) => id))
  return { ...field, fields: [...field.fields, ...stored.fields.filter(({ id }) => !kept.has(id))] }
}

/** True when two definitions mean the same, order of fields included. */
export function sameDefinition(a: FormDefinition, b: FormDefinition): boolean {
  return !differs(a, b)
}
