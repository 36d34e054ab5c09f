import { is, type ModdleElement, many, one } from '../xml/element.ts'
import { type CheckContext, containerOf, report } from './rule.ts'

/** Sequence flows: where they may run, which may have conditions, what a default flow is (BPMN 2.0 §8.4.13). */
export function checkFlows(context: CheckContext): void {
  for (const element of context.elements) {
    if (is(element, 'SequenceFlow')) checkFlow(context, element)
    if (is(element, 'FlowNode')) checkNode(context, element)
  }
}

function checkFlow(context: CheckContext, flow: ModdleElement): void {
  const source = one(flow, 'sourceRef')
  const target = one(flow, 'targetRef')
  if (!source || !target) return
  const place = containerOf(flow)
  if (containerOf(source) !== containerOf(target) || (place && containerOf(source) !== place)) {
    report(context, 'flow-crosses-border', flow)
  }
  if (!one(flow, 'conditionExpression')) return
  const alternatives = context.outgoing.get(source)?.length ?? 0
  if (is(source, 'StartEvent') || is(source, 'EventBasedGateway'))
    report(context, 'condition-not-allowed', flow)
  else if (is(source, 'ParallelGateway')) report(context, 'condition-ignored', flow)
  else if (alternatives < 2) report(context, 'condition-without-choice', flow)
}

function checkNode(context: CheckContext, node: ModdleElement): void {
  const outgoing = context.outgoing.get(node) ?? []
  const incoming = context.incoming.get(node) ?? []
  const fallback = one(node, 'default')
  if (fallback && is(fallback, 'SequenceFlow')) {
    if (!outgoing.includes(fallback)) report(context, 'default-not-outgoing', node)
    else if (one(fallback, 'conditionExpression')) report(context, 'default-with-condition', node)
  }
  checkListed(context, node, incoming, 'incoming')
  checkListed(context, node, outgoing, 'outgoing')
  if (is(node, 'ExclusiveGateway') || is(node, 'InclusiveGateway'))
    checkChoice(context, node, outgoing, fallback)
}

/** A node need not list its flows; one that it lists must be its own. */
function checkListed(
  context: CheckContext,
  node: ModdleElement,
  flows: ModdleElement[],
  property: string,
): void {
  const own = new Set(flows)
  for (const flow of many(node, property)) {
    if (is(flow, 'SequenceFlow') && !own.has(flow)) report(context, 'flow-listed-elsewhere', node, flow.id)
  }
}

function checkChoice(
  context: CheckContext,
  node: ModdleElement,
  outgoing: ModdleElement[],
  fallback: ModdleElement | undefined,
): void {
  if (outgoing.length < 2) return
  const bare = outgoing.filter((flow) => flow !== fallback && !one(flow, 'conditionExpression'))
  for (const flow of bare) report(context, 'flow-without-condition', flow, node.name ?? node.id)
  if (!fallback && bare.length === 0) report(context, 'missing-default', node)
}
