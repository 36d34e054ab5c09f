import { FLOW_LIMITS } from '../limits.ts'
import { is, type ModdleElement, one, text } from '../xml/element.ts'
import { type CheckContext, report } from './rule.ts'

/**
 * Bounds of one flow that can be told from its file, so that none is met only while it runs.
 * @returns false when the file is so large that it is not looked at any further
 */
export function checkBounds(context: CheckContext): boolean {
  const { nodes, flows } = FLOW_LIMITS
  const counts = { nodes: 0, flows: 0 }
  for (const element of context.elements) {
    if (is(element, 'SequenceFlow')) counts.flows++
    else if (is(element, 'FlowNode') || is(element, 'Process') || is(element, 'Participant')) counts.nodes++
  }
  const { definitions } = context.document
  if (counts.nodes > nodes) report(context, 'too-many-nodes', definitions, `${counts.nodes} > ${nodes}`)
  if (counts.flows > flows) report(context, 'too-many-flows', definitions, `${counts.flows} > ${flows}`)
  if (context.findings.length > 0) return false
  for (const element of context.elements) checkCounts(context, element)
  return true
}

function checkCounts(context: CheckContext, element: ModdleElement): void {
  const { instances, rounds, quantity } = FLOW_LIMITS
  const tooMany = (count: number, most: number): void => {
    if (count > most) report(context, 'count-too-large', element, `${count} > ${most}`)
  }
  if (is(element, 'MultiInstanceLoopCharacteristics')) tooMany(constantOf(element), instances)
  else if (is(element, 'StandardLoopCharacteristics')) tooMany(Number(element.loopMaximum ?? 0), rounds)
  else if (is(element, 'Activity')) {
    tooMany(Number(element.startQuantity ?? 1), quantity)
    tooMany(Number(element.completionQuantity ?? 1), quantity)
  }
}

/** A number of instances that stands in the file; not a number when it is worked out. */
function constantOf(loop: ModdleElement): number {
  return Number(text(one(loop, 'loopCardinality'), 'body')?.trim() || Number.NaN)
}
