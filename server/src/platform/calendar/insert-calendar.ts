import type { Transaction } from '../../database/index.ts'
import type { NotedDay, Week } from './tables.ts'

export interface NewCalendar {
  id: string
  name: string
  zone: string
  week: Week
  days: readonly NotedDay[]
  isDefault: boolean
}

/** Writes a new calendar. */
export async function insertCalendar(
  transaction: Transaction,
  tenantId: string,
  now: Date,
  { id, name, zone, week, days, isDefault }: NewCalendar,
): Promise<void> {
  await transaction.query(
    `insert into work_calendar (tenant_id, id, name, zone, week, days, is_default, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [tenantId, id, name, zone, JSON.stringify(week), JSON.stringify(days), isDefault, now],
  )
}
