import { DateTime } from 'luxon'
import { notFound } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { timeZoneOf } from '../../../platform/tenancy/index.ts'
import { onlyACopy, taskDone } from '../errors.ts'
import type { ActResult } from './act-result.ts'
import type { LockedInstance } from './lock-instance.ts'
import { verbWords } from './verbs.ts'

interface ClosedRow {
  kind: string
  verb: string | null
  closed_by: string | null
  closed_at: string
  name: string | null
}

/**
 * What an act on a task that is no longer open comes to: the same answer again for the same person doing the same
 * again, else a refusal that says who was faster, when, and what they did (N3.6).
 * @throws taskDone; onlyACopy when there is nothing to decide
 */
export async function settledOutcome(
  context: OperationContext,
  instance: LockedInstance,
  act: { taskId: string; verb: string },
): Promise<ActResult> {
  const { rows } = await context.transaction.query<ClosedRow>(
    `select t.kind, t.verb, t.closed_by, t.closed_at, m.name
     from flow_task t left join member m on m.tenant_id = t.tenant_id and m.id = t.closed_by
     where t.tenant_id = $1 and t.id = $2`,
    [context.tenantId, act.taskId],
    'flow-task-closed',
  )
  const row = rows[0]
  if (!row) throw notFound({ zh: '待办', en: 'task' })
  if (row.kind === 'cc') throw onlyACopy()
  if (row.closed_by === context.memberId && row.verb === act.verb)
    return { instanceId: instance.id, state: instance.status }
  const words = verbWords[row.verb ?? ''] ?? { zh: '处理', en: 'handled' }
  throw taskDone({
    name: row.name ?? 'Sluice',
    time: localTime(row.closed_at, await timeZoneOf(context)),
    at: row.closed_at,
    verb: row.verb,
    verbZh: words.zh,
    verbEn: words.en,
  })
}

/** `2026-03-02 09:00` on the clock of the workspace. */
function localTime(iso: string, zone: string): string {
  return DateTime.fromISO(iso, { zone }).toFormat('yyyy-MM-dd HH:mm')
}
