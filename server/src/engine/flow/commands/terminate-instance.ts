import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { actOnInstance } from '../course/act-on-instance.ts'
import { actResultSchema } from '../course/act-result.ts'
import { callOff } from '../course/decide.ts'
import { requireManager } from '../course/require-manager.ts'

/** An administrator ends an instance without a decision (N3.6, N3.13); it counts as withdrawn. */
export const terminateInstance = defineOperation({
  id: 'instance.terminate',
  kind: 'command',
  method: 'POST',
  path: '/api/instances/:instanceId/terminate',
  summary: { zh: '终止', en: 'Terminate an instance' },
  access: 'member',
  input: z.object({ instanceId: z.uuid(), opinion: z.string().trim().min(1).max(2000) }),
  output: actResultSchema,
  audit: ({ instanceId }) => ({ type: 'instance', id: instanceId }),
  run: (context, { instanceId, opinion }) =>
    actOnInstance(context, instanceId, { verb: 'terminate', opinion }, async ({ course, form }) => {
      await requireManager(context, form)
      await callOff(course)
      return 'withdrawn'
    }),
})
