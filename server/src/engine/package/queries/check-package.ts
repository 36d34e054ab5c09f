import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { idsIn } from '../ids-in.ts'
import type { OpenedPart } from '../open-package.ts'
import { matchesHere } from '../outside.ts'
import { outsideSchema } from '../package-file.ts'
import { packageSource, readPackageSource } from '../package-source.ts'
import { isNameTaken } from '../require-free-name.ts'

/** Things of a package from which on making them takes a while. */
const largeFrom = 500

/** Looks into a package before anything is made: what it holds, and what has to be decided (N1.3). */
export const checkPackage = defineOperation({
  id: 'app.checkPackage',
  kind: 'query',
  method: 'POST',
  path: '/api/packages/check',
  summary: { zh: '检查应用包：内容与冲突', en: 'Look into an app package: content and conflicts' },
  access: { permission: 'app.manage' },
  input: z.object(packageSource),
  output: z.object({
    app: z.object({ name: z.string(), icon: z.string(), color: z.string(), description: z.string() }),
    /** There is an app of that name here: it has to be called otherwise. */
    nameTaken: z.boolean(),
    parts: z.array(z.object({ key: z.string(), isData: z.boolean(), names: z.array(z.string()) })),
    /** It says which roles and departments may do what in it. */
    hasRights: z.boolean(),
    /** Roles, members and so on that it names, each with what most likely is the same here, and which kinds of parts name it. */
    outside: z.array(
      outsideSchema.extend({
        match: z.uuid().nullable(),
        namedBy: z.array(z.enum(['definition', 'rights', 'data'])),
      }),
    ),
    /** It is imported in the background (`app.startImport`), because it takes a while. */
    large: z.boolean(),
    /** Apps that this is another version of, which can be updated with it. */
    installed: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
  prepare: readPackageSource,
  run: async (context, _, { file, parts }) => {
    const { name, icon, color, description } = file.app
    const [taken, matches, installed] = await Promise.all([
      isNameTaken(context, name),
      matchesHere(context, file.outside),
      installedApps(context, file.app.id),
    ])
    const namedBy = kindsNaming(parts)
    return {
      app: { name, icon, color, description },
      nameTaken: taken,
      large: parts.reduce((sum, { part, content }) => sum + part.own(content).length, 0) > largeFrom,
      parts: parts.map(({ part, content }) => ({
        key: part.key,
        isData: part.kind === 'data' || part.kind === 'files',
        names: part.names(content),
      })),
      hasRights: parts.some(
        ({ part, content }) => part.kind === 'rights' && Array.isArray(content) && content.length > 0,
      ),
      outside: file.outside.map((thing) => ({
        ...thing,
        match: matches.get(thing.id) ?? null,
        namedBy: namedBy(thing.id),
      })),
      installed,
    }
  },
})

function kindsNaming(parts: readonly OpenedPart[]): (id: string) => ('definition' | 'rights' | 'data')[] {
  const named = (['definition', 'rights', 'data'] as const).map((kind) => ({
    kind,
    ids: idsIn(parts.flatMap(({ part, content }) => (part.kind === kind ? [content] : []))),
  }))
  return (id) => named.flatMap(({ kind, ids }) => (ids.has(id.toLowerCase()) ? [kind] : []))
}

/** Living apps that the actor manages and that are called so in packages. */
async function installedApps(context: OperationContext, packageId: string) {
  const { rows } = await context.transaction.query<{ id: string; name: string }>(
    `select a.id, a.name from app a
     where a.tenant_id = $1 and a.deleted_at is null
       and $2 = coalesce((select min(p.package_id::text) from app_package_id p
         where p.tenant_id = a.tenant_id and p.app_id = a.id and p.id = a.id), a.id::text)
     order by a.name`,
    [context.tenantId, packageId],
  )
  const policy = await context.policy()
  return rows.filter(({ id }) => policy.decide('app.manage', { type: `app:${id}` }).allowed)
}
