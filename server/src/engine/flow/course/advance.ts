import { type Command, type Effect, FLOW_LIMITS, step } from '@sluice/bpmn'
import { internalError } from '../../../kernel/index.ts'
import { defaultWorkdays } from '../../../platform/calendar/index.ts'
import { recordFacts } from '../definition/conditions.ts'
import type { PeopleNode } from '../definition/people-node.ts'
import { needsOf } from '../people/directory.ts'
import { excludesApplicant, fieldMembers, resolvePeople, withoutRepeats } from '../people/resolve-people.ts'
import type { Course } from './course.ts'
import { countsWork, type Deadline, deadlineAt } from './deadline.ts'
import { type Signer, unaskedItems } from './flow-state.ts'
import type { Journal, OpenedTask } from './journal.ts'
import { calendarOfDelay, hasTimers, reckonTimer, type TimerTerms } from './timer-terms.ts'

/** Nodes one act may pass by itself (skipped, submitted for the applicant) before it is taken for a loop. */
const passesPerAct = 200

/** What one act has done by itself so far. */
interface Tally {
  passes: number
  /** People asked. */
  tasks: number
  /** Who approved the step that led here. */
  agreed: readonly string[]
}

/** A node that a token has reached and that waits for an answer: of people still to be found, or of nobody. */
interface Reached {
  /** Undefined for work that this server has nobody for. */
  node: PeopleNode | undefined
  item: number
}

/**
 * Carries out one command of the stepper and all that follows by itself: finds the people of the nodes reached, opens
 * their tasks, passes nodes nobody is asked at, until somebody is waited for (N3.2, N3.4).
 * @param options.submitFirst the applicant has just submitted: the first applicant node is done at once
 * @param options.agreed who approved the step that the command ends; the flow may ask them once only
 * @param options.back when the activation the command opens at `from` is done, its token jumps straight to `to`
 * @returns the command's own effects
 * @throws internalError when the stepper refuses the command, which the shell's own rules should have prevented
 */
export async function advance(
  course: Course,
  command: Command,
  options: {
    submitFirst?: boolean
    agreed?: readonly string[]
    back?: { from: string; to: string }
  } = {},
): Promise<Effect[]> {
  let { submitFirst = false } = options
  const tally: Tally = { passes: 0, tasks: 0, agreed: options.agreed ?? [] }
  await holdTime(course)
  const effects = await obey(course, command)
  if (options.back) markBack(course, effects, options.back)
  let reached = orUnasked(course, enact(course, effects))
  while (reached.length > 0) {
    await prepare(course, reached)
    const next: Reached[] = []
    for (const one of reached) {
      // An earlier one of the same batch may have ended the course or taken this token away.
      if (!isWaiting(course, one)) continue
      const { node, item } = one
      if (!node) {
        const failed = { type: 'failTask', taskId: item, message: 'not-executable' } as const
        next.push(...enact(course, await obey(course, failed)))
      } else if (submitFirst && node === course.definition.applicantNode) {
        submitFirst = false
        course.journal.path.push({
          ask: node.id,
          people: [course.applicant.memberId],
          round: 1,
          kind: 'applicant',
        })
        handled(course, node.id)
        next.push(...enact(course, await obey(course, { type: 'completeTask', taskId: item })))
      } else {
        next.push(...(await ask(course, node, item, tally)))
      }
    }
    reached = orUnasked(course, next)
  }
  return effects
}

/** What was reached; when nothing was, what nobody is asked about and would wait for ever. */
function orUnasked({ state }: Course, reached: Reached[]): Reached[] {
  if (reached.length > 0) return reached
  return unaskedItems(state).map(({ id }) => ({ node: undefined, item: id }))
}

/** Holds work calendars and time zone for a flow that asks them: its conditions, its nodes for deadlines, its timers. */
async function holdTime(course: Course): Promise<void> {
  if (course.calendars || !asksTime(course)) return
  const { calendars, timeZone } = await course.holdTime()
  course.calendars = calendars
  course.env = { ...course.env, timeZone, calendar: defaultWorkdays(calendars) }
}

function asksTime({ conditions, definition }: Course): boolean {
  const { people, model } = definition
  return conditions.askWorkdays || [...people.values()].some(countsWork) || hasTimers(model)
}

function markBack({ state }: Course, effects: Effect[], { from, to }: { from: string; to: string }): void {
  for (const effect of effects)
    if (effect.type === 'taskOpened' && effect.nodeId === from) state.back[effect.taskId] = to
}

/** Steps; when the stepper asks about a record that has not been read, reads it and steps again. */
async function obey(course: Course, command: Command): Promise<Effect[]> {
  const { definition, conditions, env } = course
  let facts = recordFacts(conditions, course.values, env)
  let result = step(definition.model, course.state.engine, command, facts)
  if (facts.missed) {
    course.values = await course.readValues()
    facts = recordFacts(conditions, course.values, env)
    result = step(definition.model, course.state.engine, command, facts)
  }
  if (result.refused) throw internalError({ reference: `flow ${command.type}: ${result.refused}` })
  course.state.engine = result.state
  return result.effects
}

/** Marks a node as one that may be returned to. */
export function handled({ state }: Course, nodeId: string): void {
  if (!state.handled.includes(nodeId)) state.handled.push(nodeId)
}

/** Writes effects into the journal and gives the people nodes that were reached. */
function enact(course: Course, effects: Effect[]): Reached[] {
  const { journal, state, definition } = course
  const reached: Reached[] = []
  const reach = (nodeId: string, item: number) => {
    const node = definition.people.get(nodeId)
    if (node) reached.push({ node, item })
  }
  for (const effect of effects) {
    switch (effect.type) {
      case 'nodeEntered':
        if (effect.nodeId !== definition.model.id) journal.path.push({ in: effect.nodeId })
        break
      case 'nodeLeft':
        if (effect.nodeId !== definition.model.id) journal.path.push(leftStep(effect.nodeId, effect.how))
        break
      case 'flowTaken':
        journal.path.push({ by: effect.flowId })
        break
      case 'taskOpened':
        reach(effect.nodeId, effect.taskId)
        break
      case 'messageThrown':
        reach(effect.nodeId, effect.itemId)
        break
      case 'taskCancelled':
        cancelActivation(course, effect.taskId)
        break
      case 'timerScheduled': {
        const { timerId, nodeId, due } = effect
        const calendarId = calendarOfDelay(definition.model, nodeId)
        const terms: TimerTerms = {
          kind: due.kind,
          value: due.value,
          from: course.now.toISOString(),
          ...(calendarId === undefined ? {} : { calendarId }),
        }
        const { calendars, env } = course
        const dueAt = reckonTimer(terms, { timeZone: env.timeZone, calendars })
        journal.timers.push({ timerId, nodeId, dueAt, terms })
        break
      }
      case 'timerCancelled':
        journal.cancelledTimers.push(effect.timerId)
        break
      case 'incident':
        strandItem(course, effect)
        break
      case 'incidentResolved':
        journal.resolvedItems.push(effect.itemId)
        break
      case 'serviceRequested':
      case 'callRequested':
        // Refused before publishing; what runs all the same must not vanish.
        reached.push({ node: undefined, item: effect.taskId })
        break
      case 'instanceEnded':
        journal.outcome = effect.outcome
        journal.path.push({ end: effect.outcome })
        break
      case 'signalThrown':
      case 'escalationThrown':
      case 'variablesChanged':
        break
    }
  }
  // Activations that ended without a word (their scope is gone) leave no marks behind.
  for (const item of Object.keys(state.back)) if (!itemLives(course, Number(item))) delete state.back[item]
  return reached
}

function leftStep(nodeId: string, how: string) {
  return how === 'completed' ? { out: nodeId } : { out: nodeId, how: 'cancelled' as const }
}

/** A failed task carries the shell's own code as its message. */
function strandItem(course: Course, effect: Extract<Effect, { type: 'incident' }>): void {
  const { itemId, nodeId, code, message } = effect
  if (code === 'service-failed' && message) strand(course, itemId, nodeId, message, undefined)
  else strand(course, itemId, nodeId, code, message)
}

function strand(
  course: Course,
  item: number,
  nodeId: string,
  code: string,
  message: string | undefined,
): void {
  course.journal.incidents.push({ item, nodeId, code, message })
  course.journal.path.push({ stuck: nodeId, code, ...(message ? { message } : {}) })
}

/** Calls off the open tasks of an activation. */
function cancelActivation({ state, journal }: Course, item: number): void {
  const activation = state.open[item]
  if (!activation) return
  for (const signer of activation.people) callOffTask(journal, signer)
  delete state.open[item]
}

/** Calls off one person's task; one that this act itself opened is never written. */
export function callOffTask(journal: Journal, { task, member, done }: Signer): void {
  if (done) return
  const opened = journal.opened.findIndex(({ id }) => id === task)
  if (opened >= 0) journal.opened.splice(opened, 1)
  else journal.cancelled.push({ id: task, member })
}

/** Reads, in one round trip, what finding the people of these nodes takes. */
async function prepare(course: Course, reached: Reached[]): Promise<void> {
  const configs = reached.flatMap(({ node }) => node?.config ?? [])
  const readsField = configs.some(({ assignees }) => assignees.some(({ type }) => type === 'field'))
  if (readsField && !course.values) course.values = await course.readValues()
  const values = course.values ?? {}
  const needs = needsOf(configs, course.applicant.memberId, (fieldId) => fieldMembers(values, fieldId))
  await course.directory.load(needs)
}

function itemLives({ state }: Course, item: number): boolean {
  return state.engine.items.some(({ id }) => id === item)
}

/** CC has no token of its own; everything else must still hold the one it was reached by. */
function isWaiting(course: Course, { node, item }: Reached): boolean {
  return node?.kind === 'cc' || itemLives(course, item)
}

/** Opens the tasks of a node that was reached, or passes it by its rules; gives the nodes reached by passing. */
async function ask(course: Course, node: PeopleNode, item: number, tally: Tally): Promise<Reached[]> {
  const { journal, directory, applicant } = course
  const named = resolvePeople(node, directory, applicant, course.values ?? {})
  const asksOnce = course.definition.applicantNode?.config.samePerson === 'once'
  const found = asksOnce ? withoutRepeats(node, named, tally.agreed) : named
  if (found.kind === 'people') {
    tally.tasks += found.ids.length
    if (tally.tasks > FLOW_LIMITS.tasks) return fail(course, node, item, 'too-many-tasks')
    open(course, node, item, found.ids)
    return []
  }
  if (found.kind === 'administrators') {
    const all = [...(await directory.administrators())]
    const administrators = excludesApplicant(node) ? all.filter((id) => id !== applicant.memberId) : all
    if (administrators.length > 0) {
      open(course, node, item, administrators, 'administrator')
      return []
    }
  }
  if (found.kind === 'skip' && ++tally.passes <= passesPerAct) {
    journal.path.push({ skip: node.id, why: found.why })
    if (node.kind === 'cc') return []
    const back = takeBack(course, item)
    return enact(course, await obey(course, { type: 'completeTask', taskId: item, ...back }))
  }
  return fail(course, node, item, found.kind === 'skip' ? 'too-many-steps' : 'nobody-found')
}

/** Leaves an incident where a token cannot go on; CC has no token that could wait, so that only the way tells. */
async function fail(course: Course, node: PeopleNode, item: number, code: string): Promise<Reached[]> {
  if (node.kind !== 'cc')
    return enact(course, await obey(course, { type: 'failTask', taskId: item, message: code }))
  course.journal.path.push({ stuck: node.id, code })
  return []
}

/** Where the token of an item jumps to when it is done, after a return that goes straight back. */
export function takeBack({ state }: Course, item: number): { goTo?: string } {
  const goTo = state.back[item]
  delete state.back[item]
  return goTo ? { goTo } : {}
}

/** Opens one task for each person. */
function open(
  course: Course,
  node: PeopleNode,
  item: number,
  people: string[],
  rule?: 'administrator',
): void {
  const { state, journal } = course
  const round = (state.rounds[node.id] ?? 0) + 1
  state.rounds[node.id] = round
  const deadline = deadlineAt(node, course.now, course.calendars)
  const tasks = people.map((memberId) => openTask(course, node, item, { round, memberId, deadline }))
  journal.path.push({ ask: node.id, people, round, kind: node.kind, ...(rule ? { rule } : {}) })
  if (node.kind === 'cc') return
  state.open[item] = {
    node: node.id,
    signing: node.kind === 'applicant' ? 'any' : node.config.signing,
    round,
    people: tasks.map(({ id, assignee_id }) => ({ task: id, member: assignee_id })),
  }
}

/** Adds a task to the journal. */
export function openTask(
  { journal, newTaskId }: Course,
  node: PeopleNode,
  item: number,
  { round, memberId, deadline }: { round: number; memberId: string; deadline: Deadline | null },
): OpenedTask {
  const task: OpenedTask = {
    id: newTaskId(),
    item,
    node_id: node.id,
    name: node.name,
    kind: node.kind,
    round,
    assignee_id: memberId,
    due_at: deadline?.at ?? null,
    ...(deadline?.terms ? { due_terms: deadline.terms } : {}),
  }
  journal.opened.push(task)
  return task
}
