import type { TakenFields } from '../../database/index.ts'

/** Calendars of a tenant have different names. */
export const calendarTaken: TakenFields = {
  work_calendar_name: {
    field: 'name',
    message: { zh: '已有同名的工作日历。', en: 'There is already a work calendar of this name.' },
  },
}
