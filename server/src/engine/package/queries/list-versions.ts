import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { requireOwnedApp } from '../read-app.ts'
import { type VersionKind, versionKinds } from '../tables.ts'

interface VersionRow {
  number: number
  kind: VersionKind
  note: string
  changes: { zh: string; en: string }[]
  change_count: number
  made_at: string
  made_by: string | null
  name: string | null
}

/** Versions of a whole app, newest first: who made each, when, why and what changed (N1.3). */
export const listVersions = defineOperation({
  id: 'app.versions',
  kind: 'query',
  method: 'GET',
  path: '/api/apps/:appId/versions',
  summary: { zh: '应用的版本', en: 'Versions of an app' },
  access: 'member',
  input: z.object({
    appId: z.uuid(),
    /** Only those before this number. */
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({
    items: z.array(
      z.object({
        number: z.int(),
        kind: z.enum(versionKinds),
        note: z.string(),
        /** What changed since the version before, in words; the first of them. */
        changes: z.array(z.object({ zh: z.string(), en: z.string() })),
        changeCount: z.int(),
        madeAt: z.iso.datetime(),
        madeBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
      }),
    ),
    more: z.boolean(),
  }),
  run: async (context, { appId, before, limit }) => {
    await requireOwnedApp(context, appId)
    const { rows } = await context.transaction.query<VersionRow>(
      `select v.number, v.kind, v.note, v.changes, v.change_count, v.made_at, v.made_by, m.name
       from app_version v left join member m on m.tenant_id = v.tenant_id and m.id = v.made_by
       where v.tenant_id = $1 and v.app_id = $2 and ($3::int is null or v.number < $3)
       order by v.number desc limit $4`,
      [context.tenantId, appId, before ?? null, limit + 1],
    )
    return {
      items: rows.slice(0, limit).map(({ change_count, made_at, made_by, name, ...version }) => ({
        ...version,
        changeCount: change_count,
        madeAt: made_at,
        madeBy: made_by ? { id: made_by, name: name ?? '' } : null,
      })),
      more: rows.length > limit,
    }
  },
})
