import type { FlowTree } from '@sluice/bpmn/xml'
import { z } from 'zod'
import type { Drawing } from '../definition/drawing.ts'
import { flowTreeSchema } from '../definition/flow-tree.ts'

/** As BPMN, or as the tree designer draws it. */
const drawingSchema = z.union([
  z.object({ xml: z.string().min(1).max(3_000_000) }),
  z.object({ tree: flowTreeSchema }),
])
export type PackagedDrawing = z.infer<typeof drawingSchema>

export const packagedFlowSchema = z.object({
  formId: z.uuid(),
  /** The flow that records are submitted to. */
  published: drawingSchema.optional(),
  /** What is drawn and not published yet. */
  draft: drawingSchema.optional(),
})
export type PackagedFlow = z.infer<typeof packagedFlowSchema>

export function drawingOf(drawing: PackagedDrawing): Drawing {
  return 'xml' in drawing ? { xml: drawing.xml, tree: null } : { xml: null, tree: drawing.tree as FlowTree }
}
