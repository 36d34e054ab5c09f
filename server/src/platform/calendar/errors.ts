import { defineError, defineNotFound } from '../../kernel/index.ts'

export const calendarNotFound = defineNotFound('calendar.not_found', { zh: '工作日历', en: 'work calendar' })
export const calendarChanged = defineError('calendar.version_conflict', 409, {
  zh: '工作日历“{name}”刚刚被别人修改了，请刷新后重试。',
  en: 'Somebody else has just changed the work calendar "{name}"; reload and try again.',
})
export const calendarInUse = defineError('calendar.in_use', 409, {
  zh: '“{name}”还不能删除，正在使用它的有：{what}。',
  en: '"{name}" cannot be deleted yet. It is used by {whatEnglish}.',
})
export const defaultCalendar = defineError('calendar.default', 409, {
  zh: '“{name}”是默认的工作日历，请先把另一个设为默认。',
  en: '"{name}" is the default calendar; make another the default first.',
})
export const tooManyCalendars = defineError('calendar.too_many', 409, {
  zh: '最多 {limit} 个工作日历。',
  en: 'There may be {limit} work calendars.',
})
