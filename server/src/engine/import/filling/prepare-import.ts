import type { Field } from '@sluice/contract'
import { type FieldError, invalidInput } from '../../../kernel/index.ts'
import { readFile, type StoredFile } from '../../../platform/file/index.ts'
import type { VisibleJobContext } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import {
  fieldAccessOf,
  type LoadedForm,
  loadForm,
  requireFormPermission,
  tenantTimeZone,
  type ValueSetting,
  valueSetting,
} from '../../form/index.ts'
import { openTable } from '../reading/open-table.ts'
import { analyzeTable, type TableAnalysis, type TableSource } from '../table/analyze-table.ts'
import type { FilledColumn } from './convert-row.ts'
import { canBeFilled, fieldReader } from './field-reader.ts'
import type { ColumnMapping, ImportPlan } from './import-plan.ts'
import { nameIndexOf } from './name-index.ts'

/** An import whose file was looked through and whose columns know their fields. */
export interface PreparedImport {
  form: LoadedForm
  file: StoredFile
  source: TableSource
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
  const { source } = await openTable(job.services, file, plan.reading)
  const { hasHeader } = plan.reading
  const analysis = await analyzeTable(source, {
    timeZone: tenantTimeZone,
    ...(hasHeader === undefined ? {} : { hasHeader }),
  })
  const more = await job.transact(async (context) => ({
    columns: await fillableColumns(context, form, plan.mapping, analysis),
    setting: await settingOf(context, form),
  }))
  return { form, file, source, analysis, ...more }
}

async function fillableColumns(
  context: OperationContext,
  form: LoadedForm,
  mapping: readonly ColumnMapping[],
  { columns, frame }: TableAnalysis,
): Promise<FilledColumn[]> {
  const wrong = mappingProblems(form, mapping, columns.length)
  if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
  return Promise.all(
    mapping.map(async (entry) => {
      const field = form.fields.get(entry.fieldId)!
      const names = await nameIndexOf(context, field)
      const { facts } = columns[entry.index]!
      const header = frame.headers[entry.index] || field.name
      return { index: entry.index, fieldId: field.id, header, read: fieldReader(field, entry, facts, names) }
    }),
  )
}

/** What is wrong with a mapping: columns the file does not have, fields that cannot be filled, fields named twice. */
export function mappingProblems(
  form: { fields: ReadonlyMap<string, Field> },
  mapping: readonly ColumnMapping[],
  width: number,
): FieldError[] {
  const seen = new Set<string>()
  return mapping.flatMap(({ index, fieldId }, position): FieldError[] => {
    const field = form.fields.get(fieldId)
    const path = `mapping.${position}`
    const twice = seen.has(fieldId)
    seen.add(fieldId)
    if (index >= width)
      return [
        {
          field: `${path}.index`,
          code: 'noSuchColumn',
          message: texts.noSuchColumn,
          params: { index: index + 1 },
        },
      ]
    if (!field)
      return [
        { field: `${path}.fieldId`, code: 'noSuchField', message: texts.noSuchField, params: { fieldId } },
      ]
    const { name } = field
    if (twice) return [{ field: `${path}.fieldId`, code: 'twice', message: texts.twice, params: { name } }]
    if (canBeFilled(field)) return []
    return [{ field: `${path}.fieldId`, code: 'notFillable', message: texts.notFillable, params: { name } }]
  })
}

const texts = {
  noSuchColumn: { zh: '文件没有第 {index} 列。', en: 'The file has no column {index}.' },
  noSuchField: { zh: '表单没有字段“{fieldId}”。', en: 'The form has no field "{fieldId}".' },
  twice: { zh: '“{name}”对应了不止一列。', en: '"{name}" is filled from more than one column.' },
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
