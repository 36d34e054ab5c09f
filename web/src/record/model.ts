import type { Field, FieldAccess, FieldValue, RecordView } from '@sluice/contract'
import { typeOf } from '@sluice/form'

/** A file as lists and details name it. */
export interface FileFace {
  name: string
  size: number
  type: string
}

/** Names of what the values of a page of records point to, by id: one batch from the server. */
export interface References {
  members: Readonly<Record<string, string>>
  departments: Readonly<Record<string, string>>
  roles: Readonly<Record<string, string>>
  /** Titles of linked records. */
  records: Readonly<Record<string, string>>
  files: Readonly<Record<string, FileFace>>
}

export const noReferences: References = { members: {}, departments: {}, roles: {}, records: {}, files: {} }

export type FieldAccessMap = Readonly<Record<string, FieldAccess>>
export type RecordItem = RecordView

/** A row of a sub-table on the wire; `id` when it is stored already. */
export type SubTableRow = Extract<FieldValue, Record<string, unknown>[]>[number]

/** Joins two sets of names; the second knows better. */
export function joinReferences(a: References, b: References): References {
  return {
    members: { ...a.members, ...b.members },
    departments: { ...a.departments, ...b.departments },
    roles: { ...a.roles, ...b.roles },
    records: { ...a.records, ...b.records },
    files: { ...a.files, ...b.files },
  }
}

/** The right on a field; a field nobody said anything about may be edited unless the form makes it read-only. */
export function accessTo(field: Field, access: FieldAccessMap | undefined): FieldAccess {
  const right = access ? (access[field.id] ?? 'hidden') : 'edit'
  if (right === 'edit' && (field.readOnly || typeOf(field).madeByServer)) return 'read'
  return right
}

export function isEmptyValue(value: FieldValue | undefined): value is null | undefined {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
