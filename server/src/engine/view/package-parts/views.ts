import { type ViewDefinition, viewDefinitionSchema } from '@sluice/contract'
import { z } from 'zod'
import { actorId, type OperationContext } from '../../../platform/operation/index.ts'
import {
  changedThings,
  definePackagePart,
  type PartChange,
  packageBroken,
  type SettingNames,
  tellSettings,
} from '../../package/index.ts'
import { viewNameSchema } from '../view-row.ts'

const packagedViewSchema = z.object({
  id: z.uuid(),
  formId: z.uuid(),
  name: viewNameSchema,
  definition: viewDefinitionSchema,
})
type PackagedView = z.infer<typeof packagedViewSchema>

/** What everything in a view is called where versions are compared. */
const viewSettings: SettingNames<ViewDefinition & Omit<PackagedView, 'definition'>> = {
  id: { zh: '编号', en: 'Id' },
  name: { zh: '名称', en: 'Name' },
  formId: { zh: '表单', en: 'Form' },
  kind: { zh: '显示方式', en: 'Kind' },
  filter: { zh: '筛选条件', en: 'Filter' },
  sort: { zh: '排序', en: 'Order' },
  fields: { zh: '显示的字段', en: 'Fields shown' },
  laneField: { zh: '看板分组', en: 'Lanes' },
  dayField: { zh: '日历日期', en: 'Day' },
}

/** Views of an app's forms that are for everybody; those of single members stay with them. */
export const packagedViews = definePackagePart<PackagedView[]>({
  key: 'views',
  order: 35,
  kind: 'definition',
  tables: {
    form_view: {
      tenant_id: 'made anew',
      id: 'carried',
      form_id: 'carried',
      member_id: 'made anew',
      name: 'carried',
      definition: 'carried',
      version: 'made anew',
      created_at: 'made anew',
      created_by: 'made anew',
      updated_at: 'made anew',
    },
  },
  schema: z.array(packagedViewSchema).max(10_000),
  read: async ({ transaction, tenantId }, appId) => {
    const { rows } = await transaction.query<PackagedView>(
      `select v.id, v.form_id as "formId", v.name, v.definition
       from form_view v join form f on f.tenant_id = v.tenant_id and f.id = v.form_id
       where v.tenant_id = $1 and v.member_id is null and f.app_id = $2 and f.deleted_at is null order by v.id`,
      [tenantId, appId],
      'package-views',
    )
    return rows
  },
  own: (views) => views.map(({ id }) => ({ id })),
  names: (views) => views.map(({ name }) => name),
  write: async (context, views, { appId, ids }) => {
    const renamed = ids.rename(views)
    const strange = renamed.find(({ formId }) => !ids.isOwn(formId))
    if (strange) throw packageBroken({ where: `parts.views: ${strange.name}` })
    await changeViews(context, { appId, now: [], next: renamed })
    return []
  },
  pieces: {
    unordered: true,
    split: (views) =>
      views.map((view) => ({
        key: `views/${view.id}`,
        kind: 'view',
        title: { zh: `视图“${view.name}”`, en: `view "${view.name}"` },
        value: view,
        children: [],
      })),
    join: (pieces, soFar) => {
      const forms = new Set(((soFar.get('forms') ?? []) as { id: string }[]).map(({ id }) => id))
      return pieces.map(({ value }) => value as PackagedView).filter(({ formId }) => forms.has(formId))
    },
    tell: (_context, _piece, before, after) => {
      const flat = ({ definition, ...view }: PackagedView) => ({ ...definition, ...view })
      return tellSettings(viewSettings, flat(before as PackagedView), flat(after as PackagedView))
    },
    change: async (context, change) => {
      await changeViews(context, change)
      return []
    },
  },
})

/** Makes the views of an app that are for everybody what they shall be. */
async function changeViews(
  { transaction, tenantId, clock, actor }: OperationContext,
  change: PartChange<PackagedView[]>,
): Promise<void> {
  const { rows, gone } = changedThings(change)
  await transaction.query('delete from form_view where tenant_id = $1 and id = any($2::uuid[])', [
    tenantId,
    gone,
  ])
  await transaction.query(
    `insert into form_view (tenant_id, id, form_id, name, definition, created_at, created_by, updated_at)
     select $1, v.id, v."formId", v.name, v.definition, $3, $4, $3
     from json_to_recordset($2) as v (id uuid, "formId" uuid, name text, definition jsonb)
     on conflict (tenant_id, id) do update
     set name = excluded.name, definition = excluded.definition, updated_at = excluded.updated_at,
       version = form_view.version + 1
     where form_view.form_id = excluded.form_id`,
    [tenantId, JSON.stringify(rows), clock.now().toISOString(), actorId(actor)],
  )
}
