import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { newId } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { timeZoneOf } from '../../tenancy/index.ts'
import {
  daysSchema,
  mostCalendars,
  nameSchema,
  requireCalendar,
  weekSchema,
  zoneSchema,
} from '../calendar-schema.ts'
import { calendarTaken } from '../calendar-taken.ts'
import { officeWeek } from '../create-default-calendar.ts'
import { tooManyCalendars } from '../errors.ts'
import { insertCalendar } from '../insert-calendar.ts'
import { announceCalendars } from '../load-calendars.ts'
import { lockCalendars } from '../read-calendar.ts'

export const createCalendar = defineOperation({
  id: 'calendar.create',
  kind: 'command',
  method: 'POST',
  path: '/api/calendars',
  summary: { zh: '新建工作日历', en: 'Add a work calendar' },
  access: { permission: 'calendar.manage' },
  input: z.object({
    name: nameSchema,
    /** Absent: that of the workspace. */
    zone: zoneSchema.optional(),
    /** Absent: Monday to Friday, nine to six. */
    week: weekSchema.optional(),
    days: daysSchema.default([]),
  }),
  output: z.object({ id: z.uuid() }),
  audit: ({ name }, { id }) => ({ type: 'calendar', id, name }),
  run: async (context, { name, zone: chosen, week = officeWeek, days }) => {
    const zone = chosen ?? (await timeZoneOf(context))
    requireCalendar({ zone, week, days })
    await lockCalendars(context)
    const { transaction, tenantId, clock } = context
    const { rowCount } = await transaction.query('select 1 from work_calendar where tenant_id = $1', [
      tenantId,
    ])
    if ((rowCount ?? 0) >= mostCalendars) throw tooManyCalendars({ limit: mostCalendars })
    const id = newId()
    await whenTaken(calendarTaken, () =>
      insertCalendar(transaction, tenantId, clock.now(), { id, name, zone, week, days, isDefault: false }),
    )
    announceCalendars(context)
    return { id }
  },
})
