import { type FieldValue, type RecordView, type SystemFieldId, systemFieldIds } from '@sluice/contract'
import { DateTime } from 'luxon'
import type { Locale, Text } from '../../../kernel/index.ts'
import { tenantTimeZone } from '../../../platform/tenancy/index.ts'
import type { AnyField, LoadedForm, RecordReferences } from '../../form/index.ts'
import { listText } from '../list-text.ts'
import { offsetFinder } from '../time-zone.ts'

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

const systemTitles: Record<SystemFieldId, Text> = {
  $id: { zh: '数据编号', en: 'Record ID' },
  $createdAt: { zh: '创建时间', en: 'Created at' },
  $createdBy: { zh: '创建人', en: 'Created by' },
  $updatedAt: { zh: '更新时间', en: 'Updated at' },
  $updatedBy: { zh: '更新人', en: 'Updated by' },
  $ownerDepartment: { zh: '所属部门', en: 'Department' },
  $flowState: { zh: '流程状态', en: 'Flow state' },
}

const flowStates: Record<string, Text> = {
  running: { zh: '审批中', en: 'Running' },
  approved: { zh: '已通过', en: 'Approved' },
  rejected: { zh: '未通过', en: 'Rejected' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

export function isSystemField(id: string): id is SystemFieldId {
  return (systemFieldIds as readonly string[]).includes(id)
}

/** Makes the columns of an export in the order asked for. Ids that name nothing are passed over. */
export function exportColumns(form: LoadedForm, ids: readonly string[], locale: Locale): ExportColumn[] {
  return ids.flatMap((id): ExportColumn[] => {
    if (isSystemField(id)) return [systemColumn(id, locale)]
    const field = form.fields.get(id)
    return field ? [fieldColumn(field)] : []
  })
}

function systemColumn(id: SystemFieldId, locale: Locale): ExportColumn {
  return {
    id,
    title: systemTitles[id][locale],
    width: id === '$id' ? 38 : 20,
    cell: (record, references) => {
      switch (id) {
        case '$id':
          return text(record.id)
        case '$createdAt':
          return moment(record.createdAt)
        case '$updatedAt':
          return moment(record.updatedAt)
        case '$createdBy':
          return text(record.createdBy && references.members[record.createdBy])
        case '$updatedBy':
          return text(record.updatedBy && references.members[record.updatedBy])
        case '$ownerDepartment':
          return text(record.ownerDepartmentId && references.departments[record.ownerDepartmentId])
        case '$flowState':
          return text(record.flowState && flowStates[record.flowState]?.[locale])
        default:
          return id satisfies never
      }
    },
  }
}

function fieldColumn(field: AnyField): ExportColumn {
  const width = field.type === 'longText' || field.type === 'subTable' ? 48 : field.type === 'date' ? 12 : 20
  return {
    id: field.id,
    title: field.name,
    width,
    cell: (record, references) => valueCell(field, record.values[field.id] ?? null, references),
  }
}

/** A value as a person reads it: names instead of ids, labels instead of stored choices. */
export function valueCell(field: AnyField, value: FieldValue, references: RecordReferences): ExportCell {
  if (value === null) return null
  switch (field.type) {
    case 'number':
      return typeof value === 'number'
        ? { kind: 'number', value, decimals: field.scale ?? decimalsOf(value), grouped: false }
        : text(String(value))
    case 'money':
      return typeof value === 'number'
        ? { kind: 'number', value, decimals: 2, grouped: true }
        : text(String(value))
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value))
        ? { kind: 'date', day: String(value) }
        : text(String(value))
    case 'dateTime':
      return moment(String(value))
    case 'subTable':
      return text(
        Array.isArray(value)
          ? rowsText(field.fields, value as Record<string, FieldValue>[], references)
          : String(value),
      )
    default:
      return text(plainText(field, value, references))
  }
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

function plainText(field: AnyField, value: FieldValue, references: RecordReferences): string {
  const items = Array.isArray(value) ? (value as string[]) : [String(value)]
  const names = items.map((item) => nameOf(field, item, references))
  // One name of a field that holds one is itself, whatever signs it has.
  return Array.isArray(value) ? listText(names) : names.join('')
}

function nameOf(field: AnyField, item: string, references: RecordReferences): string {
  switch (field.type) {
    case 'singleChoice':
    case 'multipleChoice':
      return field.choices.find((choice) => choice.value === item)?.label ?? item
    case 'member':
      return references.members[item] ?? item
    case 'department':
      return references.departments[item] ?? item
    case 'relation':
      return references.records[item] ?? item
    case 'attachment':
      return references.files[item]?.name ?? item
    default:
      return item
  }
}

/** Rows of a sub-table in one cell, a line each. */
function rowsText(
  columns: readonly AnyField[],
  rows: readonly Record<string, FieldValue>[],
  references: RecordReferences,
): string {
  return rows
    .map((row) =>
      columns
        .flatMap((column) => {
          const cell = valueCell(column, row[column.id] ?? null, references)
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

function decimalsOf(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  return Math.min(20, Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent)))
}
