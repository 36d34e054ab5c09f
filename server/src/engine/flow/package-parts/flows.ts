import { z } from 'zod'
import { definePackagePart, type LeftThing, packageBroken } from '../../package/index.ts'
import { writeDraft } from '../definition/draft.ts'
import type { FlowTreeInput } from '../definition/flow-tree.ts'
import { alignFlows, understandMeanings } from '../packaging/align-flows.ts'
import { changeFlows, flowEffects } from '../packaging/change-flows.ts'
import { joinFlows, splitFlows } from '../packaging/flow-pieces.ts'
import { outlineFlows } from '../packaging/outline-flows.ts'
import { drawingOf, type PackagedFlow, packagedFlowSchema } from '../packaging/packaged-flow.ts'
import { publishPackaged } from '../packaging/publish-packaged.ts'
import { tellFlow } from '../packaging/tell-flow.ts'
import { renameUnderstood, understandFlows } from '../packaging/understand-flows.ts'

/** The published flow of each form, and its draft. */
export const packagedFlows = definePackagePart<PackagedFlow[]>({
  key: 'flows',
  order: 20,
  kind: 'definition',
  tables: {
    flow_definition: {
      tenant_id: 'made anew',
      id: 'made anew',
      form_id: 'carried',
      version: 'left: versions begin again where a flow is imported',
      xml: 'carried',
      model: 'made anew',
      published_by: 'made anew',
      published_at: 'made anew',
    },
    flow_draft: {
      tenant_id: 'made anew',
      form_id: 'carried',
      xml: 'carried',
      tree: 'carried',
      saved_by: 'made anew',
      saved_at: 'made anew',
    },
  },
  schema: z.array(packagedFlowSchema).max(500),
  read: async ({ transaction, tenantId }, appId) => {
    const { rows } = await transaction.query<{
      formId: string
      published: string | null
      xml: string | null
      tree: FlowTreeInput | null
    }>(
      `select f.id as "formId", p.xml as published, d.xml, d.tree from form f
       left join lateral (
         select xml from flow_definition where tenant_id = $1 and form_id = f.id and f.has_flow
         order by version desc limit 1) p on true
       left join flow_draft d on d.tenant_id = $1 and d.form_id = f.id
       where f.tenant_id = $1 and f.app_id = $2 and f.deleted_at is null
         and (p.xml is not null or d.form_id is not null)
       order by f.position, f.id`,
      [tenantId, appId],
      'package-flows',
    )
    return rows.map(({ formId, published, xml, tree }) => ({
      formId,
      ...(published === null ? {} : { published: { xml: published } }),
      ...(xml !== null ? { draft: { xml } } : tree !== null ? { draft: { tree } } : {}),
    }))
  },
  own: () => [],
  names: (flows) => flows.map(() => ''),
  outline: outlineFlows,
  ahead: understandFlows,
  write: async (context, flows, { ids, ahead }) => {
    const left: LeftThing[] = []
    const understood = renameUnderstood(ahead, ids)
    for (const { formId, published, draft } of ids.rename(flows)) {
      if (!ids.isOwn(formId)) throw packageBroken({ where: `parts.flows: ${formId}` })
      const drawn = draft && drawingOf(draft)
      if (published)
        await publishPackaged(context, formId, drawingOf(published), { ids, left, drawn, understood })
      if (drawn) await writeDraft(context, formId, drawn)
    }
    return left
  },
  pieces: {
    unordered: true,
    split: splitFlows,
    join: joinFlows,
    ahead: understandMeanings,
    align: alignFlows,
    tell: (context, _, before, after) => tellFlow(context, before as PackagedFlow, after as PackagedFlow),
    effects: flowEffects,
    change: changeFlows,
  },
})
