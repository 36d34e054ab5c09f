import type { RecordView } from '@sluice/contract'
import {
  attributeField,
  decimalsOf,
  type Field,
  type FieldValue,
  hasRows,
  type Locale,
  type RowsField,
  type SystemFieldId,
  systemAttributes,
  typeOf,
  writePercent,
} from '@sluice/form'
import { listText, offsetFinder } from '@sluice/sheet'
import { DateTime } from 'luxon'
import type { AnyField, RecordReferences } from '../../form/index.ts'

/** A cell on its way into a file: what kind it is decides how a spreadsheet shows it and whether it can hold a formula. */
export type ExportCell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number; decimals: number; grouped: boolean; percent?: true }
  | { kind: 'date'; day: string }
  | { kind: 'dateTime'; local: string }
  /** Nothing, said so: the row begins here, or a row of a sub-table is there. */
  | { kind: 'nothing' }
  | null

/** A row of a sub-table, or a record by field id. */
type Values = Readonly<Record<string, FieldValue>>

interface ColumnPart {
  title: string
  /** Letters it is wide in a spreadsheet. */
  width: number
}

/** A column of the file that says something of the record. */
interface RecordColumn extends ColumnPart {
  tableId?: undefined
  cell(record: RecordView, names: RecordReferences): ExportCell
}

/** A column of the file that says something of each row of a sub-table. */
interface RowColumn extends ColumnPart {
  tableId: string
  cell(row: Values, names: RecordReferences): ExportCell
}

export type ExportColumn = RecordColumn | RowColumn

/** For whom a file is written. */
export interface ExportSetting {
  locale: Locale
  /** A sheet knows no zones: times are those of the clocks there. */
  timeZone: string
}

export function isSystemField(id: string): id is SystemFieldId {
  return id in systemAttributes
}

/**
 * Makes the columns of an export in the order asked for; a sub-table gives one for each of its own, called `明细·品名`.
 * Ids that name nothing are passed over.
 */
export function exportColumns(
  fields: readonly Field[],
  ids: readonly string[],
  setting: ExportSetting,
): ExportColumn[] {
  const write = valueWriter(setting)
  return ids.flatMap((id): ExportColumn[] => {
    if (isSystemField(id)) return [systemColumn(id, setting.locale, write)]
    const field = fields.find((one) => one.id === id)
    if (!field) return []
    return hasRows(field) ? rowColumns(field, write) : [columnOf(field, write)]
  })
}

/** What a column of a sub-table is called in a file. */
export function rowTitle(table: { name: string }, column: { name: string }): string {
  return `${table.name}·${column.name}`
}

function rowColumns(table: RowsField, write: ValueWriter): RowColumn[] {
  return table.fields.map((field) => ({
    tableId: table.id,
    title: rowTitle(table, field),
    width: widthOf(field),
    cell: (row, names) => write(field, row[field.id] ?? null, names),
  }))
}

function systemColumn(id: SystemFieldId, locale: Locale, write: ValueWriter): RecordColumn {
  const { key, name } = systemAttributes[id]
  const field = attributeField(id, locale)
  if (field) return columnOf(field, write, (record) => record[key])
  return { title: name[locale], width: 38, cell: (record) => text(record[key]) }
}

function columnOf(
  field: Field,
  write: ValueWriter,
  read: (record: RecordView) => FieldValue = (record) => record.values[field.id] ?? null,
): RecordColumn {
  return {
    title: field.name,
    width: widthOf(field),
    cell: (record, names) => write(field, read(record), names),
  }
}

const widthOf = (field: AnyField) => typeOf(field).fileWidth ?? 20

/**
 * The rows a record takes in the file: as many as its longest sub-table, at least one. What is the record's own stands in
 * the first; the others are empty there, which says that they belong to it.
 */
export function rowsOfRecord(
  columns: readonly ExportColumn[],
  record: RecordView,
  names: RecordReferences,
): ExportCell[][] {
  const tables = new Map<string, readonly Values[]>()
  for (const { tableId } of columns) {
    if (tableId === undefined || tables.has(tableId)) continue
    const value = record.values[tableId]
    // A masked table is a text in place of rows.
    if (Array.isArray(value)) tables.set(tableId, value as readonly Values[])
  }
  if (tables.size === 0) return [columns.map((column) => onlyCell(column, record, names))]
  const height = Math.max(1, ...[...tables.values()].map(({ length }) => length))
  return Array.from({ length: height }, (_, index) => {
    const cells = columns.map((column): ExportCell => {
      if (column.tableId === undefined) return index === 0 ? column.cell(record, names) : null
      const rows = tables.get(column.tableId)
      if (!rows) return index === 0 ? onlyCell(column, record, names) : null
      const row = rows[index]
      return row ? column.cell(row, names) : null
    })
    if (index === 0) sayNothing(columns, cells, undefined)
    for (const [tableId, rows] of tables) if (rows[index]) sayNothing(columns, cells, tableId)
    return cells
  })
}

/** The cell of a record whose sub-tables have no rows. */
function onlyCell(column: ExportColumn, record: RecordView, names: RecordReferences): ExportCell {
  if (column.tableId === undefined) return column.cell(record, names)
  const masked = record.values[column.tableId]
  return typeof masked === 'string' ? text(masked) : null
}

/** Where all cells of a part of a row are empty, the first one says so: an empty one would say that there is no such row. */
function sayNothing(
  columns: readonly ExportColumn[],
  cells: ExportCell[],
  tableId: string | undefined,
): void {
  const first = columns.findIndex((column) => column.tableId === tableId)
  const isEmpty = columns.every((column, index) => column.tableId !== tableId || cells[index] === null)
  if (first !== -1 && isEmpty) cells[first] = { kind: 'nothing' }
}

/** A value as a person reads it: names instead of ids, labels instead of stored choices. */
type ValueWriter = (field: AnyField, value: FieldValue, names: RecordReferences) => ExportCell

function valueWriter({ locale, timeZone }: ExportSetting): ValueWriter {
  const momentCell = momentWriter(timeZone)
  return (field, value, names) => {
    if (value === null) return null
    const type = typeOf(field)
    const cell = type.fileCell?.(field, value)
    if (cell?.kind === 'moment') return momentCell(cell.instant)
    // One name of a field that holds one is itself, whatever signs it has.
    const join = type.isList(field) ? listText : (parts: readonly string[]) => parts.join('')
    return cell ?? text(type.text(field, value, { locale, timeZone, names, join }))
  }
}

function text(value: string | null | undefined): ExportCell {
  return value ? { kind: 'text', text: value } : null
}

function momentWriter(zone: string): (instant: string) => ExportCell {
  const offsetAt = offsetFinder(zone)
  return (instant) => {
    const time = DateTime.fromISO(instant, { zone })
    // A masked value is no time.
    if (!time.isValid) return text(instant)
    const local = time.toFormat(time.millisecond > 0 ? 'yyyy-MM-dd HH:mm:ss.SSS' : 'yyyy-MM-dd HH:mm:ss')
    const [day = '', clock = ''] = local.split(' ')
    // Where the clock alone means another instant (an hour that comes twice, the odd offsets of old days), the zone is told.
    const isClear = Date.parse(`${day}T${clock}${offsetAt(day, clock.slice(0, 2))}`) === time.toMillis()
    return isClear ? { kind: 'dateTime', local } : text(time.toUTC().toISO())
  }
}

/** A cell as text, numbers without grouping so that they can be read back. */
export function cellText(cell: Exclude<ExportCell, null | { kind: 'nothing' }>): string {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      if (cell.percent) return writePercent({}, cell.value).replaceAll(',', '')
      return cell.value.toFixed(Math.max(cell.decimals, decimalsOf(cell.value)))
    case 'date':
      return cell.day
    case 'dateTime':
      return cell.local
    default:
      return cell satisfies never
  }
}
