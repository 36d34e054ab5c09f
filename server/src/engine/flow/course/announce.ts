import type { OperationContext } from '../../../platform/operation/index.ts'
import { flowIncident, instanceEnded, instanceStarted, taskClosed, taskOpened } from '../events.ts'
import type { Course } from './course.ts'
import type { InstanceStatus } from './flow-state.ts'
import type { LockedInstance } from './lock-instance.ts'
import { rememberPlace } from './task-places.ts'

export interface Announcement {
  instance: Pick<
    LockedInstance,
    'id' | 'formId' | 'recordId' | 'definitionId' | 'applicantId' | 'applicantDepartmentId'
  >
  formName: string
  course: Course
  verb: string
  status: InstanceStatus
  started?: true
  closed?: { id: string; memberId: string }
}

/** Tells the world what an act did: domain events with the transaction, live news to the people touched after it. */
export function announce(context: OperationContext, announcement: Announcement): void {
  const { instance, course, status, verb, closed } = announcement
  const { journal } = course
  const by = context.actor.kind === 'member' ? context.actor.memberId : null
  const about = {
    instanceId: instance.id,
    formId: instance.formId,
    recordId: instance.recordId,
    formName: announcement.formName,
    applicantId: instance.applicantId,
  }
  if (announcement.started) context.emit(instanceStarted, about)
  if (closed) context.emit(taskClosed, { ...about, taskId: closed.id, assigneeId: closed.memberId, verb, by })
  for (const { id, member } of journal.cancelled)
    context.emit(taskClosed, { ...about, taskId: id, assigneeId: member, verb: 'cancel', by })
  for (const task of journal.opened) {
    context.emit(taskOpened, {
      ...about,
      taskId: task.id,
      assigneeId: task.assignee_id,
      kind: task.kind,
      nodeId: task.node_id,
      nodeName: task.name,
      dueAt: task.due_at,
      round: task.round,
      verb,
      by,
    })
  }
  for (const { nodeId, code, message } of journal.incidents) {
    const nodeName = course.definition.model.nodes[nodeId]?.name || nodeId
    context.emit(flowIncident, { ...about, nodeId, nodeName, code, message: message ?? null })
  }
  if (status !== 'running' && status !== 'failed')
    context.emit(instanceEnded, { ...about, outcome: status, by })
  tellLive(context, announcement)
}

function tellLive(context: OperationContext, { instance, course, status, closed }: Announcement): void {
  const { journal } = course
  const touched = new Set([
    ...journal.opened.map((task) => task.assignee_id),
    ...journal.cancelled.map(({ member }) => member),
    ...(closed ? [closed.memberId] : []),
    ...(status === 'running' ? [] : [instance.applicantId]),
  ])
  const { tenantId, services } = context
  context.afterCommit(() => {
    for (const memberId of touched) services.live.publish(tenantId, memberId, 'inbox.changed', {})
    for (const task of journal.opened) {
      rememberPlace(context, task.id, {
        nodeId: task.node_id,
        formId: instance.formId,
        recordId: instance.recordId,
        definitionId: instance.definitionId,
        applicantId: instance.applicantId,
        applicantDepartmentId: instance.applicantDepartmentId,
        whole: {
          instanceId: instance.id,
          task: {
            id: task.id,
            item: task.item,
            nodeId: task.node_id,
            kind: task.kind,
            assigneeId: task.assignee_id,
            dueAt: task.due_at,
          },
        },
      })
    }
  })
}
