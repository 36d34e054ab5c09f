import { defineAuditParts, defineAuditThing, namesIn } from '../audit/index.ts'

export const calendar = defineAuditThing({
  kind: 'calendar',
  name: { zh: '工作日历', en: 'Work calendar' },
  names: namesIn('work_calendar'),
})

export const calendarParts = defineAuditParts({
  calendarId: { name: { zh: '工作日历', en: 'Work calendar' }, thing: 'calendar' },
  'calendar.days': { name: { zh: '例外的日子', en: 'Days that differ' }, as: 'count' },
  'calendar.week': { quiet: true },
  'calendar.zone': { name: { zh: '时区', en: 'Time zone' }, as: 'text' },
  'calendar.year': { name: { zh: '年份', en: 'Year' }, as: 'number' },
})
