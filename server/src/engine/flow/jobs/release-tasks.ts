import { z } from 'zod'
import { defineJob } from '../../../platform/job/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { beginAct } from '../course/begin-act.ts'
import { lockInstance } from '../course/lock-instance.ts'
import { releaseMember } from '../course/release-member.ts'

/** Finds others for what a member was asked in one instance. Repeating it is harmless: nothing is theirs any more. */
export const releaseTasks = defineJob({
  name: 'flow-release-tasks',
  version: 1,
  input: z.object({ instanceId: z.uuid(), memberId: z.uuid() }),
  run: async (job, { instanceId, memberId }) => {
    await job.transact((context) => release(context, instanceId, memberId))
  },
})

async function release(context: OperationContext, instanceId: string, memberId: string): Promise<void> {
  const { rows } = await context.transaction.query<{ status: string }>(
    'select status from member where tenant_id = $1 and id = $2',
    [context.tenantId, memberId],
  )
  const instance = await lockInstance(context, instanceId)
  if (instance.endedAt || rows[0]?.status === 'active') return
  const { course, finish } = await beginAct(context, instance)
  const tasks = await context.transaction.query<{ id: string; due_at: string | null }>(
    `select id, due_at from flow_task
     where tenant_id = $1 and instance_id = $2 and assignee_id = $3 and state = 'open'`,
    [context.tenantId, instanceId, memberId],
  )
  const dueAts = new Map(tasks.rows.map(({ id, due_at }) => [id, due_at]))
  if (!(await releaseMember(course, memberId, dueAts))) return
  await finish({ verb: 'release', actorId: null, detail: { from: memberId } })
}
