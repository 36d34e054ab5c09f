import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { recomputeAfterChange } from '../after-change.ts'
import { lockCalendar } from '../read-calendar.ts'

export const makeDefaultCalendar = defineOperation({
  id: 'calendar.makeDefault',
  kind: 'command',
  method: 'POST',
  path: '/api/calendars/:calendarId/default',
  summary: { zh: '设为默认工作日历', en: 'Make a work calendar the default' },
  access: { permission: 'calendar.manage' },
  input: z.object({ calendarId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string(), jobId: z.uuid().optional() }),
  audit: (_, { id, name }) => ({ type: 'calendar', id, name }),
  run: async (context, { calendarId }) => {
    const { id, name, isDefault } = await lockCalendar(context, calendarId)
    if (isDefault) return { id, name }
    const { transaction, tenantId } = context
    await transaction.query(
      'update work_calendar set is_default = false where tenant_id = $1 and is_default',
      [tenantId],
    )
    await transaction.query('update work_calendar set is_default = true where tenant_id = $1 and id = $2', [
      tenantId,
      id,
    ])
    return { id, name, jobId: await recomputeAfterChange(context, { id: null, name }) }
  },
})
