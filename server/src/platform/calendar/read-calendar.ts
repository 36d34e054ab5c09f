import type { OperationContext } from '../operation/index.ts'
import { calendarChanged, calendarNotFound } from './errors.ts'
import type { NotedDay, Week } from './tables.ts'

export interface StoredCalendar {
  id: string
  name: string
  zone: string
  week: Week
  days: NotedDay[]
  isDefault: boolean
  version: number
}

/** Reads a calendar. @throws calendarNotFound */
export function readCalendar(context: OperationContext, calendarId: string): Promise<StoredCalendar> {
  return find(context, calendarId, '')
}

/**
 * Locks the calendars of the tenant and reads one: those who change any of them come one after the other.
 * @param version what the caller has seen; absent: any
 * @throws calendarNotFound, calendarChanged
 */
export async function lockCalendar(
  context: OperationContext,
  calendarId: string,
  version?: number,
): Promise<StoredCalendar> {
  await lockCalendars(context)
  const calendar = await find(context, calendarId, 'for update')
  if (version !== undefined && calendar.version !== version) throw calendarChanged({ name: calendar.name })
  return calendar
}

/** Key of the lock on all calendars of a tenant, whose id is the first parameter. */
export const calendarLock = `hashtextextended('calendar ' || $1, 0)`

/** Holds back whoever else changes calendars of this tenant until this transaction ends. */
export async function lockCalendars({ transaction, tenantId }: OperationContext): Promise<void> {
  await transaction.query(`select pg_advisory_xact_lock(${calendarLock})`, [tenantId])
}

async function find(
  { transaction, tenantId }: OperationContext,
  calendarId: string,
  lock: '' | 'for update',
): Promise<StoredCalendar> {
  const { rows } = await transaction.query<StoredCalendar>(
    `select id, name, zone, week, days, is_default as "isDefault", version from work_calendar
     where tenant_id = $1 and id = $2 ${lock}`,
    [tenantId, calendarId],
  )
  if (!rows[0]) throw calendarNotFound()
  return rows[0]
}
