import { bpmnToTree, type FlowStep, type FlowTree, readBpmn } from '@sluice/bpmn/xml'
import { z } from 'zod'
import type { OperationContext } from '../../../platform/operation/index.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'

const kinds = [
  'applicant',
  'approve',
  'fill',
  'cc',
  'robot',
  'delay',
  'subflow',
  'end',
  'condition',
  'inclusive',
  'parallel',
] as const

/** A flow as its readers see it drawn: what is asked of whom is not in it, only what there is to go through. */
export const drawnStepSchema = z.object({
  id: z.string(),
  kind: z.enum(kinds),
  name: z.string(),
  /** How several people sign: one is enough, or all. */
  signing: z.enum(['any', 'all']).nullable(),
  /** Branch it lies in; null: the trunk. Steps of one branch follow each other in the order of the list. */
  branchId: z.string().nullable(),
})
export const drawnBranchSchema = z.object({ id: z.string(), name: z.string(), stepId: z.string() })

export interface DrawnFlow {
  steps: z.infer<typeof drawnStepSchema>[]
  branches: z.infer<typeof drawnBranchSchema>[]
}

/** Definitions never change, so what was read of one is right as long as it is in memory. */
const drawn = new WeakMap<FlowDefinition, DrawnFlow | string>()

/** The flow of a definition as steps; as its BPMN where it is no tree. */
export async function drawnStepsOf(
  context: OperationContext,
  definition: FlowDefinition,
): Promise<DrawnFlow | string> {
  const known = drawn.get(definition)
  if (known) return known
  const { rows } = await context.transaction.query<{ xml: string }>(
    'select xml from flow_definition where tenant_id = $1 and id = $2',
    [context.tenantId, definition.id],
    'flow-definition-xml',
  )
  const { xml } = rows[0]!
  const tree = bpmnToTree(await readBpmn(xml))
  const read = 'unfit' in tree ? xml : flatten(tree)
  drawn.set(definition, read)
  return read
}

/** A list, because a schema that contains itself cannot be written down for foreign tools. */
function flatten({ root }: FlowTree): DrawnFlow {
  const flow: DrawnFlow = { steps: [], branches: [] }
  const visit = (steps: readonly FlowStep[], branchId: string | null) => {
    for (const step of steps) {
      flow.steps.push({ id: step.id, kind: step.kind, name: step.name, signing: signingOf(step), branchId })
      if (!('branches' in step)) continue
      for (const branch of step.branches) {
        flow.branches.push({ id: branch.id, name: branch.name, stepId: step.id })
        visit(branch.steps, branch.id)
      }
    }
  }
  visit(root, null)
  return flow
}

function signingOf(step: FlowStep): 'any' | 'all' | null {
  if (step.kind !== 'approve') return null
  return step.config.signing === 'all' ? 'all' : 'any'
}
