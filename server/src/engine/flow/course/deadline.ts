import { addWorkdays, addWorkingTime } from '@sluice/clock'
import { type Due, dueOf } from '@sluice/contract'
import type { Calendars } from '../../../platform/calendar/index.ts'
import type { PeopleNode } from '../definition/people-node.ts'

/** How a deadline was reckoned by a calendar, kept with its task: the deadline is a copy that can be made again. */
export interface DueTerms extends Due {
  /** Null: the default calendar of the workspace. */
  calendarId: string | null
  /** When the time began to run. */
  from: string
}

export interface Deadline {
  /** Null: further away than anybody counts. */
  at: string | null
  /** Absent when it runs by the clock, day and night. */
  terms?: DueTerms
}

const minutesOf = { minute: 1, hour: 60, day: 1440 } as const

/** Tells whether a node counts working time. */
export function countsWork({ config, kind }: PeopleNode): boolean {
  return kind !== 'cc' && dueOf(config)?.calendarId !== undefined
}

/**
 * The deadline of a task that opens now at a node (N3.9); null when the node has none.
 * @param calendars what `countsWork` needs; by the clock none are asked
 */
export function deadlineAt(node: PeopleNode, now: Date, calendars: Calendars | undefined): Deadline | null {
  const due = dueOf(node.config)
  if (!due || node.kind === 'cc') return null
  const { amount, unit, calendarId } = due
  if (calendarId === undefined)
    return { at: new Date(now.getTime() + amount * minutesOf[unit] * 60_000).toISOString() }
  const terms = { amount, unit, calendarId, from: now.toISOString() }
  return { at: reckon(terms, calendars!), terms }
}

/** The deadline that terms come to by the calendars there are now. */
export function reckon({ amount, unit, calendarId, from }: DueTerms, calendars: Calendars): string | null {
  const calendar = calendars.find(calendarId)
  const start = Date.parse(from)
  const due =
    unit === 'day'
      ? addWorkdays(calendar, start, amount)
      : addWorkingTime(calendar, start, amount * minutesOf[unit])
  return due === null ? null : new Date(due).toISOString()
}
