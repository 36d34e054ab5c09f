import { z } from 'zod'
import { isStranded } from '../course/flow-state.ts'
import type { StoredInstance } from './read-instance.ts'

export const diagramSchema = z.object({
  xml: z.string(),
  visitedNodes: z.array(z.string()),
  visitedFlows: z.array(z.string()),
  activeNodes: z.array(z.string()),
  failedNodes: z.array(z.string()),
})

/** The path taken, to be drawn on the diagram of the instance's own version (N3.10, N3.11). */
export function diagramOf({ instance, events }: StoredInstance): z.infer<typeof diagramSchema> {
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
    xml: instance.xml,
    visitedNodes: [...visitedNodes],
    visitedFlows: [...visitedFlows],
    activeNodes: nodesOf(waiting),
    failedNodes: nodesOf(failed),
  }
}
