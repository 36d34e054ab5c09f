import type { FlowTree } from '@sluice/bpmn/xml'
import { z } from 'zod'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { loadForm } from '../../form/index.ts'
import { definePackagePart, type ImportedIds, type LeftThing, packageBroken } from '../../package/index.ts'
import { writeDraft } from '../definition/draft.ts'
import type { Drawing } from '../definition/drawing.ts'
import { flowTreeSchema } from '../definition/flow-tree.ts'
import { isSound, publishDrawing } from '../definition/publish-drawing.ts'
import { readDrawing } from '../definition/read-drawing.ts'
import { withoutStrangers } from '../definition/without-strangers.ts'

/** As BPMN, or as the tree designer draws it. */
const drawingSchema = z.union([
  z.object({ xml: z.string().min(1).max(3_000_000) }),
  z.object({ tree: flowTreeSchema }),
])

const flowSchema = z.object({
  formId: z.uuid(),
  /** The flow that records are submitted to. */
  published: drawingSchema.optional(),
  /** What is drawn and not published yet. */
  draft: drawingSchema.optional(),
})
type PackagedFlow = z.infer<typeof flowSchema>

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
  schema: z.array(flowSchema).max(500),
  read: async ({ transaction, tenantId }, appId) => {
    const { rows } = await transaction.query<{
      formId: string
      published: string | null
      xml: string | null
      tree: z.infer<typeof flowTreeSchema> | null
    }>(
      `select f.id as "formId", p.xml as published, d.xml, d.tree from form f
       left join lateral (
         select xml from flow_definition where tenant_id = $1 and form_id = f.id order by version desc limit 1) p on true
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
  write: async (context, flows, { ids }) => {
    const left: LeftThing[] = []
    for (const { formId, published, draft } of ids.rename(flows)) {
      if (!ids.isOwn(formId)) throw packageBroken({ where: `parts.flows: ${formId}` })
      const drawn = draft && drawingOf(draft)
      if (published) await publish(context, formId, drawingOf(published), { ids, left, drawn })
      if (drawn) await writeDraft(context, formId, drawn)
    }
    return left
  },
})

function drawingOf(drawing: z.infer<typeof drawingSchema>): Drawing {
  return 'xml' in drawing ? { xml: drawing.xml, tree: null } : { xml: null, tree: drawing.tree as FlowTree }
}

interface Setting {
  ids: ImportedIds
  left: LeftThing[]
  drawn: Drawing | undefined
}

/** A flow that asks somebody who is not here asks the others; one that cannot be published so is a draft. */
async function publish(
  context: OperationContext,
  formId: string,
  drawing: Drawing,
  { ids, left, drawn }: Setting,
): Promise<void> {
  const form = await loadForm(context, formId)
  let read = await readDrawing(context, form, drawing)
  const tree = read.tree && (withoutStrangers(read.tree, ids.isKnown) as FlowTree)
  if (tree && JSON.stringify(tree) !== JSON.stringify(read.tree)) {
    read = await readDrawing(context, form, { xml: null, tree })
    left.push({
      zh: `“${form.name}”的流程去掉了这里没有的处理人，请检查。`,
      en: `The flow of "${form.name}" no longer asks people who are not here; look at it.`,
    })
  }
  if (isSound(read)) {
    await publishDrawing(context, form, read)
    return
  }
  if (!drawn) await writeDraft(context, formId, read)
  left.push({
    zh: `“${form.name}”的流程在这里不能发布，已存为草稿。`,
    en: `The flow of "${form.name}" cannot be published here; it is a draft.`,
  })
}
