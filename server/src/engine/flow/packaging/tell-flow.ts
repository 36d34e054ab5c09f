import type { FlowStep, FlowTree } from '@sluice/bpmn/xml'
import type { Text } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { understandMeaning } from './align-flows.ts'
import type { PackagedFlow } from './packaged-flow.ts'

/** What stands in a flow, by its id: a node, a branch. */
interface Mark {
  name: string
  text: string
}

/** What differs between two flows, node by node where both can be drawn as trees. */
export async function tellFlow(
  context: OperationContext,
  before: PackagedFlow,
  after: PackagedFlow,
): Promise<Text[]> {
  const [was, is] = [await marksOf(context, before), await marksOf(context, after)]
  if (!was || !is) return [{ zh: '流程图有修改', en: 'the diagram changed' }]
  const told: Text[] = []
  for (const [id, { name, text }] of is) {
    const old = was.get(id)
    if (!old) told.push({ zh: `新增“${name}”`, en: `"${name}" added` })
    else if (old.name !== name)
      told.push({ zh: `“${old.name}”改名为“${name}”`, en: `"${old.name}" is called "${name}"` })
    else if (old.text !== text) told.push({ zh: `“${name}”的设置有修改`, en: `"${name}" is set otherwise` })
  }
  for (const [id, { name }] of was) {
    if (!is.has(id)) told.push({ zh: `去掉“${name}”`, en: `"${name}" removed` })
  }
  return told.length > 0 ? told : [{ zh: '节点的顺序有修改', en: 'the order of nodes changed' }]
}

async function marksOf(
  context: OperationContext,
  { published }: PackagedFlow,
): Promise<Map<string, Mark> | undefined> {
  if (!published) return undefined
  const { tree } = await understandMeaning(context, published)
  return tree ? marks(tree) : undefined
}

function marks(tree: FlowTree): Map<string, Mark> {
  const found = new Map<string, Mark>()
  const walk = (steps: readonly FlowStep[]) => {
    for (const step of steps) {
      if (!('branches' in step)) {
        found.set(step.id, { name: step.name || step.id, text: JSON.stringify(step) })
        continue
      }
      found.set(step.id, { name: step.name || step.id, text: step.kind })
      for (const { steps: inside, ...branch } of step.branches) {
        found.set(branch.id, { name: branch.name || branch.id, text: JSON.stringify(branch) })
        walk(inside)
      }
    }
  }
  walk(tree.root)
  return found
}
