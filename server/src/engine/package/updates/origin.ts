import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import type { AppTemplate } from '../define-template.ts'
import { type OpenedPackage, openPackage } from '../open-package.ts'
import { packageText } from '../package-file.ts'
import type { PackageSource } from '../package-source.ts'
import type { originKinds } from '../tables.ts'
import { hashOf, withoutDrafts } from '../versions/keep-version.ts'

export interface Origin {
  kind: (typeof originKinds)[number]
  templateKey: string | null
  sourceTenantId: string | null
  sourceAppId: string | null
  hash: string
  takenAt: string
}

/** What a package says an app is, as one text: without data and drafts. */
export function definitionText(context: OperationContext, opened: OpenedPackage): string {
  return packageText(withoutDrafts(context, opened).file)
}

const hashes = new WeakMap<AppTemplate, string>()

/** What tells one version of a template from another. */
export function templateHash(context: OperationContext, template: AppTemplate): string {
  const hash = hashes.get(template) ?? hashOf(definitionText(context, openPackage(context, template.package)))
  hashes.set(template, hash)
  return hash
}

/** Keeps where an app comes from and what came from there: what its next version is compared with. */
export async function keepOrigin(
  context: OperationContext,
  appId: string,
  { templateKey, workspace }: PackageSource,
  opened: OpenedPackage,
): Promise<void> {
  const { transaction, tenantId, clock, actor } = context
  const text = definitionText(context, opened)
  await transaction.query(
    `insert into app_origin
       (tenant_id, app_id, kind, template_key, source_tenant_id, source_app_id, content, hash, taken_at, taken_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, app_id) do update
     set kind = excluded.kind, template_key = excluded.template_key, source_tenant_id = excluded.source_tenant_id,
       source_app_id = excluded.source_app_id, content = excluded.content, hash = excluded.hash,
       taken_at = excluded.taken_at, taken_by = excluded.taken_by`,
    [
      tenantId,
      appId,
      templateKey !== undefined ? 'template' : workspace ? 'workspace' : 'file',
      templateKey ?? null,
      workspace?.tenantId ?? null,
      workspace?.appId ?? null,
      text,
      hashOf(text),
      clock.now().toISOString(),
      actorId(actor),
    ],
  )
}

/** Where an app comes from; undefined for one that was made here. */
export async function findOrigin(
  { transaction, tenantId }: OperationContext,
  appId: string,
): Promise<Origin | undefined> {
  const { rows } = await transaction.query<Origin>(
    `select kind, template_key as "templateKey", source_tenant_id as "sourceTenantId",
       source_app_id as "sourceAppId", hash, taken_at as "takenAt"
     from app_origin where tenant_id = $1 and app_id = $2`,
    [tenantId, appId],
    'app-origin',
  )
  return rows[0]
}

/** What came last from where an app comes from. */
export async function readOriginContent(
  context: OperationContext,
  appId: string,
): Promise<OpenedPackage | undefined> {
  const { rows } = await context.transaction.query<{ content: string }>(
    'select content from app_origin where tenant_id = $1 and app_id = $2',
    [context.tenantId, appId],
    'app-origin-content',
  )
  const [row] = rows
  return row && openPackage(context, JSON.parse(row.content))
}
