import type { PermissionName } from '../../kernel/index.ts'
import { bestHits, defineFinder } from '../../platform/search/index.ts'
import { workspaceApp } from '../../platform/system-form/index.ts'

/** Names that are compared; a company that has more finds them by the lists of its apps. */
const mostNames = 2000

export const appFinder = defineFinder(async (context, wanted) => {
  const [policy, { rows }] = await Promise.all([
    context.policy(),
    context.transaction.query<{ id: string; name: string; group_name: string }>(
      `select id, name, group_name from app
       where tenant_id = $1 and deleted_at is null and strpos(fold_text(name), $2) > 0
       order by id limit ${mostNames}`,
      [context.tenantId, wanted.folded],
      'find-apps',
    ),
  ])
  const mine = rows.filter(({ id }) => policy.decide('app.read', { type: `app:${id}` }).allowed)
  return {
    hits: bestHits(
      wanted,
      mine.map(({ id, name, group_name }) => ({
        kind: 'app',
        id,
        title: name,
        note: group_name,
        appId: id,
        formId: null,
      })),
    ),
  }
})

/** Permissions of which one makes a form of use to somebody. */
const useOfForms: readonly PermissionName[] = ['record.read', 'record.create', 'app.manage']

export const formFinder = defineFinder(async (context, wanted) => {
  const [policy, { rows }] = await Promise.all([
    context.policy(),
    context.transaction.query<{ id: string; name: string; app_id: string; app_name: string }>(
      `select f.id, f.name, f.app_id, a.name as app_name
       from form f
       join app a on a.tenant_id = f.tenant_id and a.id = f.app_id and a.deleted_at is null
       where f.tenant_id = $1 and f.app_id <> '${workspaceApp.id}' and f.deleted_at is null and strpos(fold_text(f.name), $2) > 0
       order by f.id limit ${mostNames}`,
      [context.tenantId, wanted.folded],
      'find-forms',
    ),
  ])
  const mine = rows.filter(({ id, app_id }) => {
    const form = { type: `form:${id}`, parents: [`app:${app_id}`] }
    const inApp = policy.decide('app.read', { type: `app:${app_id}` }).allowed
    return inApp && useOfForms.some((permission) => policy.decide(permission, form).allowed)
  })
  return {
    hits: bestHits(
      wanted,
      mine.map(({ id, name, app_id, app_name }) => ({
        kind: 'form',
        id,
        title: name,
        note: app_name,
        appId: app_id,
        formId: id,
      })),
    ),
  }
})
