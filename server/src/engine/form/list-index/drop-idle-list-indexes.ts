import type { Services } from '../../../platform/operation/index.ts'

const idleDays = 30
/** The first version that remembers when an index was last read. */
const firstWithLastScan = 160_000

/**
 * Drops, over all tenants, the indexes for lists that were not read for a month. Processes that still prepare
 * statements for one learn of it when they load the form again. PostgreSQL 15 does not tell, so there they stay.
 */
export async function dropIdleListIndexes({ pools, clock }: Services): Promise<void> {
  const { rows: versions } = await pools.owner.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  if (versions[0]!.version < firstWithLastScan) return
  const before = new Date(clock.now().getTime() - idleDays * 24 * 60 * 60 * 1000)
  // What is counted begins anew when the database was killed; until a month after that nothing is called idle.
  const { rows } = await pools.owner.query<{ name: string }>(
    `select format('%I.%I', s.schemaname, s.indexrelname) as name
     from pg_stat_user_indexes s cross join pg_stat_bgwriter w
     where s.indexrelname like 'list\\_%' and s.schemaname like 't\\_%'
       and greatest(s.last_idx_scan, w.stats_reset, obj_description(s.indexrelid, 'pg_class')::timestamptz) < $1`,
    [before],
  )
  for (const { name } of rows) await pools.owner.query(`drop index concurrently if exists ${name}`)
}
