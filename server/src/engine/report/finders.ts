import type { OperationContext } from '../../platform/operation/index.ts'
import { bestHits, defineFinder, type Wanted } from '../../platform/search/index.ts'

/** Names that are compared. */
const mostNames = 2000

export const reportFinder = defineFinder((context, wanted) => findByName(context, wanted, 'report'))
export const dashboardFinder = defineFinder((context, wanted) => findByName(context, wanted, 'dashboard'))

async function findByName(context: OperationContext, wanted: Wanted, kind: 'report' | 'dashboard') {
  const [policy, { rows }] = await Promise.all([
    context.policy(),
    context.transaction.query<{ id: string; name: string; app_id: string; app_name: string }>(
      `select o.id, o.name, o.app_id, a.name as app_name
       from ${kind} o
       join app a on a.tenant_id = o.tenant_id and a.id = o.app_id and a.deleted_at is null
       where o.tenant_id = $1 and strpos(fold_text(o.name), $2) > 0
       order by o.id limit ${mostNames}`,
      [context.tenantId, wanted.folded],
      `find-${kind}s`,
    ),
  ])
  const mine = rows.filter(({ app_id }) => policy.decide('report.read', { type: `app:${app_id}` }).allowed)
  return {
    hits: bestHits(
      wanted,
      mine.map(({ id, name, app_id, app_name }) => ({
        kind,
        id,
        title: name,
        note: app_name,
        appId: app_id,
        formId: null,
      })),
    ),
  }
}
