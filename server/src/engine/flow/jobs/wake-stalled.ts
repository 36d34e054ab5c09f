import { z } from 'zod'
import { defineJob } from '../../../platform/job/index.ts'
import { findDeletedForm } from '../../form/index.ts'
import { endWithForm } from '../course/end-instance.ts'
import { lockInstance } from '../course/lock-instance.ts'
import { wakeStalled } from '../course/wake-stalled.ts'

/** Looks at one instance that nothing moves on. Repeating it is harmless: something does then. */
export const wakeStalledJob = defineJob({
  name: 'flow-wake-stalled',
  version: 1,
  input: z.object({ instanceId: z.uuid() }),
  run: async (job, { instanceId }) => {
    await job.transact(async (context) => {
      const instance = await lockInstance(context, instanceId)
      if (instance.endedAt) return
      const form = await findDeletedForm(context, instance.formId)
      if (form) await endWithForm(context, instance, { form, by: null })
      else await wakeStalled(context, instance)
    })
  },
})
