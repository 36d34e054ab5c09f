import { z } from 'zod'
import { defineSubscriber } from '../../operation/index.ts'
import { memberNames } from '../../organization/index.ts'
import { notify } from '../notify.ts'
import type { NoticeKind } from '../texts.ts'

const openedSchema = z.object({
  instanceId: z.uuid(),
  title: z.string(),
  applicantId: z.uuid(),
  assigneeId: z.uuid(),
  kind: z.string(),
  nodeName: z.string(),
  verb: z.string(),
  by: z.uuid().nullish(),
})

/** Tells a person that a task reached them, was copied to them, or came back to them. */
export const tellOfTasks = defineSubscriber({
  name: 'notification.tasks',
  topics: ['task.opened'],
  handle: async (context, event) => {
    const task = openedSchema.parse(event.payload)
    // The applicant's own first task is what they are filling in right now.
    if (task.assigneeId === task.by && task.kind === 'applicant') return
    const names = await memberNames(context.transaction, context.tenantId, [task.applicantId])
    await notify(context, {
      memberIds: [task.assigneeId],
      kind: kindOf(task),
      params: { title: task.title, node: task.nodeName, applicant: names.get(task.applicantId) ?? '' },
      link: `/instances/${task.instanceId}`,
    })
  },
})

function kindOf({ kind, verb }: z.infer<typeof openedSchema>): NoticeKind {
  if (kind === 'cc') return 'taskCopied'
  return kind === 'applicant' && verb === 'return' ? 'taskReturned' : 'taskOpened'
}
