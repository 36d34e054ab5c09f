import { type FieldValue, type RecordView, type SystemFieldId, systemFieldIds } from '@sluice/contract'
import { attributeField, decimalsOf, hasRows, systemAttributes, typeOf } from '@sluice/form'
import { listText, offsetFinder } from '@sluice/sheet'
import { DateTime } from 'luxon'
import type { Locale } from '../../../kernel/index.ts'
import { tenantTimeZone } from '../../../platform/tenancy/index.ts'
import type { AnyField, LoadedForm, RecordReferences } from '../../form/index.ts'

/** A cell on its way into a file: what kind it is decides how a spreadsheet shows it and whether it can hold a formula. */
export type ExportCell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number; decimals: number; grouped: boolean }
  | { kind: 'date'; day: string }
  | { kind: 'dateTime'; local: string }
  | null

/** A column of the file. */
export interface ExportColumn {
  id: string
  title: string
  /** Letters it is wide in a spreadsheet. */
  width: number
  cell(record: RecordView, references: RecordReferences): ExportCell
}

const offsetAt = offsetFinder(tenantTimeZone)

export function isSystemField(id: string): id is SystemFieldId {
  return (systemFieldIds as readonly string[]).includes(id)
}

/** Makes the columns of an export in the order asked for. Ids that name nothing are passed over. */
export function exportColumns(form: LoadedForm, ids: readonly string[], locale: Locale): ExportColumn[] {
  return ids.flatMap((id): ExportColumn[] => {
    if (isSystemField(id)) return [systemColumn(id, locale)]
    const field = form.fields.get(id)
    return field ? [columnOf(field, locale)] : []
  })
}

function systemColumn(id: SystemFieldId, locale: Locale): ExportColumn {
  const { key, name } = systemAttributes[id]
  const field = attributeField(id, locale)
  if (field) return columnOf(field, locale, (record) => record[key])
  return { id, title: name[locale], width: 38, cell: (record) => text(record[key]) }
}

function columnOf(
  field: AnyField,
  locale: Locale,
  read: (record: RecordView) => FieldValue = (record) => record.values[field.id] ?? null,
): ExportColumn {
  return {
    id: field.id,
    title: field.name,
    width: typeOf(field).fileWidth ?? 20,
    cell: (record, references) => valueCell(field, read(record), references, locale),
  }
}

/** A value as a person reads it: names instead of ids, labels instead of stored choices. */
export function valueCell(
  field: AnyField,
  value: FieldValue,
  references: RecordReferences,
  locale: Locale,
): ExportCell {
  if (value === null) return null
  if (hasRows(field)) {
    const rows = Array.isArray(value) ? (value as Record<string, FieldValue>[]) : undefined
    return text(rows ? rowsText(field.fields, rows, references, locale) : String(value))
  }
  const type = typeOf(field)
  const cell = type.fileCell?.(field, value)
  if (cell?.kind === 'moment') return moment(cell.instant)
  // One name of a field that holds one is itself, whatever signs it has.
  const join = type.isList(field) ? listText : (parts: readonly string[]) => parts.join('')
  return cell ?? text(type.text(field, value, { locale, names: references, join }))
}

function text(value: string | null | undefined): ExportCell {
  return value ? { kind: 'text', text: value } : null
}

function moment(instant: string): ExportCell {
  const time = DateTime.fromISO(instant, { zone: tenantTimeZone })
  // A masked value is no time.
  if (!time.isValid) return text(instant)
  const local = time.toFormat(time.millisecond > 0 ? 'yyyy-MM-dd HH:mm:ss.SSS' : 'yyyy-MM-dd HH:mm:ss')
  const [day = '', clock = ''] = local.split(' ')
  // Where the clock alone means another instant (an hour that comes twice, the odd offsets of old days), the zone is told.
  const isClear = Date.parse(`${day}T${clock}${offsetAt(day, clock.slice(0, 2))}`) === time.toMillis()
  return isClear ? { kind: 'dateTime', local } : text(time.toUTC().toISO())
}

/** Rows of a sub-table in one cell, a line each. */
function rowsText(
  columns: readonly AnyField[],
  rows: readonly Record<string, FieldValue>[],
  references: RecordReferences,
  locale: Locale,
): string {
  return rows
    .map((row) =>
      columns
        .flatMap((column) => {
          const cell = valueCell(column, row[column.id] ?? null, references, locale)
          return cell ? [`${column.name}: ${cellText(cell)}`] : []
        })
        .join('; '),
    )
    .join('\n')
}

/** A cell as text, numbers without grouping so that they can be read back. */
export function cellText(cell: NonNullable<ExportCell>): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return cell.value.toFixed(Math.max(cell.decimals, decimalsOf(cell.value)))
    case 'date':
      return cell.day
    case 'dateTime':
      return cell.local
    default:
      return cell satisfies never
  }
}
