import type { OperationContext } from '../../platform/operation/index.ts'

/** What things of an app are called in its packages, by their ids here; of what has several names, the first. */
export async function packageIds(
  { transaction, tenantId }: OperationContext,
  appId: string,
): Promise<Map<string, string>> {
  const { rows } = await transaction.query<{ id: string; package_id: string }>(
    `select id, min(package_id::text) as package_id from app_package_id
     where tenant_id = $1 and app_id = $2 group by id`,
    [tenantId, appId],
    'package-ids',
  )
  return new Map(rows.map(({ id, package_id }) => [id, package_id]))
}

/** The ids here of what a package names. */
export async function idsOfPackage(
  { transaction, tenantId }: OperationContext,
  appId: string,
): Promise<Map<string, string>> {
  const { rows } = await transaction.query<{ id: string; package_id: string }>(
    'select id, package_id from app_package_id where tenant_id = $1 and app_id = $2',
    [tenantId, appId],
    'ids-of-package',
  )
  return new Map(rows.map(({ id, package_id }) => [package_id, id]))
}

export async function keepPackageIds(
  { transaction, tenantId }: OperationContext,
  appId: string,
  ids: readonly { id: string; package_id: string }[],
): Promise<void> {
  await transaction.query(
    `insert into app_package_id (tenant_id, app_id, id, package_id)
     select $1, $2, i.id, i.package_id from json_to_recordset($3) as i (id uuid, package_id uuid)
     on conflict do nothing`,
    [tenantId, appId, JSON.stringify(ids)],
  )
}
