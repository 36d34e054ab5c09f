import { type NoticeType, notify } from '../../../platform/notification/index.ts'
import {
  type DeliveredEvent,
  defineSubscriber,
  type OperationContext,
  type PayloadOf,
} from '../../../platform/operation/index.ts'
import { memberNames } from '../../../platform/organization/index.ts'
import {
  flowIncident,
  instanceCommented,
  instanceEnded,
  instanceLostForm,
  instanceLostRecord,
  taskOpened,
  taskOverdue,
  taskUrged,
} from '../events.ts'
import * as notices from '../notices.ts'
import { createDirectory } from '../people/directory.ts'
import { titlesForMembers } from '../view/titles-for-members.ts'

const told = [
  taskOpened,
  taskOverdue,
  taskUrged,
  instanceCommented,
  instanceEnded,
  instanceLostForm,
  instanceLostRecord,
  flowIncident,
] as const

type Happening = DeliveredEvent<(typeof told)[number]>

interface Told {
  notice: NoticeType<'title' | 'node' | 'applicant' | 'by'>
  memberIds: string[]
}

/**
 * Tells people what flows want of them and what became of their applications (N3.6, N3.9, N3.11, N3.13): a notice, and
 * mail by the usual way. Nobody is told of what they did themselves.
 */
export const tellPeople = defineSubscriber({
  name: 'flow-tell-people',
  events: told,
  handle: async (context, event) => {
    const { payload } = event
    const by = 'by' in payload ? payload.by : null
    const applicantId = 'applicantId' in payload ? payload.applicantId : null
    const told = await toldOf(context, event)
    const memberIds = (told?.memberIds ?? []).filter((id) => id !== by)
    if (!told || memberIds.length === 0) return
    const names = await memberNames(
      context,
      [applicantId, by].filter((id) => id !== null),
    )
    const titles = await titlesForMembers(context, payload.instanceId, memberIds)
    // Everybody reads the name they may know; mostly it is the same one.
    for (const [title, called] of Map.groupBy(memberIds, (id) => titles.get(id) ?? '')) {
      await notify(context, {
        notice: told.notice,
        memberIds: called,
        params: {
          title,
          node: 'nodeName' in payload ? payload.nodeName : '',
          applicant: names.get(applicantId ?? '') ?? '',
          by: names.get(by ?? '') ?? '',
        },
        link: `/instances/${payload.instanceId}`,
      })
    }
  },
})

async function toldOf(context: OperationContext, { topic, payload }: Happening): Promise<Told | undefined> {
  switch (topic) {
    case 'task.opened':
      return { notice: openedNotice(payload), memberIds: [payload.assigneeId] }
    case 'task.overdue':
      return { notice: notices.taskOverdue, memberIds: [payload.assigneeId] }
    case 'task.urged':
      return { notice: notices.taskUrged, memberIds: [payload.assigneeId] }
    case 'instance.commented':
      return { notice: notices.commented, memberIds: await peopleIn(context, payload) }
    case 'instance.lostRecord':
      return { notice: notices.recordDeleted, memberIds: payload.memberIds }
    case 'instance.lostForm':
      return { notice: notices.formDeleted, memberIds: payload.memberIds }
    case 'flow.incident':
      return { notice: notices.instanceFailed, memberIds: await administrators(context) }
    case 'instance.ended': {
      if (payload.outcome === 'withdrawn') return undefined
      const { instanceApproved, instanceRejected } = notices
      const notice = payload.outcome === 'approved' ? instanceApproved : instanceRejected
      return { notice, memberIds: [payload.applicantId] }
    }
  }
}

function openedNotice({ kind, verb }: PayloadOf<typeof taskOpened>): Told['notice'] {
  if (kind === 'cc') return notices.taskCopied
  return kind === 'applicant' && verb === 'return' ? notices.taskReturned : notices.taskOpened
}

async function administrators(context: OperationContext): Promise<string[]> {
  return [...(await createDirectory(context, { departmentId: null }).administrators())]
}

/** The applicant and everybody whose task is open. */
async function peopleIn(
  context: OperationContext,
  { instanceId, applicantId }: PayloadOf<typeof instanceCommented>,
): Promise<string[]> {
  const { rows } = await context.transaction.query<{ id: string }>(
    `select distinct assignee_id as id from flow_task where tenant_id = $1 and instance_id = $2 and state = 'open'`,
    [context.tenantId, instanceId],
  )
  return [...new Set([applicantId, ...rows.map(({ id }) => id)])]
}
