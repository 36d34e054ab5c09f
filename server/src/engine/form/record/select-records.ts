import type { Field, Filter, RecordView, Sort } from '@sluice/contract'
import type { OperationContext } from '../../../platform/operation/index.ts'
import {
  type FieldAccessMap,
  fieldAccessOnRow,
  type RecordPermission,
  reaches,
} from '../access/form-access.ts'
import { newParameters } from '../access/row-scope.ts'
import { fillMoving } from '../computed/fill-moving.ts'
import { listIndexName } from '../list-index/list-index.ts'
import { listShape } from '../list-index/list-shape.ts'
import { noteListUse } from '../list-index/note-list-use.ts'
import { loadForm } from '../load-form.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { isoFromJson, storageOf } from '../storage.ts'
import { wordRows } from '../system/word-rows.ts'
import { type RecordReader, type RecordRow, recordColumns, recordReader, toRecordView } from './record-row.ts'
import { type RecordSource, recordSource } from './record-source.ts'
import { titleFields } from './record-title.ts'
import { withinSearchTime } from './search-time.ts'
import { readSortCursor, type SortKey, sortKey, stretches, writeSortCursor } from './sort-key.ts'
import { statementName } from './statement-name.ts'
import { stretchStatement } from './stretch-statement.ts'
import { translateShapeError } from './translate-record-error.ts'

export interface SelectOptions {
  formId: string
  permission?: RecordPermission
  filter?: Filter | undefined
  sort?: Sort[] | undefined
  search?: string | undefined
  /** Field ids to read; absent: every field the actor may see. */
  fields?: string[] | undefined
  cursor?: string | undefined
  limit: number
  view?: 'all' | 'recycleBin' | undefined
  /** Conditions of the caller's own making, on any attribute the actor may read. */
  within?: Filter | undefined
}

export interface RecordPage {
  items: RecordView[]
  nextCursor: string | null
}

/**
 * One page of the records the actor may see, by key and without counting (N2.6, P4.2): the one door to lists, pickers,
 * exports, drill-downs and search. Hidden fields are absent, masked ones come masked.
 * @throws forbidden without the permission; invalidInput naming wrong filter, sort, search or cursor
 */
export async function selectRecords(context: OperationContext, options: SelectOptions): Promise<RecordPage> {
  const form = await loadForm(context, options.formId)
  if (form.version === 0) return { items: [], nextCursor: null }
  const permission = options.permission ?? 'record.read'
  const source = await recordSource(context, form, { ...options, permission })
  const key = sortKey(form, options.sort, source.operand, source.collation)
  const after = options.cursor ? readSortCursor(key, options.cursor) : undefined
  const accessOf = await rowAccess(context, form, permission, source)
  const fields = fieldsToRead(form, options.fields, accessOf ? undefined : source.access)
  const rows = await withinSearchTime(context, options.search, () =>
    readStretches(context, form, source, key, after, {
      columns: columnsFor(form, fields, key),
      instants: instantColumns(form, key),
      limit: options.limit + 1,
      hot: isHot(context, form, options, source, key),
    }),
  )
  const page = rows.slice(0, options.limit)
  await wordRows(context, form, page)
  fillMoving(context, form, page)
  const last = page.at(-1)
  return {
    items: page.map(rowsReader(form, fields, source, accessOf)),
    nextCursor: last && rows.length > options.limit ? cursorOf(key, last) : null,
  }
}

/**
 * Whether the statement is worth preparing: it has few shapes, and one plan is right for all its values. Of filtered lists
 * these are the ones an index serves whole; such an index is asked for where a list is used often.
 */
function isHot(
  context: OperationContext,
  form: LoadedForm,
  { filter, within, search, view = 'all' }: SelectOptions,
  source: RecordSource,
  key: SortKey,
): boolean {
  if (search || within) return false
  const shape = view === 'all' ? listShape(filter, key, source.operand) : undefined
  if (shape) noteListUse(context, form, shape)
  if (!filter) return true
  if (!shape) return false
  return shape.whole && !source.isScoped && form.listIndexes.has(listIndexName(form.id, shape))
}

/** Reads rows with the rights that hold on each. */
export function rowsReader(
  form: LoadedForm,
  fields: Field[],
  source: RecordSource,
  accessOf: ((row: RecordRow) => FieldAccessMap) | undefined,
): RecordReader {
  return accessOf
    ? (row) => toRecordView(form, row, fields, accessOf(row))
    : recordReader(form, fields, source.access)
}

/**
 * Rights row by row, where they differ between rows: some field is less than readable on some row the actor reaches.
 * @returns undefined when the same rights hold everywhere
 */
export async function rowAccess(
  context: OperationContext,
  form: LoadedForm,
  permission: RecordPermission,
  { access }: RecordSource,
): Promise<((row: RecordRow) => FieldAccessMap) | undefined> {
  if (Object.values(access).every((right) => reaches(right, 'read'))) return undefined
  const policy = await context.policy()
  return (row) => fieldAccessOnRow(policy, form, permission, row)
}

export function fieldsToRead(
  form: LoadedForm,
  asked: string[] | undefined,
  access: FieldAccessMap | undefined,
): Field[] {
  const wanted = asked && new Set(asked)
  return form.definition.fields.filter(
    ({ id }) => (!wanted || wanted.has(id)) && (!access || reaches(access[id], 'masked')),
  )
}

/** The fields asked for, what a title is made of, and the sort key as text that loses nothing. */
export function columnsFor(form: LoadedForm, fields: Field[], key: SortKey): string {
  const selected = [...new Set([...fields, ...titleFields(form)])]
  const sortColumns = key.parts.map(({ column }, index) => `${column} as sort_${index}`)
  return [recordColumns(form, selected), ...sortColumns].join(', ')
}

function cursorOf(key: SortKey, row: RecordRow): string {
  return writeSortCursor(key, [...key.parts.map((_, index) => row[`sort_${index}`] ?? null), row.id])
}

/** Columns of a row that hold points in time. */
function instantColumns(form: LoadedForm, key: SortKey): string[] {
  const fields = form.definition.fields.filter((field) => storageOf(field) === 'timestamp')
  const sorts = key.parts.flatMap(({ cast }, index) => (cast === 'timestamptz' ? `sort_${index}` : []))
  return ['created_at', 'updated_at', ...fields.map(({ id }) => `f_${id}`), ...sorts]
}

interface ReadOptions {
  columns: string
  instants: readonly string[]
  limit: number
  /** The statement has few shapes: worth preparing. */
  hot: boolean
}

async function readStretches(
  context: OperationContext,
  form: LoadedForm,
  source: RecordSource,
  key: SortKey,
  after: ReturnType<typeof readSortCursor> | undefined,
  { columns, instants, limit, hot }: ReadOptions,
): Promise<RecordRow[]> {
  const rows: RecordRow[] = []
  for (const stretch of stretches(key, after)) {
    const wanted = limit - rows.length
    if (wanted <= 0) break
    const parameters = newParameters([...source.parameters])
    const where = stretch.where ? `${source.where} and ${stretch.where(parameters)}` : source.where
    const statement = stretchStatement(key, stretch, { columns, from: source.from, where, limit: wanted })
    // The page comes as one JSON value: parsing it costs this process half of what a thousand single values cost.
    const sql = `select json_agg(page) as page from (${statement}) page`
    const name = hot && wanted === limit ? statementName(sql, form.version) : undefined
    const found = await context.transaction
      .query<{ page: RecordRow[] | null }>(sql, parameters.values, name)
      .catch((error: unknown) => {
        throw translateShapeError(context, form, error)
      })
    for (const row of found.rows[0]?.page ?? []) {
      for (const column of instants) row[column] = isoFromJson(row[column])
      rows.push(row)
    }
  }
  return rows
}
