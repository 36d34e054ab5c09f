import { bpmnToTree, type FlowStep, type FlowTree, readBpmn } from '@sluice/bpmn/xml'
import type { DrawnFlow } from './drawn-flow.ts'

/** Steps of a flow; null where it is more than a tree. */
export async function stepsOf(xml: string): Promise<DrawnFlow | null> {
  const tree = bpmnToTree(await readBpmn(xml))
  return 'unfit' in tree ? null : flatten(tree)
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
