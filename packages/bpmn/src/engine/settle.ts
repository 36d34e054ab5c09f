import type { ItemOf } from '../state.ts'
import { completeActivity } from './complete.ts'
import { fireCondition } from './condition.ts'
import { enterEvent } from './event.ts'
import { boundMet, stop, strand } from './flow.ts'
import { enterGateway, fireSettledJoin } from './gateway.ts'
import { openEventScope } from './occur.ts'
import { enterActivity, openActivity, startInstance } from './open.ts'
import { ExpressionFailed, type Job, nodeOf, type Run } from './run.ts'
import { completeEmpty } from './scope.ts'

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
  switch (job.job) {
    case 'arrive':
      doArrive(run, job)
      return
    case 'complete': {
      const item = run.items.get(job.item)
      if (item) completeActivity(run, item)
      return
    }
    case 'instances':
      startInstances(run, job)
      return
    case 'undo':
      if (run.items.has(job.parent)) attempt(run, job.node, job.parent, () => undo(run, job))
  }
}

function doArrive(run: Run, job: Extract<Job, { job: 'arrive' }>): void {
  const scope = run.items.get(job.scope)
  if (scope?.kind !== 'scope') return
  const bound = boundMet(run)
  if (bound) {
    stop(run, job.node, scope.id, bound, job.flow)
    return
  }
  attempt(run, job.node, scope.id, () => enter(run, job.node, scope, job.flow))
}

function startInstances(run: Run, { multi: id, times }: Extract<Job, { job: 'instances' }>): void {
  for (let n = 0; n < times; n++) {
    const multi = run.items.get(id)
    if (multi?.kind !== 'multi') return
    const bound = boundMet(run)
    if (bound) {
      strand(run, multi.node, multi.id, 'enter', bound).times = times - n
      return
    }
    run.moves++
    const begun = attempt(run, multi.node, multi.id, () => startInstance(run, multi))
    if (!begun) multi.started--
  }
}

function undo(run: Run, { node: id, parent, vars, done }: Extract<Job, { job: 'undo' }>): void {
  const node = nodeOf(run, id)
  if (node.type === 'scope' && node.scope === 'eventSubProcess') {
    const handler = openEventScope(run, node, parent, vars)
    if (done) handler.done = done
  } else if (node.type !== 'event' && node.type !== 'gateway') {
    openActivity(run, node, parent, vars)
  }
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
    const older = (job: Job): boolean => subjectOf(job) < next
    run.queue = run.queue.filter(older)
    run.late = run.late.filter(older)
    strand(run, node, parent, 'enter', error.code, error.message)
    return false
  }
}

/** The item a job is about. */
function subjectOf(job: Job): number {
  switch (job.job) {
    case 'arrive':
      return job.scope
    case 'instances':
      return job.multi
    case 'complete':
      return job.item
    case 'undo':
      return job.parent
  }
}
