import type { Outline } from '../../package/index.ts'
import type { FlowStepInput } from '../definition/flow-tree.ts'
import type { PackagedFlow } from './packaged-flow.ts'

/** The steps of flows that are drawn as trees, in the order in which they can come. */
export function outlineFlows(flows: readonly PackagedFlow[]): Outline[] {
  return flows.flatMap(({ published }) => {
    if (!published || !('tree' in published)) return []
    const { name, root } = published.tree
    return [{ title: name, lines: stepNames(root), boxes: [] }]
  })
}

function stepNames(steps: readonly FlowStepInput[]): string[] {
  return steps.flatMap((step) => {
    const inside = 'branches' in step ? step.branches.flatMap((branch) => stepNames(branch.steps)) : []
    return [...('branches' in step ? [] : [step.name]), ...inside]
  })
}
