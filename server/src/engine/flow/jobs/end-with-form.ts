import { z } from 'zod'
import { defineJob } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { findDeletedForm } from '../../form/index.ts'
import { endWithForm } from '../course/end-instance.ts'
import { lockInstance } from '../course/lock-instance.ts'

/** Instances that are ended in one transaction. */
const batch = 50

/**
 * Ends what still runs of a deleted form, some at a time. Repeating it is harmless, and a form that is restored meanwhile
 * keeps what had not ended yet.
 */
export const endWithFormJob = defineJob({
  name: 'flow-end-with-form',
  version: 1,
  input: z.object({ formId: z.uuid(), by: z.uuid().nullable() }),
  run: async (job, { formId, by }) => {
    while (!job.signal.aborted) {
      const ended = await job.transact((context) => endSome(context, formId, by))
      if (ended < batch) return
    }
  },
})

async function endSome(context: OperationContext, formId: string, by: string | null): Promise<number> {
  const form = await findDeletedForm(context, formId)
  if (!form) return 0
  const { rows } = await context.transaction.query<{ id: string }>(
    `select id from flow_instance where tenant_id = $1 and form_id = $2 and ended_at is null
     order by id limit ${batch}`,
    [context.tenantId, formId],
  )
  for (const { id } of rows) {
    const instance = await lockInstance(context, id)
    if (!instance.endedAt) await endWithForm(context, instance, { form, by })
  }
  return rows.length
}
