import { defineResourceKind } from '../../platform/permission/index.ts'

interface FormRow {
  id: string
  name: string
  app_id: string
  app_name: string
}

/** Forms, also deleted ones; rights on their app reach them. */
export const forms = defineResourceKind({
  kind: 'form',
  all: { zh: '所有表单', en: 'all forms' },
  read: async (transaction, tenantId, ids) => {
    const { rows } = await transaction.query<FormRow>(
      `select f.id, f.name, a.id as app_id, a.name as app_name
       from form f
       join app a on a.tenant_id = f.tenant_id and a.id = f.app_id
       where f.tenant_id = $1 and f.id = any($2::uuid[])`,
      [tenantId, ids],
      'form-resources',
    )
    return rows.map(({ id, name, app_id, app_name }) => ({
      id,
      name: { zh: `表单“${app_name} / ${name}”`, en: `form “${app_name} / ${name}”` },
      parents: [`app:${app_id}`],
    }))
  },
})
