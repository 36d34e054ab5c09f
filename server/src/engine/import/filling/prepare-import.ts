import type { Field } from '@sluice/contract'
import { typeOf, type ValueSetting } from '@sluice/form'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { readFile, type StoredFile } from '../../../platform/file/index.ts'
import type { VisibleJobContext } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import {
  type FieldAccessMap,
  fieldAccessOf,
  fieldReader,
  type LoadedForm,
  loadForm,
  reaches,
  requireFormPermission,
  valueSetting,
} from '../../form/index.ts'
import { analyzeStoredTable, readStoredRows } from '../table/analyze-stored-table.ts'
import type { TableAnalysis } from '../table/analyze-table.ts'
import type { FileRow } from '../table/read-rows.ts'
import type { FilledColumn } from './convert-row.ts'
import type { ColumnMapping, ImportPlan } from './import-plan.ts'
import { nameIndexOf } from './name-index.ts'

/** An import whose file was looked through and whose columns know their fields. */
export interface PreparedImport {
  form: LoadedForm
  file: StoredFile
  /** The rows of data from the beginning, each time it is called. */
  rows(): AsyncGenerator<FileRow[]>
  analysis: TableAnalysis
  columns: FilledColumn[]
  setting: ValueSetting
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
    columns: await fillableColumns(context, form, plan, analysis),
    setting: await settingOf(context, form),
  }))
  const rows = () => readStoredRows(job.services, file, { reading: plan.reading, analysis })
  return { form, file, rows, analysis, ...more }
}

async function fillableColumns(
  context: OperationContext,
  form: LoadedForm,
  { mapping, keyFieldId }: ImportPlan,
  { columns, frame }: TableAnalysis,
): Promise<FilledColumn[]> {
  const readable = fieldAccessOf(await context.policy(), form, 'record.read')
  const wrong = mappingProblems(form, readable, { mapping, keyFieldId }, columns.length)
  if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
  return Promise.all(
    mapping.map(async (entry) => {
      const field = form.fields.get(entry.fieldId)!
      const names = await nameIndexOf(context, field)
      const { facts } = columns[entry.index]!
      const header = frame.headers[entry.index] || field.name
      const writing = {
        numberStyle: entry.numberStyle ?? facts.numberStyle,
        dateOrder: entry.dateOrder ?? facts.dateOrder,
      }
      return { index: entry.index, fieldId: field.id, header, read: fieldReader(field, writing, names) }
    }),
  )
}

/** Fields a file can fill. */
function canBeFilled(field: Field): boolean {
  return typeOf(field).fromFile !== undefined
}

/** Fields whose value can tell which record a row means. */
function canBeKey(field: Field): boolean {
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
    const twice = seen.has(entry.fieldId)
    seen.add(entry.fieldId)
    const field = form.fields.get(entry.fieldId)
    const code = entryProblem(entry, field, { width, twice, isKey: entry.fieldId === keyFieldId })
    if (!code) return []
    const params = { index: entry.index + 1, fieldId: entry.fieldId, name: field?.name ?? '' }
    const part = code === 'noSuchColumn' ? 'index' : 'fieldId'
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
  field: Field | undefined,
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
