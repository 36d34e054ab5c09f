import { defineResourceKind } from '../../platform/permission/index.ts'

/** Apps, also those in the recycle bin: rights on them are still there. */
export const apps = defineResourceKind({
  kind: 'app',
  all: { zh: '所有应用', en: 'all apps' },
  read: async (transaction, tenantId, ids) => {
    const { rows } = await transaction.query<{ id: string; name: string }>(
      'select id, name from app where tenant_id = $1 and id = any($2::uuid[])',
      [tenantId, ids],
      'app-resources',
    )
    return rows.map(({ id, name }) => ({
      id,
      name: { zh: `应用“${name}”`, en: `app “${name}”` },
      parents: [],
    }))
  },
})
