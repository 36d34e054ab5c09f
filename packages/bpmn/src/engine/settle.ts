import type { ItemOf } from '../state.ts'
import { enterActivity } from './activity.ts'
import { fireCondition } from './condition.ts'
import { enterEvent } from './event.ts'
import { strand } from './flow.ts'
import { enterGateway, fireSettledJoin } from './gateway.ts'
import { startInstance } from './multi.ts'
import { ExpressionFailed, type Job, nodeOf, type Run } from './run.ts'
import { completeEmpty } from './scope.ts'

/** Tokens one step may move before it is taken for a loop that never waits. */
const MOVES_PER_STEP = 20_000

/** Moves tokens until every one of them waits for something outside. */
export function settle(run: Run): void {
  for (;;) {
    const job = run.queue.shift() ?? run.late.shift()
    if (job) doJob(run, job)
    else if (run.status !== 'running' && run.items.size <= 1) return
    else if (
      !completeEmpty(run) &&
      !fireSettledJoin(run) &&
      !(run.model.watchesConditions && fireCondition(run))
    )
      return
  }
}

function doJob(run: Run, job: Job): void {
  if (job.job === 'instance') {
    const multi = run.items.get(job.multi)
    if (multi?.kind === 'multi') {
      const begun = attempt(run, multi.node, multi.id, () => startInstance(run, multi))
      if (!begun) multi.started--
    }
    return
  }
  const scope = run.items.get(job.scope)
  if (scope?.kind !== 'scope') return
  if (++run.moves > MOVES_PER_STEP) {
    strand(run, job.node, scope.id, 'enter', 'too-many-steps')
    return
  }
  attempt(run, job.node, scope.id, () => enter(run, job.node, scope, job.flow))
}

/** Lets a token enter a node. */
export function enter(run: Run, id: string, scope: ItemOf<'scope'>, flow?: string): void {
  const node = nodeOf(run, id)
  if (node.type === 'event') enterEvent(run, node, scope)
  else if (node.type === 'gateway') enterGateway(run, node, scope, flow)
  else enterActivity(run, node, scope, flow)
}

/**
 * Does something that may fail for an expression; then all it began is taken back and the token stays before it.
 * @returns whether it was done
 */
export function attempt(run: Run, node: string, parent: number, action: () => void): boolean {
  const { next } = run
  const effects = run.effects.length
  try {
    action()
    return true
  } catch (error) {
    if (!(error instanceof ExpressionFailed)) throw error
    for (const item of run.items.values()) if (item.id >= next) run.items.delete(item.id)
    run.timers = run.timers.filter((timer) => timer.item < next)
    run.effects.length = effects
    const begun = (job: Job): boolean => (job.job === 'arrive' ? job.scope < next : job.multi < next)
    run.queue = run.queue.filter(begun)
    run.late = run.late.filter(begun)
    strand(run, node, parent, 'enter', error.code, error.message)
    return false
  }
}
