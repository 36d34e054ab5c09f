import { z } from 'zod'
import { whenTaken } from '../../../database/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { recomputeAfterChange } from '../after-change.ts'
import { daysSchema, nameSchema, requireCalendar, weekSchema, zoneSchema } from '../calendar-schema.ts'
import { calendarTaken } from '../calendar-taken.ts'
import { announceCalendars } from '../load-calendars.ts'
import { lockCalendar } from '../read-calendar.ts'
import { writeCalendar } from '../write-calendar.ts'

export const updateCalendar = defineOperation({
  id: 'calendar.update',
  kind: 'command',
  method: 'PATCH',
  path: '/api/calendars/:calendarId',
  summary: { zh: '修改工作日历', en: 'Change a work calendar; what was reckoned by it is reckoned anew' },
  access: { permission: 'calendar.manage' },
  input: z.object({
    calendarId: z.uuid(),
    /** The version that was read. */
    version: z.int().min(1),
    name: nameSchema.optional(),
    zone: zoneSchema.optional(),
    week: weekSchema.optional(),
    days: daysSchema.optional(),
  }),
  output: z.object({
    version: z.int(),
    /** The job that reckons anew; absent when only the name changed. */
    jobId: z.uuid().optional(),
  }),
  audit: ({ calendarId, name }) => ({ type: 'calendar', id: calendarId, ...(name ? { name } : {}) }),
  run: async (context, { calendarId, version, name, ...parts }) => {
    requireCalendar(parts)
    const before = await lockCalendar(context, calendarId, version)
    const after = { ...before, name: name ?? before.name, ...given(parts) }
    const next = await whenTaken(calendarTaken, () => writeCalendar(context, after))
    if (JSON.stringify(given(parts)) === '{}') {
      announceCalendars(context)
      return { version: next }
    }
    return { version: next, jobId: await recomputeAfterChange(context, after) }
  },
})

function given<Parts extends object>(parts: Parts): { [Key in keyof Parts]?: NonNullable<Parts[Key]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as never
}
