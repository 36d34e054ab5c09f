import type { OperationContext } from '../operation/index.ts'
import type { StoredCalendar } from './read-calendar.ts'

/** Writes a calendar that is locked. @returns its new version */
export async function writeCalendar(
  { transaction, tenantId, clock }: OperationContext,
  { id, name, zone, week, days }: StoredCalendar,
): Promise<number> {
  const { rows } = await transaction.query<{ version: number }>(
    `update work_calendar set name = $3, zone = $4, week = $5, days = $6, version = version + 1, updated_at = $7
     where tenant_id = $1 and id = $2 returning version`,
    [tenantId, id, name, zone, JSON.stringify(week), JSON.stringify(days), clock.now()],
  )
  return rows[0]!.version
}
