import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { actOnInstance } from '../course/act-on-instance.ts'
import { actResultSchema } from '../course/act-result.ts'
import { advance } from '../course/advance.ts'
import { isAlive, strandedItems } from '../course/flow-state.ts'
import { requireManager } from '../course/require-manager.ts'
import { nothingToRetry } from '../errors.ts'

/** An administrator lets an instance go on from where it got stuck, after the cause is mended (N3.13). */
export const retryInstance = defineOperation({
  id: 'instance.retry',
  kind: 'command',
  method: 'POST',
  path: '/api/instances/:instanceId/retry',
  summary: { zh: '重试', en: 'Try again where an instance is stuck' },
  access: 'member',
  input: z.object({ instanceId: z.uuid() }),
  output: actResultSchema,
  audit: ({ instanceId }) => ({ type: 'instance', id: instanceId }),
  run: (context, { instanceId }) =>
    actOnInstance(context, instanceId, { verb: 'retry' }, async ({ course, form }) => {
      await requireManager(context, form)
      // One that came to a standstill unseen gets its incident by being looked at.
      if (!isAlive(course.state)) await advance(course, { type: 'setVariables', variables: {} })
      const stranded = strandedItems(course.state)
      if (stranded.length === 0) throw nothingToRetry()
      for (const { id } of stranded)
        if (strandedItems(course.state).some((item) => item.id === id))
          await advance(course, { type: 'retry', itemId: id })
      return undefined
    }),
})
