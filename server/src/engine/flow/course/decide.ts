import { earlierNodes } from '../definition/earlier-nodes.ts'
import type { FlowDefinition } from '../definition/flow-definition.ts'
import { advance, callOffTask, handled, openTask, takeBack } from './advance.ts'
import type { Course } from './course.ts'
import type { Activation } from './flow-state.ts'
import type { LockedTask } from './task-places.ts'

/** One open task as its holder acts on it. */
export interface HeldTask {
  id: string
  item: number
  memberId: string
  dueAt: string | null
}

/** A task whose instance is locked, as its holder, or an administrator for them, acts on it. */
export function heldTask({ id, item, assigneeId, dueAt }: LockedTask): HeldTask {
  return { id, item, memberId: assigneeId, dueAt }
}

function activationAt({ state }: Course, item: number): Activation {
  const activation = state.open[item]
  if (!activation) throw new Error(`No activation at item ${item}`)
  return activation
}

/**
 * The holder agrees, or has filled in. With 或签 (any) the node is done and the others need not sign; with 会签 (all) it
 * is done when the last one has agreed (N3.5).
 */
export async function agree(course: Course, task: HeldTask): Promise<void> {
  const activation = activationAt(course, task.item)
  const mine = activation.people.find((signer) => signer.task === task.id)!
  mine.done = true
  if (activation.signing === 'all' && activation.people.some(({ done }) => !done)) return
  for (const signer of activation.people) callOffTask(course.journal, signer)
  delete course.state.open[task.item]
  handled(course, activation.node)
  const approves = course.definition.people.get(activation.node)?.kind === 'approve'
  const agreed = approves ? activation.people.flatMap(({ member, done }) => (done ? [member] : [])) : []
  const command = { type: 'completeTask', taskId: task.item, ...takeBack(course, task.item) } as const
  await advance(course, command, { agreed })
}

/** Ends the course: everything still open is called off. The caller decides what the end is called. */
export async function callOff(course: Course, task?: HeldTask): Promise<void> {
  if (task) leaveActivation(course, task)
  await advance(course, { type: 'cancelInstance' })
}

/**
 * Sends the token of a task back to an earlier node (N3.6). To run again, tokens that lie before or after that node go
 * too, and branches beside it stay as they are, finished or not; to come straight back, all others wait as they are.
 */
export async function sendBack(
  course: Course,
  task: HeldTask,
  toNodeId: string,
  then: 'rerun' | 'straightBack',
): Promise<void> {
  const { node } = activationAt(course, task.item)
  leaveActivation(course, task)
  if (then === 'rerun') return runFrom(course, task.item, toNodeId)
  await advance(
    course,
    { type: 'moveToken', itemId: task.item, to: toNodeId, siblings: 'keep' },
    { back: { from: toNodeId, to: node } },
  )
}

/**
 * Takes a token to a node, to run on from there. Other branches that are finished stay so, if somebody has finished this
 * one before as well; a node that was never asked begins with all branches around it.
 */
export async function runFrom(course: Course, itemId: number, to: string): Promise<void> {
  const { state, definition } = course
  const branches = state.handled.includes(to) ? 'finished' : 'again'
  await advance(course, { type: 'moveToken', itemId, to, siblings: 'cancel', branches })
  course.state.handled = course.state.handled.filter((id) => id !== to && !liesBehind(definition, to, id))
}

/** Does a node come after another, and not before it as well, as in a loop? What does is finished no longer. */
function liesBehind(definition: FlowDefinition, to: string, id: string): boolean {
  return earlierNodes(definition, id).has(to) && !earlierNodes(definition, to).has(id)
}

/** Hands one person's part of an activation to another (转办); the deadline stays the one it had. */
export function handOver(course: Course, task: HeldTask, memberId: string): void {
  const activation = activationAt(course, task.item)
  const node = course.definition.people.get(activation.node)!
  // What its deadline was reckoned by is taken over where it is written.
  const deadline = { at: task.dueAt }
  const opened = openTask(course, node, task.item, { round: activation.round, memberId, deadline })
  opened.from_task_id = task.id
  activation.people = activation.people.map((signer) =>
    signer.task === task.id ? { task: opened.id, member: memberId } : signer,
  )
}

/** Takes the acting person out of the activation: their task closes by its own verb, not with the others. */
function leaveActivation(course: Course, task: HeldTask): void {
  const activation = course.state.open[task.item]
  if (activation) activation.people = activation.people.filter((signer) => signer.task !== task.id)
}
