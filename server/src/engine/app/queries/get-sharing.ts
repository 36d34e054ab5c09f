import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { type ResourceHolder, resourceHolders } from '../../../platform/permission/index.ts'
import { appLevels, levelOf } from '../app-levels.ts'
import { requireApp } from '../require-app.ts'

export const getSharing = defineOperation({
  id: 'app.sharing',
  kind: 'query',
  method: 'GET',
  path: '/api/apps/:appId/sharing',
  summary: { zh: '谁可以使用这个应用', en: 'Who may use an app' },
  access: 'member',
  input: z.object({ appId: z.uuid() }),
  output: z.object({
    /** Whom the app is shared with, everybody first. */
    items: z.array(
      z.object({
        kind: z.enum(['everybody', 'role', 'department', 'member']),
        /** Null for everybody. */
        id: z.uuid().nullable(),
        name: z.string(),
        /** `custom`: rights given one by one. */
        level: z.enum([...appLevels, 'custom']),
      }),
    ),
    /** Who reaches it by rights on all apps or forms, or on some form of it; these are changed where roles are. */
    others: z.array(
      z.object({
        kind: z.enum(['everybody', 'role', 'department', 'member']),
        id: z.uuid(),
        name: z.string(),
        /** Only some of its forms. */
        formsOnly: z.boolean(),
      }),
    ),
  }),
  run: async (context, { appId }) => {
    await requireApp(context, appId, 'app.manage')
    const shared = await resourceHolders(context, [`app:${appId}`])
    const wide = (await resourceHolders(context, ['*', 'app:*', 'form:*'])).filter(reachesApps)
    const forms = (await resourceHolders(context, await formsOf(context, appId))).filter(reachesApps)
    const known = new Set(wide.map(({ id }) => id))
    return {
      items: shared.map(({ id, name, grants, ...holder }) => {
        const kind = kindOf(holder)
        return { kind, id: kind === 'everybody' ? null : id, name, level: levelOf(grants) }
      }),
      others: [
        ...wide.map((holder) => other(holder, { formsOnly: false })),
        ...forms.filter(({ id }) => !known.has(id)).map((holder) => other(holder, { formsOnly: true })),
      ],
    }
  },
})

function kindOf({ kind, code }: Pick<ResourceHolder, 'kind' | 'code'>): ResourceHolder['kind'] | 'everybody' {
  return code === 'member' ? 'everybody' : kind
}

function other({ id, name, ...holder }: ResourceHolder, { formsOnly }: { formsOnly: boolean }) {
  return { kind: kindOf(holder), id, name, formsOnly }
}

/** Rights on everything include those that have nothing to do with apps. */
function reachesApps({ grants }: ResourceHolder): boolean {
  return grants.some(({ permission }) => permission === '*' || /^(app|record|report|flow)\./.test(permission))
}

/** Forms stand above apps; their table is read by name, their rules stay with them. */
async function formsOf({ transaction, tenantId }: OperationContext, appId: string): Promise<string[]> {
  const { rows } = await transaction.query<{ resource: string }>(
    `select 'form:' || id as resource from form where tenant_id = $1 and app_id = $2`,
    [tenantId, appId],
  )
  return rows.map(({ resource }) => resource)
}
