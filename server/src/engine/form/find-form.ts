import type { FormDefinition } from '@sluice/contract'
import type { Selectable } from 'kysely'
import { notFound } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import type { FormTable } from './tables.ts'

export type FormRow = Selectable<FormTable>

/** The row of a form, with its draft. @throws notFound */
export async function findForm(context: OperationContext, formId: string): Promise<FormRow> {
  return orNotFound(await livingForm(context, formId).executeTakeFirst())
}

/**
 * The same, locked until the transaction ends: one publish at a time, and a draft that is saved meanwhile waits and is kept.
 * @throws notFound
 */
export async function lockForm(context: OperationContext, formId: string): Promise<FormRow> {
  return orNotFound(await livingForm(context, formId).forUpdate().executeTakeFirst())
}

function livingForm({ db, tenantId }: OperationContext, formId: string) {
  return db
    .selectFrom('form')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', formId)
    .where('deleted_at', 'is', null)
}

function orNotFound(row: FormRow | undefined): FormRow {
  if (!row) throw notFound({ zh: '表单', en: 'form' })
  return row
}

/** What was published as one version. @throws notFound */
export async function findVersion(
  context: OperationContext,
  formId: string,
  version: number,
): Promise<FormDefinition> {
  const row = await context.db
    .selectFrom('form_version')
    .select('definition')
    .where('tenant_id', '=', context.tenantId)
    .where('form_id', '=', formId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) throw notFound({ zh: '版本', en: 'version' })
  return row.definition
}
