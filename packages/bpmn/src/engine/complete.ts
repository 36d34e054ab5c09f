import type { ActivityNode } from '../model.ts'
import type { Item } from '../state.ts'
import { compensated, remember } from './compensation.ts'
import { arrive, leave } from './flow.ts'
import { instanceCompleted } from './multi.ts'
import { dropTimers, nodeOf, type Run } from './run.ts'
import { startNext } from './scope.ts'

/** An activity, or one instance of it, is done. */
export function completeActivity(run: Run, item: Item, goTo?: string): void {
  const node = nodeOf(run, item.node) as ActivityNode
  dropTimers(run, item.id)
  run.items.delete(item.id)
  const parent = run.items.get(item.parent)
  if (parent?.kind === 'multi') {
    instanceCompleted(run, parent, item)
    return
  }
  const how = parent?.kind === 'compensation' ? 'compensated' : 'completed'
  run.effects.push({ type: 'nodeLeft', nodeId: node.id, itemId: item.id, how })
  if (parent?.kind === 'compensation') {
    compensated(run, parent)
    return
  }
  if (parent?.kind !== 'scope') return
  remember(node, item, parent)
  if (goTo) arrive(run, goTo, parent.id)
  else leave(run, node, parent, node.completionQuantity)
  startNext(run, parent)
}
