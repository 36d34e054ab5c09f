import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { matchesHere } from '../outside.ts'
import { outsideSchema } from '../package-file.ts'
import { packageSource, readPackageSource } from '../package-source.ts'

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
    /** Roles, members and so on that it names, each with what most likely is the same here. */
    outside: z.array(outsideSchema.extend({ match: z.uuid().nullable() })),
  }),
  prepare: readPackageSource,
  run: async (context, _, { file, parts }) => {
    const { name, icon, color, description } = file.app
    const [taken, matches] = await Promise.all([
      context.transaction.query(
        'select from app where tenant_id = $1 and lower(name) = lower($2) and deleted_at is null',
        [context.tenantId, name],
      ),
      matchesHere(context, file.outside),
    ])
    return {
      app: { name, icon, color, description },
      nameTaken: taken.rowCount !== 0,
      parts: parts.map(({ part, content }) => ({
        key: part.key,
        isData: part.kind !== 'definition',
        names: part.names(content),
      })),
      outside: file.outside.map((thing) => ({ ...thing, match: matches.get(thing.id) ?? null })),
    }
  },
})
