import { z } from 'zod'
import { actorId, defineOperation } from '../../../platform/operation/index.ts'
import { addEvent } from '../course/add-event.ts'
import { lockInstance } from '../course/lock-instance.ts'
import { requireViewer } from '../course/require-viewer.ts'
import { instanceCommented } from '../events.ts'

/** Says something to everybody in an instance, also after it has ended (N3.6). */
export const commentInstance = defineOperation({
  id: 'instance.comment',
  kind: 'command',
  method: 'POST',
  path: '/api/instances/:instanceId/comments',
  summary: { zh: '评论', en: 'Comment on a flow instance' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ instanceId: z.uuid(), text: z.string().trim().min(1).max(2000) }),
  output: z.object({ instanceId: z.uuid(), seq: z.int() }),
  audit: ({ instanceId }) => ({ type: 'instance', id: instanceId }),
  run: async (context, { instanceId, text }) => {
    const instance = await lockInstance(context, instanceId)
    await requireViewer(context, instance)
    await addEvent(context, instance, 'comment', text)
    const by = actorId(context.actor)
    context.emit(instanceCommented, { instanceId, applicantId: instance.applicantId, by, text })
    return { instanceId, seq: instance.eventCount + 1 }
  },
})
