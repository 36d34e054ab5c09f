import { formDefinitionSchema } from '@sluice/contract'
import { runTransaction } from '../../../database/index.ts'
import { newId } from '../../../kernel/index.ts'
import { createContext } from '../../../platform/operation/index.ts'
import type { TestHouse } from '../../../testing/test-house.ts'
import { createFormTable } from '../../form/publish/form-table.ts'
import { publishForm } from '../../form/publish/publish-form.ts'

/** Stands in until form.create is there. */
export async function temporaryForm(
  house: TestHouse,
  appId: string | undefined,
  name: string,
  fields: unknown[],
) {
  const { services } = house.house
  const { tenantId, admin } = house
  const app = appId ?? newId()
  const formId = newId()
  const now = new Date()
  let done = () => undefined as void
  await runTransaction(services.pools.owner, { tenantId }, async (transaction) => {
    const origin = { requestId: 'x', locale: 'zh' as const }
    const { context, committed } = createContext({
      services,
      transaction,
      actor: admin.actor,
      operationId: 'x',
      origin,
    })
    done = committed
    if (!appId)
      await transaction.query(
        `insert into app (tenant_id, id, name, created_at, updated_at) values ($1, $2, $3, $4, $4)`,
        [tenantId, app, '物流', now],
      )
    await transaction.query(
      `insert into form (tenant_id, id, app_id, name, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)`,
      [tenantId, formId, app, name, now],
    )
    for (const sql of createFormTable(tenantId, formId)) await transaction.query(sql)
    await publishForm(context, formId, formDefinitionSchema.parse({ fields, titleFieldId: 'title' }), {
      valuesThatFail: 'refuse',
    })
  })
  done()
  return { appId: app, formId }
}
