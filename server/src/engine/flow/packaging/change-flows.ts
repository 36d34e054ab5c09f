import type { OperationContext } from '../../../platform/operation/index.ts'
import { announceFormChange } from '../../form/index.ts'
import type { DataEffect, ImportedIds, LeftThing, PartChange } from '../../package/index.ts'
import { readDraft, writeDraft } from '../definition/draft.ts'
import { announceFlowChange } from '../definition/load-definition.ts'
import { drawingOf, type PackagedFlow } from './packaged-flow.ts'
import { publishPackaged } from './publish-packaged.ts'

type FlowsChange = PartChange<PackagedFlow[]>

/** Publishes the flows that are others, and takes away those that are gone; what runs goes on as it began (N3.10). */
export async function changeFlows(
  context: OperationContext,
  { now, next }: FlowsChange,
  { ids }: { ids: ImportedIds },
): Promise<LeftThing[]> {
  const left: LeftThing[] = []
  const { changed, gone } = differences({ now, next })
  for (const { formId, published } of changed) {
    const drawn = await readDraft(context, formId)
    await publishPackaged(context, formId, drawingOf(published!), { ids, left, drawn })
    // A publish ends the draft it comes from; this one comes from elsewhere.
    if (drawn) await writeDraft(context, formId, drawn)
  }
  if (gone.length > 0) {
    await context.transaction.query(
      'update form set has_flow = false where tenant_id = $1 and id = any($2::uuid[])',
      [context.tenantId, gone],
    )
    for (const formId of gone) {
      announceFormChange(context, formId)
      announceFlowChange(context, formId)
    }
  }
  return left
}

/** How many flows that run are of a version that is no longer the current one then. */
export async function flowEffects(
  { transaction, tenantId }: OperationContext,
  change: FlowsChange,
): Promise<DataEffect[]> {
  const { changed, gone } = differences(change)
  const { rows } = await transaction.query<{ name: string; running: number }>(
    `select f.name, count(*)::int as running from flow_instance i
     join form f on f.tenant_id = i.tenant_id and f.id = i.form_id
     where i.tenant_id = $1 and i.ended_at is null and i.form_id = any($2::uuid[]) group by f.id, f.name order by f.name`,
    [tenantId, [...changed.map(({ formId }) => formId), ...gone]],
  )
  return rows.map(({ name, running }) => ({
    formName: name,
    rows: running,
    zh: `${running} 个正在进行的流程按原来的版本办完`,
    en: `${running} running flow(s) go on in the version they began with`,
  }))
}

function differences({ now, next }: Pick<FlowsChange, 'now' | 'next'>) {
  const before = new Map(now.map(({ formId, published }) => [formId, JSON.stringify(published)]))
  const after = new Map(next.map((flow) => [flow.formId, flow]))
  return {
    changed: next.filter(
      ({ formId, published }) => published && before.get(formId) !== JSON.stringify(published),
    ),
    gone: now
      .filter(({ formId, published }) => published && !after.get(formId)?.published)
      .map(({ formId }) => formId),
  }
}
