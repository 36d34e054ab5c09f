import { SluiceError } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { definitionWrong } from '../errors.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { checkAggregate } from './check-definition.ts'
import type { AggregateDefinition } from './definition.ts'
import { countAnew } from './save-table.ts'

/**
 * After what records of a form hold was changed all at once: the aggregate tables over it are checked and counted anew.
 * @throws definitionWrong naming a table that would find nothing any more; aggregateRefused
 */
export async function followForm(context: OperationContext, { id, isCounted }: LoadedForm): Promise<void> {
  if (!isCounted) return
  const { rows } = await context.transaction.query<{
    id: string
    appId: string
    name: string
    definition: AggregateDefinition
  }>(
    `select id, app_id as "appId", name, definition from aggregate_table
     where tenant_id = $1 and $2 = any(form_ids) order by id`,
    [context.tenantId, id],
  )
  for (const { appId, ...table } of rows)
    await countAnew(context, table, await checked(context, appId, table))
}

async function checked(
  context: OperationContext,
  appId: string,
  { name, definition }: { name: string; definition: AggregateDefinition },
) {
  try {
    return await checkAggregate(context, appId, definition)
  } catch (error) {
    if (!(error instanceof SluiceError)) throw error
    const told = error.fields.map(({ code, message, params }) => ({
      field: 'definition.fields',
      code,
      message: { zh: `聚合表“${name}”：${message.zh}`, en: `Aggregate table "${name}": ${message.en}` },
      ...(params && { params }),
    }))
    throw definitionWrong({ count: told.length }, told)
  }
}
