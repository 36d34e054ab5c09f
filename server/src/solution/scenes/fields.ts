import type { ColumnField, Field, FieldOf } from '@sluice/contract'

/** What a field of a scene may say besides its id and name. */
type More<Type extends Field['type']> = Partial<Omit<FieldOf<Type>, 'id' | 'name' | 'type'>>

// Short ways to write the fields of a form; half a row wide unless told otherwise.

const half = { width: 6 } as const

export function text(id: string, name: string, more: More<'text'> = {}): FieldOf<'text'> {
  return { id, name, type: 'text', ...half, ...more }
}

export function longText(id: string, name: string, more: More<'longText'> = {}): FieldOf<'longText'> {
  return { id, name, type: 'longText', ...more }
}

export function number(id: string, name: string, more: More<'number'> = {}): FieldOf<'number'> {
  return { id, name, type: 'number', ...half, ...more }
}

export function money(id: string, name: string, more: More<'money'> = {}): FieldOf<'money'> {
  return { id, name, type: 'money', currency: 'CNY', min: 0, ...half, ...more }
}

export function date(id: string, name: string, more: More<'date'> = {}): FieldOf<'date'> {
  return { id, name, type: 'date', ...half, ...more }
}

export function dateTime(id: string, name: string, more: More<'dateTime'> = {}): FieldOf<'dateTime'> {
  return { id, name, type: 'dateTime', ...half, ...more }
}

/** A choice that keeps what people read; a later version of a scene may call it otherwise. */
export function choice(
  id: string,
  name: string,
  labels: readonly string[],
  more: More<'singleChoice'> = {},
): FieldOf<'singleChoice'> {
  const choices = labels.map((label) => ({ value: label, label }))
  return { id, name, type: 'singleChoice', choices, ...half, ...more }
}

export function member(id: string, name: string, more: More<'member'> = {}): FieldOf<'member'> {
  return { id, name, type: 'member', ...half, ...more }
}

export function department(id: string, name: string, more: More<'department'> = {}): FieldOf<'department'> {
  return { id, name, type: 'department', ...half, ...more }
}

export function link(
  id: string,
  name: string,
  targetFormId: string,
  more: More<'relation'> = {},
): FieldOf<'relation'> {
  return { id, name, type: 'relation', targetFormId, ...half, ...more }
}

export function files(id: string, name: string, more: More<'attachment'> = {}): FieldOf<'attachment'> {
  return { id, name, type: 'attachment', ...more }
}

/** A number by which people name a record: `RK2026030001`. */
export function code(id: string, name: string, prefix: string): FieldOf<'autoNumber'> {
  return { id, name, type: 'autoNumber', prefix, dateFormat: 'yyyyMM', digits: 4, ...half }
}

export function rows(id: string, name: string, fields: readonly Field[]): FieldOf<'subTable'> {
  // A column is as wide as its table makes it.
  const columns = fields.map(({ width: _width, ...column }) => column as ColumnField)
  return { id, name, type: 'subTable', fields: columns }
}
