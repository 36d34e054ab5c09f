import type { ProcessModel, TimerDue } from '@sluice/bpmn'
import { addWorkdays, addWorkingTime } from '@sluice/clock'
import { Duration } from 'luxon'
import type { Calendars } from '../../../platform/calendar/index.ts'
import { settingsOf } from '../definition/people-node.ts'
import { dueOfTimer, storable } from './due-of-timer.ts'

/** How the moment of a timer was reckoned. */
export interface TimerTerms extends Pick<TimerDue, 'kind' | 'value'> {
  /** When the time began to run. */
  from: string
  /** It counts working time: null by the default calendar of the workspace. Absent: by the clock. */
  calendarId?: string | null
}

/** What a node says its timer counts by: a calendar, null for the default one, undefined for the clock. */
export function calendarOfDelay({ nodes }: ProcessModel, nodeId: string): string | null | undefined {
  const node = nodes[nodeId]
  if (node?.type !== 'event') return undefined
  const { kind, calendarId } = settingsOf(node)
  return kind === 'delay' && (typeof calendarId === 'string' || calendarId === null) ? calendarId : undefined
}

/** Whether a flow has a timer. */
export function hasTimers({ nodes }: ProcessModel): boolean {
  return Object.values(nodes).some(
    (node) => node.type === 'event' && node.definitions.some(({ kind }) => kind === 'timer'),
  )
}

/** Days and minutes of a duration that counts working time; undefined for one with months, weeks or below zero. */
export function workLength(value: string): { days: number; minutes: number } | undefined {
  const duration = Duration.fromISO(value.trim())
  const { days = 0, hours = 0, minutes = 0, seconds = 0, ...others } = duration.toObject()
  const parts = [days, hours, minutes, seconds]
  const isCounted = duration.isValid && Object.values(others).every((amount) => amount === 0)
  if (!isCounted || !Number.isInteger(days) || parts.some((amount) => amount < 0)) return undefined
  return { days, minutes: hours * 60 + minutes + seconds / 60 }
}

export interface ReckonedBy {
  timeZone: string
  /** What a timer by calendar needs. */
  calendars?: Calendars | undefined
}

/** The moment that terms come to by the calendars and the time zone there are now. */
export function reckonTimer({ from, calendarId, ...due }: TimerTerms, by: ReckonedBy): Date {
  const start = new Date(from)
  const length = calendarId === undefined || due.kind !== 'duration' ? undefined : workLength(due.value)
  if (!length || calendarId === undefined || !by.calendars) return dueOfTimer(due, start, by.timeZone)
  const calendar = by.calendars.find(calendarId)
  const { days, minutes } = length
  const inDays = days > 0 ? addWorkdays(calendar, start.getTime(), days) : start.getTime()
  const at = inDays === null ? null : addWorkingTime(calendar, inDays, minutes)
  return storable(new Date(at ?? Number.NaN))
}
