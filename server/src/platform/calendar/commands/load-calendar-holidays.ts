import { z } from 'zod'
import { invalidInput } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { recomputeAfterChange } from '../after-change.ts'
import { requireCalendar } from '../calendar-schema.ts'
import { chineseHolidays, holidayYears } from '../chinese-holidays.ts'
import { lockCalendar } from '../read-calendar.ts'
import { writeCalendar } from '../write-calendar.ts'

export const loadCalendarHolidays = defineOperation({
  id: 'calendar.loadHolidays',
  kind: 'command',
  method: 'POST',
  path: '/api/calendars/:calendarId/holidays',
  summary: {
    zh: '载入一年的法定节假日和调休',
    en: 'Load the public holidays of a year and the days made up for; days set by hand that year are replaced',
  },
  access: { permission: 'calendar.manage' },
  input: z.object({ calendarId: z.uuid(), version: z.int().min(1), year: z.int().min(1900).max(2200) }),
  output: z.object({ version: z.int(), days: z.int(), jobId: z.uuid() }),
  audit: ({ calendarId, year }) => ({ type: 'calendar', id: calendarId, name: String(year) }),
  run: async (context, { calendarId, version, year }) => {
    const loaded = chineseHolidays(year)
    if (loaded.length === 0) throw unknownYear(year)
    const before = await lockCalendar(context, calendarId, version)
    const others = before.days.filter(({ date }) => !date.startsWith(`${year}-`))
    const days = [...others, ...loaded].sort((a, b) => (a.date < b.date ? -1 : 1))
    requireCalendar({ days })
    const after = { ...before, days }
    const next = await writeCalendar(context, after)
    return { version: next, days: loaded.length, jobId: await recomputeAfterChange(context, after) }
  },
})

function unknownYear(year: number) {
  return invalidInput({ count: 1 }, [
    {
      field: 'year',
      code: 'unknown_year',
      message: {
        zh: '{year} 年的放假安排还没有收录，可以在日历上手工标记。',
        en: 'The holidays of {year} are not known yet; mark them in the calendar by hand.',
      },
      params: { year },
      suggestion: { zh: String(holidayYears.at(-1)), en: String(holidayYears.at(-1)) },
    },
  ])
}
