/** Work calendars of a tenant: when work is done. */
export { recomputeZone } from './after-change.ts'
export type { CalendarUser, TimeChange } from './calendar-users.ts'
export { createDefaultCalendar } from './create-default-calendar.ts'
export {
  type Calendars,
  defaultWorkdays,
  holdCalendars,
  loadCalendars,
  type NamedCalendar,
} from './load-calendars.ts'
export type * from './tables.ts'
