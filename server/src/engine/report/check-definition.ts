import type { ReportDefinition } from '@sluice/contract'
import { notFound } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { loadForm, recordSource } from '../form/index.ts'
import { compileReport } from './compile-report.ts'

/**
 * Refuses a report that could not run: a form of another app, fields that are not there, sums of text.
 * @throws notFound, definitionWrong
 */
export async function checkDefinition(
  context: OperationContext,
  appId: string,
  definition: ReportDefinition,
): Promise<void> {
  const form = await loadForm(context, definition.formId)
  if (form.appId !== appId) throw notFound({ zh: '表单', en: 'form' })
  const source = await recordSource(context, form, {
    permission: 'record.read',
    ...(definition.filter ? { filter: definition.filter } : {}),
  })
  compileReport(form, source, definition)
}
