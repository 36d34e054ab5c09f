import { canMoveToken } from '@sluice/bpmn'
import { earlierNodes } from '../definition/earlier-nodes.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import type { FlowState } from './flow-state.ts'

export interface ReturnTarget {
  nodeId: string
  name: string
  /** From there the token can come straight back. */
  straightBack: boolean
}

/**
 * Nodes a task may be returned to: somebody has finished them, they lie before it, and the flow can go on from there
 * (N3.6); the first one first.
 * @param item the stepper's item of the task
 */
export function returnTargets(
  definition: FlowDefinition,
  state: FlowState,
  nodeId: string,
  item: number,
): ReturnTarget[] {
  const earlier = earlierNodes(definition, nodeId)
  const { nodes } = definition.model
  const here = nodes[nodeId]
  return state.handled
    .filter((id) => earlier.has(id) && definition.people.has(id))
    .filter((id) => canMoveToken(definition.model, state.engine, item, id))
    .map((id) => {
      const there = nodes[id]!
      const single = !('loop' in there && there.loop) && !(here && 'loop' in here && here.loop)
      return {
        nodeId: id,
        name: definition.people.get(id)!.name,
        straightBack: single && there.container === here?.container,
      }
    })
}
