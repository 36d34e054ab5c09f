import type { Field } from '@sluice/contract'
import { hasRows, typeOf } from '@sluice/form'
import type { ValueSetting } from '@sluice/form/check'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { readFile, type StoredFile } from '../../../platform/file/index.ts'
import type { VisibleJobContext } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import {
  type AnyField,
  type FieldAccessMap,
  fieldAccessOf,
  fieldReader,
  type LoadedForm,
  loadForm,
  namedAccess,
  reaches,
  requireFormPermission,
  valueSetting,
} from '../../form/index.ts'
import { rowTitle } from '../exporting/export-column.ts'
import { analyzeStoredTable, readStoredRows } from '../table/analyze-stored-table.ts'
import type { TableAnalysis } from '../table/analyze-table.ts'
import type { Filled, FilledColumn, FilledTable } from './convert-row.ts'
import { type FileRecord, fileRecords, type RecordFrame } from './file-records.ts'
import type { ColumnMapping, ImportPlan } from './import-plan.ts'
import { nameIndexOf } from './name-index.ts'

/** An import whose file was looked through and whose columns know their fields. */
export interface PreparedImport {
  form: LoadedForm
  file: StoredFile
  /** The records in its rows from the beginning, each time it is called. */
  records(): AsyncGenerator<FileRecord[]>
  analysis: TableAnalysis
  filled: Filled
  setting: ValueSetting
  /** Rights by which a value that is taken is named. */
  named: FieldAccessMap | undefined
}

/**
 * Gets everything ready that does not change while rows are read.
 * @throws forbidden, notFound, invalidInput (mapping), and what reading the file may throw
 */
export async function prepareImport(job: VisibleJobContext, plan: ImportPlan): Promise<PreparedImport> {
  const { form, file } = await job.transact(async (context) => {
    const form = await loadForm(context, plan.formId)
    await requireFormPermission(context, form, 'record.import')
    return { form, file: await readFile(context, plan.fileId) }
  })
  const { analysis } = await analyzeStoredTable(job.services, file, plan.reading)
  const more = await job.transact(async (context) => ({
    filled: await fillableColumns(context, form, plan, analysis),
    setting: await settingOf(context, form),
    named: context.actor.kind === 'system' ? undefined : await namedAccess(context, form),
  }))
  const frame = recordFrame(form, plan, analysis)
  const rows = () => readStoredRows(job.services, file, { reading: plan.reading, analysis })
  return { form, file, records: () => fileRecords(rows(), frame), analysis, ...more }
}

/**
 * Which rows are one record, where sub-tables are filled. The record's own columns are those that fill no sub-table and are
 * not called like one of its columns.
 */
function recordFrame(
  form: LoadedForm,
  { mapping, keyFieldId }: ImportPlan,
  { columns, frame: { headers } }: TableAnalysis,
): RecordFrame | undefined {
  const inTables = new Set(mapping.flatMap(({ index, columnId }) => (columnId ? [index] : [])))
  if (inTables.size === 0) return undefined
  const filled = new Map(mapping.map(({ index, fieldId }) => [index, form.fields.get(fieldId)!]))
  const tables = [...inTables].map((index) => filled.get(index)!.name)
  const own = [...columns.keys()].filter((index) => {
    if (inTables.has(index)) return false
    return (
      filled.has(index) ||
      !tables.some((name) => headers[index]?.startsWith(rowTitle({ name }, { name: '' })))
    )
  })
  const keys = own.filter((index) => {
    const field = filled.get(index)
    return field && (field.id === keyFieldId || ('unique' in field && field.unique === true))
  })
  return { own, keys }
}

async function fillableColumns(
  context: OperationContext,
  form: LoadedForm,
  { mapping, keyFieldId }: ImportPlan,
  { columns, frame }: TableAnalysis,
): Promise<Filled> {
  const readable = fieldAccessOf(await context.policy(), form, 'record.read')
  const wrong = mappingProblems(form, readable, { mapping, keyFieldId }, columns.length)
  if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
  const fillable = async ({ index, numberStyle, dateOrder }: ColumnMapping, field: AnyField) => {
    const names = await nameIndexOf(context, field)
    const { facts } = columns[index]!
    const header = frame.headers[index] || field.name
    const writing = {
      numberStyle: numberStyle ?? facts.numberStyle,
      dateOrder: dateOrder ?? facts.dateOrder,
      timeZone: form.timeZone,
    }
    return { index, fieldId: field.id, header, read: fieldReader(field, writing, names) }
  }
  const found: { columns: FilledColumn[]; tables: FilledTable[] } = { columns: [], tables: [] }
  for (const entry of mapping) {
    const column = await fillable(entry, fieldOf(form, entry)!)
    if (!entry.columnId) {
      found.columns.push(column)
      continue
    }
    const table = found.tables.find(({ fieldId }) => fieldId === entry.fieldId)
    if (table) table.columns.push(column)
    else found.tables.push({ fieldId: entry.fieldId, columns: [column] })
  }
  return found
}

/** The field an entry fills, or the column of a sub-table. */
function fieldOf(
  { fields }: { fields: ReadonlyMap<string, Field> },
  { fieldId, columnId }: ColumnMapping,
): AnyField | undefined {
  const field = fields.get(fieldId)
  if (!columnId) return field
  return hasRows(field) ? field.fields.find(({ id }) => id === columnId) : undefined
}

/** Fields a file can fill. */
function canBeFilled(field: AnyField): boolean {
  return typeOf(field).fromFile !== undefined
}

/** Fields whose value can tell which record a row means. */
function canBeKey(field: AnyField): boolean {
  return typeOf(field).canBeKey === true
}

/**
 * What is wrong with a mapping: columns the file does not have, fields that cannot be filled, fields named twice, a key
 * that no column gives, or that the importer may not read: comparing with it would tell it.
 * @param readable rights of the importer to read
 */
export function mappingProblems(
  form: { fields: ReadonlyMap<string, Field> },
  readable: FieldAccessMap,
  { mapping, keyFieldId }: Pick<ImportPlan, 'mapping' | 'keyFieldId'>,
  width: number,
): FieldError[] {
  const seen = new Set<string>()
  const problems = mapping.flatMap((entry, position): FieldError[] => {
    const { index, fieldId, columnId } = entry
    const target = columnId ? `${fieldId}.${columnId}` : fieldId
    const twice = seen.has(target)
    seen.add(target)
    const field = fieldOf(form, entry)
    const code = entryProblem(entry, field, { width, twice, isKey: target === keyFieldId })
    if (!code) return []
    const params = { index: index + 1, fieldId: target, name: field?.name ?? '' }
    const part = code === 'noSuchColumn' ? 'index' : columnId ? 'columnId' : 'fieldId'
    return [{ field: `mapping.${position}.${part}`, code, message: texts[code], params }]
  })
  const key = keyFieldId ? form.fields.get(keyFieldId) : undefined
  const usable = key && canBeKey(key) && reaches(readable[key.id], 'read')
  if (keyFieldId && !(usable && seen.has(keyFieldId))) {
    const params = { name: key?.name ?? keyFieldId }
    problems.push({ field: 'keyFieldId', code: 'noKey', message: texts.noKey, params })
  }
  return problems
}

function entryProblem(
  { index }: ColumnMapping,
  field: AnyField | undefined,
  { width, twice, isKey }: { width: number; twice: boolean; isKey: boolean },
): keyof typeof texts | undefined {
  if (index >= width) return 'noSuchColumn'
  if (!field) return 'noSuchField'
  if (twice) return 'twice'
  const fits = canBeFilled(field) || (isKey && canBeKey(field))
  return fits ? undefined : 'notFillable'
}

const texts = {
  noSuchColumn: { zh: '文件没有第 {index} 列。', en: 'The file has no column {index}.' },
  noSuchField: { zh: '表单没有字段“{fieldId}”。', en: 'The form has no field "{fieldId}".' },
  twice: { zh: '“{name}”对应了不止一列。', en: '"{name}" is filled from more than one column.' },
  noKey: {
    zh: '“{name}”不能用来识别已有数据：请选择有对应列的文本、数字、日期或自动编号字段。',
    en: '"{name}" cannot tell records apart: choose a text, number, date or automatic number that a column gives.',
  },
  notFillable: {
    zh: '“{name}”这类字段不能从文件导入。',
    en: 'A field like "{name}" cannot be filled from a file.',
  },
}

async function settingOf(context: OperationContext, form: LoadedForm): Promise<ValueSetting> {
  if (context.actor.kind === 'system') return valueSetting(context, form, allEditable(form))
  const access = fieldAccessOf(await context.policy(), form, 'record.create')
  return valueSetting(context, form, access)
}

function allEditable(form: LoadedForm) {
  return Object.fromEntries([...form.fields.keys()].map((id) => [id, 'edit' as const]))
}
