import type { OperationContext } from '../../../platform/operation/index.ts'
import type { PartChange } from '../../package/index.ts'
import { checkAggregate } from '../aggregate-table/check-definition.ts'
import type { AggregateTable } from '../aggregate-table/definition.ts'
import { removeTable, saveTable } from '../aggregate-table/save-table.ts'

/** Makes the aggregate tables of an app what they shall be. */
export async function changeAggregates(
  context: OperationContext,
  { appId, now, next }: PartChange<AggregateTable[]>,
): Promise<void> {
  const kept = new Set(next.map(({ id }) => id))
  for (const { id } of now) if (!kept.has(id)) await removeTable(context, id)
  for (const { id, name, definition } of next)
    await saveTable(
      context,
      appId,
      { id, name, definition },
      await checkAggregate(context, appId, definition),
    )
}
