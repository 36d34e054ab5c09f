import type { Field, RecordValues } from '@sluice/contract'
import { hasRows, typeOf } from '@sluice/form'
import { accessTo, type FieldAccessMap } from './model.ts'
import { parseCell } from './parse-cell.ts'

/** What the address of the page gives a new record (N2.3): `?amount=5` for the field whose parameter is `amount`. */
export function addressValues(
  fields: readonly Field[],
  search: string,
  access: FieldAccessMap | undefined,
  now: Date,
): RecordValues {
  const given = new URLSearchParams(search)
  const values: RecordValues = {}
  for (const field of fields) {
    const text = field.addressParameter && given.get(field.addressParameter)
    if (!text || hasRows(field) || typeOf(field).madeByServer || accessTo(field, access) !== 'edit') continue
    const value = parseCell(field as Parameters<typeof parseCell>[0], unquoted(text), now)
    if (value !== null) values[field.id] = value
  }
  return values
}

/** The router writes texts that look like something else in quotes: `"007"`. */
function unquoted(text: string): string {
  return /^".*"$/.test(text) ? text.slice(1, -1) : text
}
