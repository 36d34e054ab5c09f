import { type Day, isoWeekday, parseDay } from './day.ts'
import { countBefore, type WorkdayCalendar } from './workday.ts'
import { isZone } from './zone.ts'

/**
 * A stretch of work, in local wall time `HH:mm`; `to` may be `24:00`. One whose `to` is not after its `from` goes on over
 * midnight and belongs to the day it begins on.
 */
export interface Frame {
  readonly from: string
  readonly to: string
}

/** A date that is not worked as its weekday says. */
export interface SpecialDay {
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly kind: 'off' | 'work'
  /** Of a day worked. Absent: those of its weekday, or else of the first weekday that has any. */
  readonly frames?: readonly Frame[]
}

/** When work is done: the same week after week in one time zone, but for special days. */
export interface WorkCalendar {
  /** IANA name. */
  readonly zone: string
  /** Frames of the seven weekdays, Monday first. Frames of a day may touch and overlap; they count once. */
  readonly week: readonly (readonly Frame[])[]
  readonly days: readonly SpecialDay[]
}

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** Local milliseconds from midnight: begin and end of the stretches worked on one day, ascending, without overlap. */
export type Stretches = readonly number[]

/** A calendar as working time is counted by it: how much work lies before each day, in local time. */
export interface CompiledCalendar {
  readonly zone: string
  readonly workdays: WorkdayCalendar
  /** The frames that begin on a day. */
  shiftsOf(day: Day): readonly Shift[]
  /** What is worked between two midnights of a day. */
  stretchesOf(day: Day): Stretches
  /** Local milliseconds of work from a fixed day up to the midnight that begins `day`. */
  before(day: Day): number
}

const compiled = new WeakMap<WorkCalendar, CompiledCalendar>()

/**
 * Prepares a calendar for counting; done once for each.
 * @throws RangeError naming the zone, date or time that cannot be read
 */
export function compileCalendar(calendar: WorkCalendar): CompiledCalendar {
  let found = compiled.get(calendar)
  if (found === undefined) {
    found = compile(calendar)
    compiled.set(calendar, found)
  }
  return found
}

function compile({ zone, week, days }: WorkCalendar): CompiledCalendar {
  if (!isZone(zone)) throw new RangeError(`not a time zone: ${zone}`)
  if (week.length !== 7) throw new RangeError('a week has seven days')
  const regular = week.map((frames) => frames.map(readFrame))
  const special = new Map<Day, readonly Shift[]>()
  const usual = regular.find((shifts) => shifts.length > 0) ?? []
  for (const { date, kind, frames } of days) {
    const day = parseDay(date)
    if (day === null) throw new RangeError(`not a date: ${date}`)
    const own = regular[isoWeekday(day) - 1]!
    special.set(day, kind === 'off' ? [] : (frames?.map(readFrame) ?? (own.length > 0 ? own : usual)))
  }
  const shiftsOf = (day: Day) => special.get(day) ?? regular[isoWeekday(day) - 1]!
  const ofWeekday = regular.map((shifts, index) => merge(shifts, regular[(index + 6) % 7]!))

  // A special day changes itself and, by its work after midnight, the day after.
  const odd = [...new Set([...special.keys()].flatMap((day) => [day, day + 1]))].sort((a, b) => a - b)
  const ofOdd = odd.map((day) => merge(shiftsOf(day), shiftsOf(day - 1)))
  const shift = [0]
  odd.forEach((day, index) => {
    shift.push(shift[index]! + lengthOf(ofOdd[index]!) - lengthOf(ofWeekday[isoWeekday(day) - 1]!))
  })
  const within = [0]
  for (const stretches of ofWeekday) within.push(within.at(-1)! + lengthOf(stretches))
  const perWeek = within[7]!

  return {
    zone,
    workdays: workdaysOf(regular, special),
    shiftsOf,
    stretchesOf: (day) => {
      const at = countBefore(odd, day)
      return odd[at] === day ? ofOdd[at]! : ofWeekday[weekdayIndex(day)]!
    },
    before: (day) => {
      const index = weekdayIndex(day)
      return ((day + 3 - index) / 7) * perWeek + within[index]! + shift[countBefore(odd, day)]!
    },
  }
}

/** 0 for Monday; 1970-01-01 was a Thursday. */
function weekdayIndex(day: Day): number {
  return (((day + 3) % 7) + 7) % 7
}

/** A frame in milliseconds from the midnight that begins its day. */
export interface Shift {
  readonly from: number
  /** Beyond a day when it ends after midnight. */
  readonly to: number
}

function readFrame({ from, to }: Frame): Shift {
  const begin = minuteOf(from)
  const end = minuteOf(to)
  return { from: begin * MINUTE, to: (end > begin ? end : end + 1440) * MINUTE }
}

/** Minutes from midnight of `HH:mm`, up to `24:00`. @throws RangeError */
export function minuteOf(text: string): number {
  const match = /^(\d{2}):([0-5]\d)$/.exec(text)
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
  if (!(minute <= 1440)) throw new RangeError(`not a time of day: ${text}`)
  return minute
}

/** What is worked between the midnights of a day, by its own frames and those that the day before leaves over. */
function merge(own: readonly Shift[], dayBefore: readonly Shift[]): Stretches {
  const shifts = [
    ...dayBefore.filter(({ to }) => to > DAY).map(({ to }) => ({ from: 0, to: Math.min(to - DAY, DAY) })),
    ...own.filter(({ from }) => from < DAY).map(({ from, to }) => ({ from, to: Math.min(to, DAY) })),
  ].sort((a, b) => a.from - b.from)
  const merged: number[] = []
  for (const { from, to } of shifts) {
    const last = merged.at(-1)
    if (last !== undefined && from <= last) merged[merged.length - 1] = Math.max(last, to)
    else merged.push(from, to)
  }
  return merged
}

function lengthOf(stretches: Stretches): number {
  let length = 0
  for (let at = 0; at < stretches.length; at += 2) length += stretches[at + 1]! - stretches[at]!
  return length
}

/** A day counts as worked when work begins on it. */
function workdaysOf(
  regular: readonly (readonly Shift[])[],
  special: ReadonlyMap<Day, readonly Shift[]>,
): WorkdayCalendar {
  const worked = (day: Day) => regular[isoWeekday(day) - 1]!.length > 0
  const days = [...special].sort(([a], [b]) => a - b)
  return {
    weekdays: regular.flatMap((shifts, index) => (shifts.length > 0 ? [index + 1] : [])),
    holidays: days.flatMap(([day, shifts]) => (shifts.length === 0 && worked(day) ? [day] : [])),
    workdays: days.flatMap(([day, shifts]) => (shifts.length > 0 && !worked(day) ? [day] : [])),
  }
}
