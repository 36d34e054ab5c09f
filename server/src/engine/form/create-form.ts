import type { FormDefinition } from '@sluice/contract'
import { whenTaken } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { actorId, type OperationContext } from '../../platform/operation/index.ts'
import { requireOwnApp } from '../app/index.ts'
import { formNameTaken } from './form-names.ts'
import { checkDefinition } from './publish/check-definition.ts'
import { createFormTable } from './publish/form-table.ts'
import { publishForm } from './publish/publish-form.ts'

export interface NewForm {
  /** Absent: a new one. */
  id?: string
  appId: string
  name: string
  icon?: string | undefined
  /** Published at once when given: templates and spreadsheets bring their fields. */
  definition?: FormDefinition
}

/**
 * Makes a form and its table. Runs in a transaction of the schema owner (`transaction: 'schema'`); the caller has
 * checked the permission.
 * @returns the id of the form
 * @throws invalidInput naming `name` when the app has a form of that name; definitionWrong
 */
export async function createForm(
  context: OperationContext,
  { id = newId(), appId, name, icon = '', definition }: NewForm,
): Promise<string> {
  const { transaction, tenantId, clock, actor } = context
  requireOwnApp(appId)
  const now = clock.now().toISOString()
  await whenTaken(formNameTaken, () =>
    transaction.query(
      `insert into form (tenant_id, id, app_id, name, icon, position, created_at, created_by, updated_at)
       select $1, $2, $3, $4, $5, coalesce(max(position) + 1, 0), $6, $7, $6
       from form where tenant_id = $1 and app_id = $3`,
      [tenantId, id, appId, name, icon, now, actorId(actor)],
    ),
  )
  for (const statement of createFormTable(tenantId, id)) await transaction.query(statement)
  if (definition) {
    await checkDefinition(context, definition)
    await publishForm(context, id, definition, { valuesThatFail: 'refuse' })
  }
  return id
}
