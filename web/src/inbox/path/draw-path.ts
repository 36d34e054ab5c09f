import type { Instance } from '../states.ts'

export type StepKind = Instance['diagram']['steps'][number]['kind']
type Person = { id: string; name: string }

/**
 * done: passed · now: somebody is at it · stuck · next: comes if everybody agrees · again: has been passed and comes
 * again after a return · ahead: may still come · missed: the way went past it
 */
export type StepState = 'done' | 'now' | 'stuck' | 'next' | 'again' | 'ahead' | 'missed'

/** One person at a step: what they did, that they are at it, or that they will be. */
export type PersonAt =
  | {
      is: 'done'
      person: Person | null
      verb: string
      to: string | null
      at: string
      opinion: string | null
      /** Of a round before the present one. */
      earlier: boolean
    }
  | { is: 'waiting'; person: Person; since: string; dueAt: string | null }
  | { is: 'copied'; person: Person; at: string }
  | { is: 'coming'; person: Person }

export interface PathStep {
  id: string
  kind: StepKind
  name: string
  signing: 'any' | 'all' | null
  state: StepState
  /** Nobody was asked: it was passed by itself. */
  skipped: boolean
  people: PersonAt[]
  branches: PathBranch[]
}

export interface PathBranch {
  id: string
  name: string
  state: 'taken' | 'expected' | 'ahead' | 'missed'
  steps: PathStep[]
}

type Told = Pick<Instance, 'diagram' | 'timeline' | 'openTasks' | 'forecast'> & {
  instance: Pick<Instance['instance'], 'state'>
}

const verbsAtStep = new Set(['approve', 'submit', 'reject', 'return', 'transfer'])

/** The flow of an instance as its reader sees it: who did what at each step, where it is now, who comes next (N3.11). */
export function drawPath(told: Told): PathStep[] {
  const { diagram } = told
  const draw = (branchId: string | null): PathStep[] =>
    diagram.steps
      .filter((step) => step.branchId === branchId)
      .map((step) => {
        const inside = diagram.branches.filter(({ stepId }) => stepId === step.id)
        const branches = branchesOf(
          told,
          step.kind,
          inside.map(({ id, name }) => ({ id, name, steps: draw(id) })),
        )
        const state = stateOf(told, step.id)
        return {
          id: step.id,
          kind: step.kind,
          name: step.name,
          signing: step.signing,
          // Branches are passed when all that were taken are.
          state: state === 'done' && !branches.every(isPassed) ? 'now' : state,
          skipped: told.timeline.some(({ kind, nodeId }) => kind === 'skipped' && nodeId === step.id),
          people: peopleAt(told, step.id),
          branches,
        }
      })
  return withMissed(draw(null), told.instance.state !== 'running')
}

function stateOf({ diagram, forecast }: Told, id: string): StepState {
  if (diagram.failedNodes.includes(id)) return 'stuck'
  if (diagram.activeNodes.includes(id)) return 'now'
  const visited = diagram.visitedNodes.includes(id)
  if (forecast.some(({ nodeId }) => nodeId === id)) return visited ? 'again' : 'next'
  return visited ? 'done' : 'ahead'
}

function peopleAt({ timeline, openTasks, forecast, diagram }: Told, id: string): PersonAt[] {
  const lastMove = timeline.findLast(({ verb }) => verb === 'return' || verb === 'jump')
  const order = new Map(timeline.map((entry, index) => [entry.id, index]))
  const moved = lastMove ? order.get(lastMove.id)! : -1
  const acts = timeline.filter(
    (entry) => entry.nodeId === id && entry.kind === 'act' && verbsAtStep.has(entry.verb),
  )
  const ofThisRound = acts.filter((entry) => order.get(entry.id)! > moved)
  const repeats = diagram.activeNodes.includes(id) || forecast.some(({ nodeId }) => nodeId === id)
  // What was said in a round before is told only while the step has no newer word.
  const shown = ofThisRound.length > 0 ? ofThisRound : acts
  return [
    ...shown.map((entry) => ({
      is: 'done' as const,
      person: entry.person,
      verb: entry.verb,
      to: entry.to,
      at: entry.at,
      opinion: entry.opinion,
      earlier: repeats && order.get(entry.id)! <= moved,
    })),
    ...timeline
      .filter(({ kind, nodeId }) => kind === 'copied' && nodeId === id)
      .slice(-1)
      .flatMap(({ people, at }) => people.map((person) => ({ is: 'copied' as const, person, at }))),
    ...openTasks
      .filter(({ nodeId }) => nodeId === id)
      .flatMap(({ people, since, dueAt }) =>
        people.map((person) => ({ is: 'waiting' as const, person, since, dueAt })),
      ),
    ...forecast
      .filter(({ nodeId }) => nodeId === id)
      .flatMap(({ people }) => people.map((person) => ({ is: 'coming' as const, person }))),
  ]
}

function branchesOf({ diagram }: Told, kind: StepKind, branches: Omit<PathBranch, 'state'>[]): PathBranch[] {
  const reached = new Set<StepState>(['done', 'now', 'stuck', 'again'])
  const has = (steps: readonly PathStep[], states: ReadonlySet<StepState>): boolean =>
    steps.some((step) => states.has(step.state) || step.branches.some((one) => has(one.steps, states)))
  const drawn = branches.map((branch): PathBranch => {
    const taken = diagram.visitedFlows.includes(branch.id) || has(branch.steps, reached)
    if (taken) return { ...branch, state: 'taken' }
    return { ...branch, state: has(branch.steps, new Set(['next'])) ? 'expected' : 'ahead' }
  })
  // Of branches by condition one is enough: the others are not taken any more.
  const decided = kind === 'condition' && drawn.some(({ state }) => state === 'taken')
  return drawn.map((branch) =>
    decided && branch.state === 'ahead' ? { ...branch, state: 'missed' as const } : branch,
  )
}

function isPassed({ state, steps }: PathBranch): boolean {
  return state !== 'taken' || steps.every((step) => step.state === 'done')
}

/** What can no longer come was missed: all of an ended flow, and whatever lies in a branch that was not taken. */
function withMissed(steps: PathStep[], past: boolean): PathStep[] {
  return steps.map((step) => ({
    ...step,
    state: past && step.state === 'ahead' ? 'missed' : step.state,
    branches: step.branches.map((branch) => {
      const missed = branch.state === 'missed' || (past && branch.state !== 'taken')
      return {
        ...branch,
        state: missed ? 'missed' : branch.state,
        steps: withMissed(branch.steps, past || missed),
      }
    }),
  }))
}
