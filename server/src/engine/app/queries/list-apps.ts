import { z } from 'zod'
import type { PermissionName } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { isGrantedSystemForm, mayReadSystemForm, workspaceApp } from '../../../platform/system-form/index.ts'
import { wordsOfBuiltIn } from '../built-in-app.ts'

interface AppRow {
  id: string
  name: string
  icon: string
  color: string
  description: string
  group_name: string
  favourite: boolean
  form_count: number
}

export const listApps = defineOperation({
  id: 'app.list',
  kind: 'query',
  method: 'GET',
  path: '/api/apps',
  summary: { zh: '我能看到的应用', en: 'Apps I may see' },
  access: 'member',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        icon: z.string(),
        color: z.string(),
        description: z.string(),
        groupName: z.string(),
        favourite: z.boolean(),
        formCount: z.int(),
        /** Brought by the program: it is not renamed, and takes no forms of one's own. */
        builtIn: z.boolean(),
        myPermissions: z.object({ manage: z.boolean() }),
      }),
    ),
  }),
  run: async (context) => {
    const { transaction, tenantId, actor } = context
    const [policy, { rows }] = await Promise.all([
      context.policy(),
      transaction.query<AppRow>(
        `select a.id, a.name, a.icon, a.color, a.description, a.group_name,
           f.member_id is not null as favourite,
           (select count(*) from form o where o.tenant_id = $1 and o.app_id = a.id and o.deleted_at is null) as form_count
         from app a
         left join app_favourite f on f.tenant_id = a.tenant_id and f.app_id = a.id and f.member_id = $2
         where a.tenant_id = $1 and a.deleted_at is null
         order by f.member_id is null, a.id = '${workspaceApp.id}', a.group_name, a.created_at, a.id limit 1000`,
        [tenantId, actor.kind === 'member' ? actor.memberId : null],
        'app-list',
      ),
    ])
    const system = context.services.systemForms.all.filter((form) => mayReadSystemForm(policy, form))
    const granted = system.some((form) => isGrantedSystemForm(policy, form))
    const may = (permission: PermissionName, id: string) =>
      policy.decide(permission, { type: `app:${id}` }).allowed
    return {
      items: rows
        .filter(({ id }) => may('app.read', id) || (id === workspaceApp.id && granted))
        .map(({ group_name, form_count, ...app }) => ({
          ...app,
          ...wordsOfBuiltIn(app.id, context.locale),
          groupName: group_name,
          formCount: app.id === workspaceApp.id ? system.length : form_count,
          builtIn: app.id === workspaceApp.id,
          myPermissions: { manage: may('app.manage', app.id) },
        })),
    }
  },
})
