import { workingTimeBetween } from '@sluice/clock'
import { loadCalendars } from '../../../platform/calendar/index.ts'
import { defineSubscriber } from '../../../platform/operation/index.ts'
import { taskClosed } from '../events.ts'

interface ClosedTask {
  opened_at: string
  closed_at: string
  calendar_id: string | null
}

/**
 * Keeps with a task that was closed how much working time it waited: by the calendar of its deadline, else by the default
 * one of the workspace. A calendar that changes later changes nothing about it.
 */
export const workOutMinutes = defineSubscriber({
  name: 'flow-work-out-minutes',
  events: [taskClosed],
  handle: async (context, { payload: { taskId } }) => {
    const { transaction, tenantId } = context
    const { rows } = await transaction.query<ClosedTask>(
      `select opened_at, closed_at, due_terms ->> 'calendarId' as calendar_id from flow_task
       where tenant_id = $1 and id = $2 and closed_at is not null and worked_minutes is null`,
      [tenantId, taskId],
    )
    const task = rows[0]
    if (!task) return
    const calendar = (await loadCalendars(context)).find(task.calendar_id)
    const minutes = workingTimeBetween(calendar, Date.parse(task.opened_at), Date.parse(task.closed_at))
    await transaction.query(
      `update flow_task set worked_minutes = $3 where tenant_id = $1 and id = $2 and worked_minutes is null`,
      [tenantId, taskId, Math.round(minutes)],
    )
  },
})
