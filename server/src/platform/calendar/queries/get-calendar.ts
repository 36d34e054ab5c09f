import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { daysSchema, weekSchema } from '../calendar-schema.ts'
import { readCalendar } from '../read-calendar.ts'

export const getCalendar = defineOperation({
  id: 'calendar.get',
  kind: 'query',
  method: 'GET',
  path: '/api/calendars/:calendarId',
  summary: {
    zh: '工作日历：时段、休息日和调休',
    en: 'A work calendar: frames, days off and days made up for',
  },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({ calendarId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    name: z.string(),
    zone: z.string(),
    week: weekSchema,
    days: daysSchema,
    isDefault: z.boolean(),
    version: z.int(),
  }),
  run: (context, { calendarId }) => readCalendar(context, calendarId),
})
