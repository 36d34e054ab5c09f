import type { Transaction } from '../../database/index.ts'
import { isUuid, type Text } from '../../kernel/index.ts'

/** Something permissions are held on, as people call it. */
export interface NamedResource {
  name: Text
  /** What it lies in: rights held there hold here too. */
  parents: string[]
}

const wholes = new Map<string, Text>([
  ['*', { zh: '所有地方', en: 'everywhere' }],
  ['form:*', { zh: '所有表单', en: 'all forms' }],
  ['app:*', { zh: '所有应用', en: 'all apps' }],
])

interface NameRow {
  key: string
  name: string
  app_id: string | null
  app_name: string | null
}

// Apps and forms stand above permissions; their names are read from their tables, their rules stay with them.
const namesSql = `
  select 'app:' || id as key, name, null::uuid as app_id, null as app_name
  from app where tenant_id = $1 and id = any($2::uuid[])
  union all
  select 'form:' || f.id, f.name, a.id, a.name
  from form f join app a on a.tenant_id = f.tenant_id and a.id = f.app_id
  where f.tenant_id = $1 and f.id = any($3::uuid[])`

/**
 * Names of resources by key (`form:<id>`, `app:<id>`, `form:*`, `*`), in one statement. What is not there any more, or
 * never was in this tenant, is not among them.
 */
export async function namedResources(
  transaction: Transaction,
  tenantId: string,
  keys: readonly string[],
): Promise<Map<string, NamedResource>> {
  const idsOf = (kind: string) =>
    [...new Set(keys)].flatMap((key) => {
      const id = key.startsWith(kind) ? key.slice(kind.length) : ''
      return isUuid(id) ? [id] : []
    })
  const [apps, forms] = [idsOf('app:'), idsOf('form:')]
  const { rows } =
    apps.length + forms.length > 0
      ? await transaction.query<NameRow>(namesSql, [tenantId, apps, forms], 'resource-names')
      : { rows: [] }
  const named = new Map<string, NamedResource>(
    keys.flatMap((key) => {
      const name = wholes.get(key)
      return name ? [[key, { name, parents: [] }] as const] : []
    }),
  )
  for (const { key, name, app_id, app_name } of rows) {
    named.set(
      key,
      app_id === null
        ? { name: { zh: `应用“${name}”`, en: `app “${name}”` }, parents: [] }
        : {
            name: { zh: `表单“${app_name} / ${name}”`, en: `form “${app_name} / ${name}”` },
            parents: [`app:${app_id}`],
          },
    )
  }
  return named
}
