import { compileCalendar, type WorkCalendar } from '@sluice/clock'
import { defineMemory } from '../../database/index.ts'
import type { OperationContext } from '../operation/index.ts'
import type { NotedDay, Week } from './tables.ts'

/** A calendar as it is counted by. */
export interface NamedCalendar extends WorkCalendar {
  readonly id: string
  readonly name: string
  readonly isDefault: boolean
}

/** The work calendars of a tenant. */
export interface Calendars {
  /** By id; the default one for null, and for an id that nobody has any more. */
  find(calendarId: string | null): NamedCalendar
}

const calendarMemory = defineMemory<Calendars, { tenantId: string }>({
  channel: 'calendar',
  touches: ({ tenantId }) => ({ group: tenantId }),
  timeToLive: 30_000,
  capacity: 2000,
})

/** The calendars of the tenant, as this process remembers them. */
export function loadCalendars(context: OperationContext): Promise<Calendars> {
  return calendarMemory(context.services).get(context.tenantId, 'all', () => readCalendars(context))
}

/** The same as the database has them now: whoever reckons anew after a change does not rely on news of it. */
export async function readCalendars({ tenantId, transaction }: OperationContext): Promise<Calendars> {
  const { rows } = await transaction.query<{
    id: string
    name: string
    zone: string
    week: Week
    days: NotedDay[]
    isDefault: boolean
  }>(
    `select id, name, zone, week, days, is_default as "isDefault" from work_calendar where tenant_id = $1`,
    [tenantId],
    'calendars',
  )
  const byId = new Map(rows.map((calendar) => [calendar.id, calendar]))
  const preset = rows.find(({ isDefault }) => isDefault)
  if (!preset) throw new Error(`tenant ${tenantId} has no default calendar`)
  return { find: (calendarId) => (calendarId === null ? preset : (byId.get(calendarId) ?? preset)) }
}

/** What the workday functions of formulas ask: the work days of the tenant's default calendar. */
export function defaultWorkdays(calendars: Calendars) {
  return compileCalendar(calendars.find(null)).workdays
}

/** Has all processes read the calendars of the tenant again, once this transaction has committed. */
export function announceCalendars({ services, tenantId, afterCommit }: OperationContext): void {
  afterCommit(() => calendarMemory(services).tell({ tenantId }))
}
