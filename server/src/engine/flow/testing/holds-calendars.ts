import type { Transaction } from '../../../database/index.ts'

/**
 * Of each act that wants a tenant's calendars in this way (an act to reckon by them: `ShareLock`, a change of them or of the
 * time zone: `ExclusiveLock`), whether it has them, or waits.
 */
export async function holdsCalendars(
  transaction: Transaction,
  tenantId: string,
  mode: 'ShareLock' | 'ExclusiveLock',
): Promise<boolean[]> {
  const { rows } = await transaction.query<{ granted: boolean }>(
    `select granted from pg_locks
     where locktype = 'advisory' and mode = $2
       and (classid::bigint << 32 | objid::bigint) = hashtextextended('calendar ' || $1, 0)`,
    [tenantId, mode],
  )
  return rows.map(({ granted }) => granted)
}
