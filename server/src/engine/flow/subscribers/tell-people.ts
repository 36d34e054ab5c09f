import { type Notification, notify } from '../../../platform/notification/index.ts'
import { defineSubscriber, type OperationContext } from '../../../platform/operation/index.ts'
import { memberNames } from '../../../platform/organization/index.ts'
import { createDirectory } from '../people/directory.ts'

/** What the events of flows carry, as far as somebody is told of it. */
interface Happening {
  instanceId: string
  title?: string
  applicantId: string
  assigneeId: string
  nodeName?: string
  kind: string
  verb: string
  outcome: string
  by?: string | null
}

type Told = Pick<Notification, 'kind' | 'memberIds'>

/**
 * Tells people what flows want of them and what became of their applications (N3.6, N3.9, N3.11, N3.13): a notice, and
 * mail by the usual way. Nobody is told of what they did themselves.
 */
export const tellPeople = defineSubscriber({
  name: 'flow-tell-people',
  topics: [
    'task.opened',
    'task.overdue',
    'task.urged',
    'instance.commented',
    'instance.ended',
    'flow.incident',
  ],
  handle: async (context, event) => {
    const happening = event.payload as unknown as Happening
    const { instanceId, by = null, applicantId } = happening
    const told = await toldOf(context, event.topic, happening)
    const memberIds = (told?.memberIds ?? []).filter((id) => id !== by)
    if (!told || memberIds.length === 0) return
    const ids = [applicantId, by].filter((id): id is string => typeof id === 'string')
    const names = await memberNames(context, ids)
    await notify(context, {
      kind: told.kind,
      memberIds,
      params: {
        title: happening.title ?? (await titleOf(context, instanceId)),
        node: happening.nodeName ?? '',
        applicant: names.get(applicantId) ?? '',
        by: names.get(by ?? '') ?? '',
      },
      link: `/instances/${instanceId}`,
    })
  },
})

async function toldOf(
  context: OperationContext,
  topic: string,
  happening: Happening,
): Promise<Told | undefined> {
  const { assigneeId, applicantId, outcome } = happening
  switch (topic) {
    case 'task.opened':
      return { kind: openedKind(happening), memberIds: [assigneeId] }
    case 'task.overdue':
      return { kind: 'taskOverdue', memberIds: [assigneeId] }
    case 'task.urged':
      return { kind: 'taskUrged', memberIds: [assigneeId] }
    case 'instance.commented':
      return { kind: 'commented', memberIds: await peopleIn(context, happening) }
    case 'flow.incident':
      return { kind: 'instanceFailed', memberIds: await administrators(context) }
    default: {
      if (outcome === 'withdrawn') return undefined
      const kind = outcome === 'approved' ? 'instanceApproved' : 'instanceRejected'
      return { kind, memberIds: [applicantId] }
    }
  }
}

function openedKind({ kind, verb }: Happening): 'taskCopied' | 'taskReturned' | 'taskOpened' {
  if (kind === 'cc') return 'taskCopied'
  return kind === 'applicant' && verb === 'return' ? 'taskReturned' : 'taskOpened'
}

async function administrators(context: OperationContext): Promise<string[]> {
  return [...(await createDirectory(context, { departmentId: null }).administrators())]
}

async function titleOf(context: OperationContext, instanceId: string): Promise<string> {
  const { rows } = await context.transaction.query<{ title: string }>(
    'select title from flow_instance where tenant_id = $1 and id = $2',
    [context.tenantId, instanceId],
  )
  return rows[0]?.title ?? ''
}

/** The applicant and everybody whose task is open. */
async function peopleIn(
  context: OperationContext,
  { instanceId, applicantId }: Happening,
): Promise<string[]> {
  const { rows } = await context.transaction.query<{ id: string }>(
    `select distinct assignee_id as id from flow_task where tenant_id = $1 and instance_id = $2 and state = 'open'`,
    [context.tenantId, instanceId],
  )
  return [...new Set([applicantId, ...rows.map(({ id }) => id)])]
}
