import pg from 'pg'
import { newId } from '../server/src/kernel/index.ts'
import { clients } from './load.ts'
import { countries, tableOf } from './million.ts'

/** The same rows read and written by bare prepared SQL on the same server: no HTTP, no rights, no row level security. */
export interface BareSql {
  /** The page that the list shows. */
  list(turn: number): Promise<unknown>
  /** The record and its audit line, in one transaction. */
  create(turn: number): Promise<unknown>
  groupBy(): Promise<unknown>
  end(): Promise<void>
}

/** @param formId with a million records; @param plainFormId where new ones are made */
export function openBareSql(
  databaseUrl: string,
  { tenantId, formId, plainFormId }: { tenantId: string; formId: string; plainFormId: string },
): BareSql {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: clients,
    pipeline: true,
    options: '-c search_path=sluice,public -c timezone=UTC',
  } as pg.PoolConfig)
  const [million, plain] = [tableOf(tenantId, formId), tableOf(tenantId, plainFormId)]
  return {
    list: (turn) =>
      pool.query({
        name: 'list',
        text: `select id, created_at, created_by, updated_at, updated_by, owner_department_id, version, flow_state,
            flow_instance_id, f_name, f_country, f_ordered, f_freight from ${million}
          where deleted_at is null and f_country = $1 and f_ordered is not null
          order by f_ordered desc nulls first, id desc limit 51`,
        values: [countries[turn % countries.length]],
      }),
    create: async (turn) => {
      const client = await pool.connect()
      try {
        const [id, now, title] = [newId(), new Date(), `Order ${turn}`]
        await Promise.all([
          client.query('begin'),
          client.query({
            name: 'record',
            text: `insert into ${plain} (id, created_at, updated_at, search, f_title, f_freight)
              values ($1, $2, $2, $3, $3, $4)`,
            values: [id, now, title, turn % 500],
          }),
          client.query({
            name: 'audit',
            text: `insert into audit_log (tenant_id, id, created_at, actor_name, operation, outcome, target_type,
                target_id, request_id, detail)
              values ($1, $2, $3, 'x', 'record.create', 'done', 'record', $4, $5, $6)`,
            values: [tenantId, newId(), now, id, newId(), JSON.stringify({ plainFormId, values: { title } })],
          }),
          client.query('commit'),
        ])
      } finally {
        client.release()
      }
    },
    groupBy: () =>
      pool.query(`select f_country, sum(f_freight) from ${million} where deleted_at is null group by 1`),
    end: () => pool.end(),
  }
}
