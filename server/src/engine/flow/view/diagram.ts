import { z } from 'zod'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { isStranded } from '../course/flow-state.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import { drawnBranchSchema, drawnStepSchema } from './drawn-flow.ts'
import { drawnStepsOf } from './drawn-steps.ts'
import type { StoredInstance } from './read-instance.ts'

export const diagramSchema = z.object({
  /** The flow as a tree of steps; empty where it is none. */
  steps: z.array(drawnStepSchema),
  branches: z.array(drawnBranchSchema),
  /** Its BPMN, where it is no tree. */
  xml: z.string().nullable(),
  visitedNodes: z.array(z.string()),
  visitedFlows: z.array(z.string()),
  activeNodes: z.array(z.string()),
  failedNodes: z.array(z.string()),
})

/** The path taken, to be drawn on the diagram of the instance's own version (N3.10, N3.11). */
export async function diagramOf(
  context: OperationContext,
  definition: FlowDefinition,
  { instance, events }: StoredInstance,
): Promise<z.infer<typeof diagramSchema>> {
  const flow = await drawnStepsOf(context, definition)
  const visitedNodes = new Set<string>()
  const visitedFlows = new Set<string>()
  for (const { path } of events) {
    for (const step of path ?? []) {
      if ('in' in step) visitedNodes.add(step.in)
      else if ('by' in step) visitedFlows.add(step.by)
    }
  }
  const running = instance.ended_at === null
  const { items } = instance.state.engine
  const failed = items.filter(isStranded)
  const waiting = items.filter((item) => (item.kind === 'task' && !item.failure) || item.kind === 'catch')
  const nodesOf = (list: typeof items) => (running ? [...new Set(list.map(({ node }) => node))] : [])
  return {
    ...(typeof flow === 'string' ? { steps: [], branches: [], xml: flow } : { ...flow, xml: null }),
    visitedNodes: [...visitedNodes],
    visitedFlows: [...visitedFlows],
    activeNodes: nodesOf(waiting),
    failedNodes: nodesOf(failed),
  }
}
