import { type Notification, notify } from '../../../platform/notification/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { type DomainEvent, defineSubscriber } from '../../../platform/operation/index.ts'
import { memberNames } from '../../../platform/organization/index.ts'
import { createDirectory } from '../people/directory.ts'

interface About {
  instanceId: string
  title: string
  applicantId: string
  assigneeId: string
  nodeName: string
  kind: string
  verb: string
  outcome: string
  by: string | null
}

/** Tells people what flows want of them or have decided (N3.9, N3.11, P5.6): a notice, and mail by the usual way. */
export const tellPeople = defineSubscriber({
  name: 'flow-tell-people',
  topics: [
    'task.opened',
    'task.overdue',
    'task.urged',
    'instance.ended',
    'instance.commented',
    'flow.incident',
  ],
  handle: async (context, event) => {
    const about = await aboutOf(context, event)
    const notification = await notificationOf(context, event.topic, about)
    if (!notification) return
    // Nobody is told of what they did themselves.
    const memberIds = notification.memberIds.filter((id) => id !== about.by)
    await notify(context, { link: `/instances/${about.instanceId}`, ...notification, memberIds })
  },
})

/** The event's own facts; a deadline knows only its task, so the title is looked up. */
async function aboutOf(context: OperationContext, { payload }: DomainEvent): Promise<About> {
  const about = payload as unknown as About
  if (about.title !== undefined) return about
  const { rows } = await context.transaction.query<{ title: string; applicant_id: string }>(
    'select title, applicant_id from flow_instance where tenant_id = $1 and id = $2',
    [context.tenantId, about.instanceId],
  )
  const row = rows[0]
  return { ...about, title: row?.title ?? '', applicantId: row?.applicant_id ?? '', by: null }
}

async function notificationOf(
  context: OperationContext,
  topic: string,
  about: About,
): Promise<Notification | undefined> {
  const { title, assigneeId, applicantId } = about
  const names = await memberNames(context.transaction, context.tenantId, [applicantId, about.by].filter(isId))
  const params = {
    title,
    node: about.nodeName ?? '',
    applicant: names.get(applicantId) ?? '',
    by: names.get(about.by ?? '') ?? '',
  }
  switch (topic) {
    case 'task.opened':
      return { kind: openedKind(about), memberIds: [assigneeId], params }
    case 'task.overdue':
      return { kind: 'taskOverdue', memberIds: [assigneeId], params }
    case 'task.urged':
      return { kind: 'taskUrged', memberIds: [assigneeId], params }
    case 'flow.incident':
      return { kind: 'instanceFailed', memberIds: await administrators(context), params }
    case 'instance.commented':
      return { kind: 'commented', memberIds: await peopleIn(context, about), params }
    default: {
      if (about.outcome === 'withdrawn') return undefined
      const kind = about.outcome === 'approved' ? 'instanceApproved' : 'instanceRejected'
      return { kind, memberIds: [applicantId], params }
    }
  }
}

function isId(id: string | null | undefined): id is string {
  return typeof id === 'string' && id !== ''
}

function openedKind({ kind, verb }: About): 'taskCopied' | 'taskReturned' | 'taskOpened' {
  if (kind === 'cc') return 'taskCopied'
  return kind === 'applicant' && verb === 'return' ? 'taskReturned' : 'taskOpened'
}

async function administrators(context: OperationContext): Promise<string[]> {
  return [...(await createDirectory(context, { departmentId: null }).administrators())]
}

/** The applicant and everybody whose task is open. */
async function peopleIn(context: OperationContext, { instanceId, applicantId }: About): Promise<string[]> {
  const { rows } = await context.transaction.query<{ id: string }>(
    `select distinct assignee_id as id from flow_task where tenant_id = $1 and instance_id = $2 and state = 'open'`,
    [context.tenantId, instanceId],
  )
  return [...new Set([applicantId, ...rows.map(({ id }) => id)])]
}
