import { type FieldError, invalidInput, notFound, SluiceError } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { loadForm, type RecordSource, recordSource } from '../form/index.ts'
import { fieldMissing, filterTwice, formUnpublished, notFilterable } from './errors.ts'
import type { DashboardFilter } from './report-row.ts'

/**
 * Refuses filters that could not be used: fields that are not there or that the actor may not read, that hold nothing
 * to compare with, or that stand there twice.
 * @throws notFound for a form of another app; invalidInput naming `filters.<n>.field`
 */
export async function checkFilters(
  context: OperationContext,
  appId: string,
  filters: readonly DashboardFilter[],
): Promise<void> {
  const errors: FieldError[] = []
  const names = new Set<string>()
  for (const [index, { formId, field }] of filters.entries()) {
    const refuse = (code: string, message: FieldError['message'], params: Record<string, string>) =>
      errors.push({ field: `filters.${index}.field`, code, message, params })
    const form = await loadForm(context, formId)
    if (form.appId !== appId) throw notFound({ zh: '表单', en: 'form' })
    if (form.version === 0) {
      refuse('unpublished', formUnpublished, { form: form.name })
      continue
    }
    const source = await recordSource(context, form, { permission: 'record.read' })
    const name = form.fields.get(field)?.name ?? field
    if (!source.operand(field)) refuse('field', fieldMissing, { field })
    else if (!isFilterable(source, field)) refuse('notFilterable', notFilterable, { field: name })
    else if (names.has(`${formId} ${field}`)) refuse('twice', filterTwice, { field: name })
    names.add(`${formId} ${field}`)
  }
  if (errors.length > 0) throw invalidInput({ count: errors.length }, errors)
}

/**
 * The filters of a dashboard that the viewer may set: of forms whose records and of fields that they may read. A field
 * that has gone from its form since is no filter any more.
 */
export async function usableFilters(
  context: OperationContext,
  filters: readonly DashboardFilter[],
): Promise<DashboardFilter[]> {
  const sources = new Map<string, RecordSource | undefined>()
  for (const formId of new Set(filters.map((filter) => filter.formId))) {
    sources.set(formId, await sourceIfAny(context, formId))
  }
  return filters.filter(({ formId, field }) => {
    const source = sources.get(formId)
    return source !== undefined && isFilterable(source, field)
  })
}

/** The records of a form, or undefined where it is gone or the viewer may read none. */
async function sourceIfAny(context: OperationContext, formId: string): Promise<RecordSource | undefined> {
  try {
    const form = await loadForm(context, formId)
    if (form.version === 0) return undefined
    return await recordSource(context, form, { permission: 'record.read' })
  } catch (error) {
    if (error instanceof SluiceError && (error.status === 403 || error.status === 404)) return undefined
    throw error
  }
}

/** Of files and rows only emptiness could be told. */
function isFilterable(source: RecordSource, field: string): boolean {
  const operand = source.operand(field)
  return operand !== undefined && operand.kind !== 'files' && operand.kind !== 'rows' && field !== '$id'
}
