import { newId } from '../../../kernel/index.ts'
import type { OperationContext } from '../../../platform/operation/index.ts'
import { announcePermissionChange } from '../../../platform/permission/index.ts'
import type { ImportedIds, LeftThing } from '../imported-ids.ts'
import { canonicalJson } from '../pieces/piece.ts'
import type { PackagedGrant, PackagedRights } from './packaged-rights.ts'

/** What roles and departments hold on an app and its living forms, and what roles may do with fields of those. */
export async function readRights(
  { transaction, tenantId }: OperationContext,
  appId: string,
): Promise<PackagedRights[]> {
  const { rows } = await transaction.query<PackagedRights>(
    `with place as (
       select $2::uuid as id, 'app:' || $2 as resource
       union all select id, 'form:' || id from form where tenant_id = $1 and app_id = $2 and deleted_at is null),
     held as (
       select case when g.role_id is null then 'department' else 'role' end as kind,
         coalesce(g.role_id, g.department_id) as holder, p.id as place,
         json_strip_nulls(json_build_object('permission', g.permission, 'scope', g.scope,
           'validFrom', to_char(g.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'validTo', to_char(g.valid_to at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as "grant", null::json as field
       from permission_grant g join place p on p.resource = g.resource
       where g.tenant_id = $1 and g.member_id is null and g.permission ~ '^(app|record|report|flow)\\.'
       union all
       select 'role', f.role_id, p.id, null, json_build_object('fieldId', f.field_id, 'right', f."right")
       from role_field_right f join place p on p.resource = f.resource where f.tenant_id = $1)
     select json_build_object('kind', kind, 'id', holder) as holder, place as "on",
       coalesce(json_agg("grant") filter (where "grant" is not null), '[]') as grants,
       coalesce(json_agg(field) filter (where field is not null), '[]') as fields
     from held group by kind, held.holder, place order by kind, held.holder, place`,
    [tenantId, appId],
    'package-rights',
  )
  return arrangeRights(rows)
}

/** In an order that hangs on the ids of the package alone. */
export function arrangeRights(rights: readonly PackagedRights[]): PackagedRights[] {
  const byText = <Thing>(things: readonly Thing[]) =>
    things
      .map((thing): [string, Thing] => [canonicalJson(thing), thing])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, thing]) => thing)
  const inside = rights.map((right) => ({
    ...right,
    grants: byText(right.grants),
    fields: byText(right.fields),
  }))
  const key = ({ on, holder }: PackagedRights) => `${on} ${holder.kind} ${holder.id}`
  return inside.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/**
 * Gives what others hold, on an app or forms of it, to those who are here.
 * @param place the app; all else is a form
 * @returns how much nobody here holds
 */
export async function addRights(
  context: OperationContext,
  appId: string,
  rights: readonly PackagedRights[],
  ids: ImportedIds,
): Promise<LeftThing[]> {
  const known = rights.filter(({ holder }) => ids.isKnown(holder.id))
  const resourceOf = (on: string) => `${on === appId ? 'app' : 'form'}:${on}`
  await insertGrants(
    context,
    known.flatMap(({ holder, on, grants }) =>
      grants.map((grant) => ({
        ...grant,
        [`${holder.kind}_id`]: holder.id,
        id: newId(),
        resource: resourceOf(on),
      })),
    ),
  )
  await context.transaction.query(
    `insert into role_field_right (tenant_id, role_id, resource, field_id, "right")
     select $1, f.role_id, f.resource, f.field_id, f."right"
     from json_to_recordset($2) as f (role_id uuid, resource text, field_id text, "right" text)
     on conflict do nothing`,
    [
      context.tenantId,
      JSON.stringify(
        known.flatMap(({ holder, on, fields }) =>
          holder.kind === 'role'
            ? fields.map(({ fieldId, right }) => ({
                role_id: holder.id,
                resource: resourceOf(on),
                field_id: fieldId,
                right,
              }))
            : [],
        ),
      ),
    ],
  )
  announcePermissionChange(context)
  const lost = rights.length - known.length
  if (lost === 0) return []
  return [
    {
      zh: `${lost} 项权限的角色或部门这里没有，未导入。`,
      en: `${lost} right(s) are of roles or departments that are not here; they were not imported.`,
    },
  ]
}

async function insertGrants(
  { transaction, tenantId }: OperationContext,
  rows: readonly (PackagedGrant & { id: string; resource: string })[],
): Promise<void> {
  await transaction.query(
    `insert into permission_grant
       (tenant_id, id, role_id, department_id, permission, resource, scope, valid_from, valid_to)
     select $1, g.id, g.role_id, g.department_id, g.permission, g.resource, g.scope, g."validFrom", g."validTo"
     from json_to_recordset($2) as g (id uuid, role_id uuid, department_id uuid, permission text, resource text,
       scope text, "validFrom" timestamptz, "validTo" timestamptz)`,
    [tenantId, JSON.stringify(rows)],
  )
}

/** Makes the rights on an app what they shall be; what single people hold stays. */
export async function changeRights(
  context: OperationContext,
  { appId, now, next }: { appId: string; now: readonly PackagedRights[]; next: readonly PackagedRights[] },
  ids: ImportedIds,
): Promise<LeftThing[]> {
  const before = new Map(now.map((right) => [keyOf(right), canonicalJson(right)]))
  const after = new Set(next.map(keyOf))
  const changed = next.filter((right) => before.get(keyOf(right)) !== canonicalJson(right))
  const gone = now.filter((right) => !after.has(keyOf(right)))
  const emptied = [...changed, ...gone].map(({ holder, on }) => ({
    holder: holder.id,
    resource: `${on === appId ? 'app' : 'form'}:${on}`,
  }))
  if (emptied.length === 0) return []
  const parameters = [context.tenantId, JSON.stringify(emptied)]
  await context.transaction.query(
    `delete from permission_grant g using json_to_recordset($2) as e (holder uuid, resource text)
     where g.tenant_id = $1 and g.resource = e.resource and coalesce(g.role_id, g.department_id) = e.holder
       and g.permission ~ '^(app|record|report|flow)\\.'`,
    parameters,
  )
  await context.transaction.query(
    `delete from role_field_right f using json_to_recordset($2) as e (holder uuid, resource text)
     where f.tenant_id = $1 and f.resource = e.resource and f.role_id = e.holder`,
    parameters,
  )
  return addRights(context, appId, changed, ids)
}

function keyOf({ holder, on }: PackagedRights): string {
  return `${on}/${holder.id}`
}
