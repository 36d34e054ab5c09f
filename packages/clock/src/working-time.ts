import type { Day } from './day.ts'
import { type CompiledCalendar, compileCalendar, type WorkCalendar } from './work-calendar.ts'
import { moveWorkdays } from './workday.ts'
import { type Instant, instantOfLocal, zoneSpanAt } from './zone.ts'

// An instant is working time when the wall clock of the calendar's zone shows a time inside a frame. So an hour that a
// clock change skips is not worked, and one that it repeats is worked twice. Between two changes of the clocks local
// time runs evenly: there sums of work are looked up, not walked.

const MINUTE = 60_000
const DAY = 86_400_000
/** How far a sum of work is looked for. A calendar that has not got that far has as good as no work. */
const reachYears = 60
const reach = reachYears * 366 * DAY

/**
 * The instant by which so much work is done: the earliest after `instant` with `minutes` of working time in between;
 * with negative minutes the latest before it. 0 gives `instant` itself.
 * @param minutes may have a fraction; counted in milliseconds
 * @returns null when it lies further than 60 years away, as in a calendar without work
 * @throws RangeError when the calendar cannot be read
 */
export function addWorkingTime(calendar: WorkCalendar, instant: Instant, minutes: number): Instant | null {
  const worked = compileCalendar(calendar)
  const length = Math.round(minutes * MINUTE)
  if (length === 0) return instant
  return length > 0 ? forward(worked, instant, length) : back(worked, instant, -length)
}

function forward(calendar: CompiledCalendar, instant: Instant, length: number): Instant | null {
  const last = instant + reach
  let left = length
  for (let from = instant; from < last; ) {
    const { to, offset } = zoneSpanAt(from, calendar.zone)
    const begun = workBefore(calendar, from + offset)
    const target = begun + left
    const ended = workBefore(calendar, to + offset)
    if (ended >= target) return earliestWith(calendar, dayOfLocal(from + offset), target) - offset
    left = target - ended
    from = to
  }
  return null
}

function back(calendar: CompiledCalendar, instant: Instant, length: number): Instant | null {
  const last = instant - reach
  let left = length
  for (let to = instant; to > last; ) {
    const { from, offset } = zoneSpanAt(to - 1, calendar.zone)
    const target = workBefore(calendar, to + offset) - left
    const begun = workBefore(calendar, from + offset)
    if (begun <= target) return latestWith(calendar, dayOfLocal(to - 1 + offset), target) - offset
    left = begun - target
    to = from
  }
  return null
}

/**
 * Minutes of working time between two instants; negative when `to` comes before `from`.
 * @throws RangeError when the calendar cannot be read
 */
export function workingTimeBetween(calendar: WorkCalendar, from: Instant, to: Instant): number {
  if (to < from) return 0 - workingTimeBetween(calendar, to, from)
  const worked = compileCalendar(calendar)
  let length = 0
  for (let begin = from; begin < to; ) {
    const span = zoneSpanAt(begin, worked.zone)
    const end = Math.min(span.to, to)
    length += workBefore(worked, end + span.offset) - workBefore(worked, begin + span.offset)
    begin = end
  }
  return length / MINUTE
}

/** Whether work is done at an instant; the end of a frame no longer counts. */
export function isWorking(calendar: WorkCalendar, instant: Instant): boolean {
  return workingTimeBetween(calendar, instant, instant + 1) > 0
}

/** The instant itself if work is done then, else when work next begins; null when it does not within 60 years. */
export function nextWorkStart(calendar: WorkCalendar, instant: Instant): Instant | null {
  const worked = forward(compileCalendar(calendar), instant, 1)
  return worked === null ? null : worked - 1
}

/** When the work that goes on at an instant, or begins next, ends; null when it does not within 60 years. */
export function nextWorkEnd(calendar: WorkCalendar, instant: Instant): Instant | null {
  const start = nextWorkStart(calendar, instant)
  if (start === null) return null
  for (const { to } of workIntervals(calendar, start, start + reach)) return to < start + reach ? to : null
  return null
}

/** A stretch of working time; `to` no longer belongs to it. */
export interface WorkInterval {
  readonly from: Instant
  readonly to: Instant
}

/** The stretches of working time between two instants, in order, each as long as it goes on. */
export function* workIntervals(calendar: WorkCalendar, from: Instant, to: Instant): Generator<WorkInterval> {
  let open: { from: Instant; to: Instant } | undefined
  for (const next of pieces(compileCalendar(calendar), from, to)) {
    if (open && next.from === open.to) open.to = next.to
    else {
      if (open) yield open
      open = next
    }
  }
  if (open) yield open
}

function* pieces(
  calendar: CompiledCalendar,
  from: Instant,
  to: Instant,
): Generator<{ from: Instant; to: Instant }> {
  for (let begin = from; begin < to; ) {
    const span = zoneSpanAt(begin, calendar.zone)
    const end = Math.min(span.to, to)
    const [first, last] = [begin + span.offset, end + span.offset]
    for (let day = dayOfLocal(first); day * DAY < last; day++) {
      const stretches = calendar.stretchesOf(day)
      for (let at = 0; at < stretches.length; at += 2) {
        const piece = {
          from: Math.max(day * DAY + stretches[at]!, first) - span.offset,
          to: Math.min(day * DAY + stretches[at + 1]!, last) - span.offset,
        }
        if (piece.from < piece.to) yield piece
      }
    }
    begin = end
  }
}

/**
 * The instant `days` work days later (earlier when negative), at the same time of day, brought into the hours of that day.
 * What begins outside of work begins with the next work.
 * @returns null outside the years 1–9999 and in a calendar without work
 */
export function addWorkdays(calendar: WorkCalendar, instant: Instant, days: number): Instant | null {
  const worked = compileCalendar(calendar)
  const start = nextWorkStart(calendar, instant)
  if (start === null) return null
  const local = start + zoneSpanAt(start, worked.zone).offset
  const today = dayOfLocal(local)
  const isOf = (day: Day) =>
    worked.shiftsOf(day).some(({ from, to }) => local >= day * DAY + from && local < day * DAY + to)
  const begun = isOf(today) ? today : today - 1
  const day = moveWorkdays(begun, days, worked.workdays)
  if (day === null) return null
  const shifts = worked.shiftsOf(day)
  const first = Math.min(...shifts.map(({ from }) => from))
  const last = Math.max(...shifts.map(({ to }) => to))
  const clock = Math.min(Math.max(local - begun * DAY, first), last)
  return instantOfLocal(day * DAY + clock, worked.zone)
}

function dayOfLocal(local: number): Day {
  return Math.floor(local / DAY)
}

/** Local milliseconds of work before a local time. */
function workBefore(calendar: CompiledCalendar, local: number): number {
  const day = dayOfLocal(local)
  const clock = local - day * DAY
  let work = calendar.before(day)
  if (clock === 0) return work
  const stretches = calendar.stretchesOf(day)
  for (let at = 0; at < stretches.length; at += 2) {
    if (stretches[at]! >= clock) break
    work += Math.min(stretches[at + 1]!, clock) - stretches[at]!
  }
  return work
}

/** The earliest local time by which `target` is worked; it is known to come on `from` or later. */
function earliestWith(calendar: CompiledCalendar, from: Day, target: number): number {
  let low = from
  let high = from
  for (let step = 1; calendar.before(high + 1) < target; step *= 2) {
    low = high + 1
    high += step
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (calendar.before(middle + 1) < target) low = middle + 1
    else high = middle
  }
  let left = target - calendar.before(low)
  const stretches = calendar.stretchesOf(low)
  for (let at = 0; at < stretches.length; at += 2) {
    const length = stretches[at + 1]! - stretches[at]!
    if (left <= length) return low * DAY + stretches[at]! + left
    left -= length
  }
  return (low + 1) * DAY
}

/** The latest local time by which no more than `target` is worked; it is known to come on `from` or earlier. */
function latestWith(calendar: CompiledCalendar, from: Day, target: number): number {
  let low = from
  let high = from
  for (let step = 1; calendar.before(low) > target; step *= 2) {
    high = low - 1
    low -= step
  }
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (calendar.before(middle) > target) high = middle - 1
    else low = middle
  }
  let left = target - calendar.before(low)
  const stretches = calendar.stretchesOf(low)
  for (let at = 0; at < stretches.length; at += 2) {
    const length = stretches[at + 1]! - stretches[at]!
    if (left < length) return low * DAY + stretches[at]! + left
    left -= length
  }
  return (low + 1) * DAY
}
