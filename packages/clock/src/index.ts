export {
  type CivilDate,
  civilOf,
  type Day,
  dayOf,
  daysInMonth,
  firstDay,
  formatDay,
  inRange,
  isoWeekday,
  lastDay,
  pad,
  parseDay,
} from './day.ts'
export { type ClockEvent, type ClockReading, type ClockTerms, replayClock } from './interval-clock.ts'
export {
  compileCalendar,
  type Frame,
  minuteOf,
  type SpecialDay,
  type WorkCalendar,
} from './work-calendar.ts'
export {
  isWorkday,
  mondayToFriday,
  moveWorkdays,
  type WorkdayCalendar,
  workdayCalendar,
  workdaysBetween,
} from './workday.ts'
export {
  addWorkdays,
  addWorkingTime,
  isWorking,
  nextWorkEnd,
  nextWorkStart,
  type WorkInterval,
  workIntervals,
  workingTimeBetween,
} from './working-time.ts'
export { type Instant, instantOfLocal, isZone, localOf, offsetAt, zoneSpanAt } from './zone.ts'
