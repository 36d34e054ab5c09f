import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'

const most = 200

interface DeletedRow {
  kind: 'app' | 'form'
  id: string
  name: string
  app_id: string
  app_name: string
  form_count: number
  deleted_at: string
  deleted_by: string | null
}

export const recycleBin = defineOperation({
  id: 'app.recycleBin',
  kind: 'query',
  method: 'GET',
  path: '/api/apps/recycle-bin',
  summary: { zh: '已删除的应用和表单', en: 'Deleted apps, and deleted forms of the others' },
  access: 'member',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        kind: z.enum(['app', 'form']),
        id: z.uuid(),
        name: z.string(),
        /** The app itself, or the one the form belongs to. */
        appId: z.uuid(),
        appName: z.string(),
        /** Forms that come back with an app. */
        formCount: z.int(),
        deletedAt: z.string(),
        deletedBy: z.uuid().nullable(),
      }),
    ),
  }),
  run: async (context) => {
    const { transaction, tenantId } = context
    const [policy, { rows }] = await Promise.all([
      context.policy(),
      transaction.query<DeletedRow>(
        `select 'app' as kind, a.id, a.name, a.id as app_id, a.name as app_name, a.deleted_at, a.deleted_by,
           (select count(*) from form f
             where f.tenant_id = $1 and f.app_id = a.id and f.deleted_at = a.deleted_at) as form_count
         from app a where a.tenant_id = $1 and a.deleted_at is not null
         union all
         select 'form', f.id, f.name, a.id, a.name, f.deleted_at, f.deleted_by, 0
         from form f join app a on a.tenant_id = f.tenant_id and a.id = f.app_id and a.deleted_at is null
         where f.tenant_id = $1 and f.deleted_at is not null
         order by deleted_at desc, id limit ${most}`,
        [tenantId],
        'app-recycle-bin',
      ),
    ])
    return {
      items: rows
        .filter(({ app_id }) => policy.decide('app.manage', { type: `app:${app_id}` }).allowed)
        .map(({ kind, id, name, ...row }) => ({
          kind,
          id,
          name,
          appId: row.app_id,
          appName: row.app_name,
          formCount: row.form_count,
          deletedAt: row.deleted_at,
          deletedBy: row.deleted_by,
        })),
    }
  },
})
