import { runTransaction, writeOutbox } from '../../../database/index.ts'
import { jobRequest, type OperationContext, type Services } from '../../../platform/operation/index.ts'
import { indexListJob } from '../jobs/index-list.ts'
import type { LoadedForm } from '../loaded-form.ts'
import { isServedAnyway, listIndexName } from './list-index.ts'
import type { ListShape } from './list-shape.ts'

/** A list of one shape is worth an index when this process has read it so often within the hour. */
export const usesBeforeIndex = 20
/** One that sorts the whole form costs more each time. */
const usesBeforeOrder = 3
const countedFor = 3_600_000
const capacity = 5000

interface Use {
  count: number
  since: number
}

const uses = new WeakMap<Services, Map<string, Use>>()

/**
 * Counts a list that no index serves whole. When a large form's list is used often, its index is asked for: once an
 * hour and process at most, by a job after the commit.
 */
export function noteListUse(context: OperationContext, form: LoadedForm, shape: ListShape): void {
  if (!form.isLarge || isServedAnyway(form, shape)) return
  const name = listIndexName(form.id, shape)
  if (form.listIndexes.has(name)) return
  const { services } = context
  const counted = uses.get(services) ?? new Map<string, Use>()
  uses.set(services, counted)
  const now = context.clock.now().getTime()
  const known = counted.get(name)
  const use = known && now - known.since < countedFor ? known : { count: 0, since: now }
  if (counted.size >= capacity && !known) counted.clear()
  counted.set(name, use)
  use.count++
  const enough = shape.equal.length === 0 ? usesBeforeOrder : usesBeforeIndex
  if (use.count === enough) context.afterCommit(() => requestIndex(context, form.id, shape))
}

/** A query writes nothing in its own transaction, so the request has one of its own. */
function requestIndex(
  { services, tenantId, clock }: OperationContext,
  formId: string,
  shape: ListShape,
): void {
  const { equal, sort, collation } = shape
  const request = jobRequest(indexListJob, { formId, equal, sort, collation })
  runTransaction(services.pools.server, { tenantId, asTenantRole: true }, (transaction) =>
    writeOutbox(transaction, [request], clock.now()),
  )
    .then(() => services.nudgeOutbox())
    .catch((error) => services.log.error(error, 'list index'))
}
