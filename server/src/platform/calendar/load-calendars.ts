import { compileCalendar, type WorkCalendar } from '@sluice/clock'
import { defineMemory } from '../../database/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { calendarLock } from './read-calendar.ts'
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
  /** Changes with any of them. */
  readonly stamp: string
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

/** What of a calendar changes with it. */
const stamp = `id || ' ' || version || ' ' || is_default`

/** The same as the database has them now. */
async function readCalendars({ tenantId, transaction }: OperationContext): Promise<Calendars> {
  const { rows } = await transaction.query<{
    id: string
    name: string
    zone: string
    week: Week
    days: NotedDay[]
    isDefault: boolean
    stamp: string
  }>(
    `select id, name, zone, week, days, is_default as "isDefault", ${stamp} as stamp from work_calendar
     where tenant_id = $1 order by id`,
    [tenantId],
    'calendars',
  )
  const byId = new Map(rows.map((calendar) => [calendar.id, calendar]))
  const preset = rows.find(({ isDefault }) => isDefault)
  if (!preset) throw new Error(`tenant ${tenantId} has no default calendar`)
  return {
    find: (calendarId) => (calendarId === null ? preset : (byId.get(calendarId) ?? preset)),
    stamp: rows.map((row) => row.stamp).join(','),
  }
}

/**
 * The calendars as they are and stay until this transaction ends: for who keeps what is reckoned by them. A change waits
 * for the transaction, and so finds what it kept; a transaction that comes later knows the change, whether or not news of
 * it has arrived.
 */
export async function holdCalendars(context: OperationContext): Promise<Calendars> {
  const { transaction, tenantId } = context
  const known = await loadCalendars(context)
  // Two statements: what the second one sees is what is there once the first one has the lock.
  const [, { rows }] = await Promise.all([
    transaction.query(`select pg_advisory_xact_lock_shared(${calendarLock})`, [tenantId], 'calendars-hold'),
    transaction.query<{ stamp: string }>(
      `select coalesce(string_agg(${stamp}, ',' order by id), '') as stamp from work_calendar where tenant_id = $1`,
      [tenantId],
      'calendars-stamp',
    ),
  ])
  return rows[0]!.stamp === known.stamp ? known : readCalendars(context)
}

/** What the workday functions of formulas ask: the work days of the tenant's default calendar. */
export function defaultWorkdays(calendars: Calendars) {
  return compileCalendar(calendars.find(null)).workdays
}

/** Has all processes read the calendars of the tenant again, once this transaction has committed. */
export function announceCalendars({ services, tenantId, afterCommit }: OperationContext): void {
  afterCommit(() => calendarMemory(services).tell({ tenantId }))
}
