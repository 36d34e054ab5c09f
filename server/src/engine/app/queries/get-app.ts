import { z } from 'zod'
import type { PermissionName } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext, type Policy } from '../../../platform/operation/index.ts'
import { mayReadSystemForm, workspaceApp } from '../../../platform/system-form/index.ts'
import { wordsOfBuiltIn } from '../built-in-app.ts'
import { requireApp } from '../require-app.ts'

const formSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  icon: z.string(),
  hasFlow: z.boolean(),
  position: z.int(),
  /** 0 while it has never been published. */
  version: z.int(),
  my: z.object({ create: z.boolean(), read: z.boolean(), manage: z.boolean() }),
})

export const getApp = defineOperation({
  id: 'app.get',
  kind: 'query',
  method: 'GET',
  path: '/api/apps/:appId',
  summary: { zh: '应用及其表单、报表、仪表盘', en: 'An app with its forms, reports and dashboards' },
  access: 'member',
  input: z.object({ appId: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    name: z.string(),
    icon: z.string(),
    color: z.string(),
    description: z.string(),
    groupName: z.string(),
    favourite: z.boolean(),
    /** Brought by the program: it is not renamed, and takes no forms of one's own. */
    builtIn: z.boolean(),
    myPermissions: z.object({ manage: z.boolean() }),
    forms: z.array(formSchema),
    reports: z.array(z.object({ id: z.uuid(), name: z.string(), chart: z.string().optional() })),
    dashboards: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
  run: async (context, { appId }) => {
    const app = await requireApp(context, appId, 'app.read')
    const policy = await context.policy()
    const manage = policy.decide('app.manage', { type: `app:${appId}` }).allowed
    const [forms, favourite, views] = await Promise.all([
      listForms(context, appId),
      isFavourite(context, appId),
      listViews(context, appId),
    ])
    return {
      id: app.id,
      name: app.name,
      description: app.description,
      ...wordsOfBuiltIn(app.id, context.locale),
      builtIn: app.id === workspaceApp.id,
      icon: app.icon,
      color: app.color,
      groupName: app.group_name,
      favourite,
      myPermissions: { manage },
      // A form is of use to whoever may do something in it.
      forms: forms.filter(({ my }) => my.manage || my.create || my.read),
      ...views,
    }
  },
})

async function listForms(context: OperationContext, appId: string) {
  const policy = await context.policy()
  if (appId === workspaceApp.id) return systemForms(context, policy)
  const rows = await context.db
    .selectFrom('form')
    .select(['id', 'name', 'icon', 'has_flow', 'position', 'current_version'])
    .where('tenant_id', '=', context.tenantId)
    .where('app_id', '=', appId)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, icon, has_flow, position, current_version }) => {
    const resource = { type: `form:${id}`, parents: [`app:${appId}`] }
    const may = (permission: PermissionName) => policy.decide(permission, resource).allowed
    return {
      id,
      name,
      icon,
      hasFlow: has_flow,
      position,
      version: current_version,
      my: {
        create: may('record.create') && (!has_flow || may('flow.start')),
        read: may('record.read'),
        manage: may('app.manage'),
      },
    }
  })
}

function systemForms({ services, locale }: OperationContext, policy: Policy) {
  return services.systemForms.all.map((form, position) => ({
    id: form.id,
    name: form.name[locale],
    icon: form.icon,
    hasFlow: false,
    position,
    version: 1,
    my: { create: false, read: mayReadSystemForm(policy, form), manage: false },
  }))
}

async function isFavourite({ db, tenantId, actor }: OperationContext, appId: string): Promise<boolean> {
  if (actor.kind !== 'member') return false
  const row = await db
    .selectFrom('app_favourite')
    .select('app_id')
    .where('tenant_id', '=', tenantId)
    .where('member_id', '=', actor.memberId)
    .where('app_id', '=', appId)
    .executeTakeFirst()
  return row !== undefined
}

/** Reports and dashboards stand above apps; their tables are read by name, their rules stay with them. */
async function listViews(context: OperationContext, appId: string) {
  const policy = await context.policy()
  const none = { reports: [], dashboards: [] }
  if (!policy.decide('report.read', { type: `app:${appId}` }).allowed) return none
  const parameters = [context.tenantId, appId]
  const [reports, dashboards] = await Promise.all([
    context.transaction.query<{ id: string; name: string; chart: string | null }>(
      `select id, name, definition ->> 'chart' as chart from report where tenant_id = $1 and app_id = $2 order by id`,
      parameters,
    ),
    context.transaction.query<{ id: string; name: string }>(
      'select id, name from dashboard where tenant_id = $1 and app_id = $2 order by id',
      parameters,
    ),
  ])
  return {
    reports: reports.rows.map(({ id, name, chart }) => ({ id, name, ...(chart ? { chart } : {}) })),
    dashboards: dashboards.rows,
  }
}
