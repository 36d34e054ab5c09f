import type { OperationContext } from '../../platform/operation/index.ts'
import { workspaceApp } from '../../platform/system-form/index.ts'
import type { OutsideThing } from './package-file.ts'

/**
 * Everything outside of apps by id, of one tenant. The department above all is called after the company, which is another
 * one elsewhere: it is known by being that.
 */
const thingsSql = `
  select id, 'role' as kind, code, name from role where tenant_id = $1
  union all select id, 'member', null, name from member where tenant_id = $1 and status = 'active'
  union all select id, 'department', case when parent_id is null then 'root' end,
    case when parent_id is null then 'root' else name end from department where tenant_id = $1
  union all select id, 'calendar', null, name from work_calendar where tenant_id = $1
  union all select f.id, 'form', a.name, f.name from form f
    join app a on a.tenant_id = f.tenant_id and a.id = f.app_id
    where f.tenant_id = $1 and f.app_id <> '${workspaceApp.id}' and f.deleted_at is null and a.deleted_at is null`

/** Which of these ids are of something outside of apps here, or of forms of any app. */
export async function outsideHere(
  { transaction, tenantId }: OperationContext,
  ids: readonly string[],
): Promise<OutsideThing[]> {
  const { rows } = await transaction.query<Omit<OutsideThing, 'code'> & { code: string | null }>(
    `select id, kind, code, name from (${thingsSql}) t where id = any($2::uuid[]) order by kind, id`,
    [tenantId, ids],
    'package-outside',
  )
  return rows.map(({ code, ...thing }) => ({ ...thing, ...(code === null ? {} : { code }) }))
}

/**
 * What in this workspace most likely is what a package means: the role of the same code, what else has the same kind and
 * name, if there is exactly one.
 * @returns ids by the ids of the package
 */
export async function matchesHere(
  { transaction, tenantId }: OperationContext,
  outside: readonly OutsideThing[],
): Promise<Map<string, string>> {
  const { rows } = await transaction.query<{ wanted: string; id: string }>(
    `select w.id as wanted, (array_agg(t.id order by t.id))[1] as id
     from json_to_recordset($2) as w (id uuid, kind text, code text, name text)
     join (${thingsSql}) t on t.kind = w.kind
       and case when w.kind in ('role', 'department') and w.code is not null then t.code = w.code else t.name = w.name and t.code is not distinct from w.code end
     group by w.id having count(*) = 1`,
    [tenantId, JSON.stringify(outside)],
    'package-matches',
  )
  return new Map(rows.map(({ wanted, id }) => [wanted, id]))
}
