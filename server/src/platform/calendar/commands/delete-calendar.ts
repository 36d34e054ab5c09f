import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { calendarInUse, defaultCalendar } from '../errors.ts'
import { announceCalendars } from '../load-calendars.ts'
import { lockCalendar } from '../read-calendar.ts'
import { usesOfCalendar } from '../uses-of-calendar.ts'

export const deleteCalendar = defineOperation({
  id: 'calendar.delete',
  kind: 'command',
  method: 'DELETE',
  path: '/api/calendars/:calendarId',
  summary: { zh: '删除未使用的工作日历', en: 'Delete a work calendar that nothing uses' },
  access: { permission: 'calendar.manage' },
  input: z.object({ calendarId: z.uuid() }),
  output: z.object({ id: z.uuid(), name: z.string() }),
  audit: (_, { id, name }) => ({ type: 'calendar', id, name }),
  run: async (context, { calendarId }) => {
    const { id, name, isDefault } = await lockCalendar(context, calendarId)
    if (isDefault) throw defaultCalendar({ name })
    const uses = await usesOfCalendar(context, id)
    if (uses.length > 0)
      throw calendarInUse({
        name,
        what: uses.map(({ zh }) => zh).join('、'),
        whatEnglish: uses.map(({ en }) => en).join(', '),
      })
    await context.transaction.query('delete from work_calendar where tenant_id = $1 and id = $2', [
      context.tenantId,
      id,
    ])
    announceCalendars(context)
    return { id, name }
  },
})
