import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import { requireOwnedApp } from '../read-app.ts'
import { originKinds } from '../tables.ts'
import { findOrigin, type Origin, templateHash } from '../updates/origin.ts'

const textSchema = z.object({ zh: z.string(), en: z.string() })

/** Where an app comes from, and whether there is a newer version of it there (N1.3). */
export const packageOrigin = defineOperation({
  id: 'app.origin',
  kind: 'query',
  method: 'GET',
  path: '/api/apps/:appId/origin',
  summary: { zh: '应用的来源', en: 'Where an app comes from' },
  access: 'member',
  input: z.object({ appId: z.uuid() }),
  output: z.object({
    /** Null for an app that was made here. */
    origin: z
      .object({
        kind: z.enum(originKinds),
        templateKey: z.string().nullable(),
        templateName: textSchema.nullable(),
        workspace: z.object({ tenantId: z.uuid(), appId: z.uuid() }).nullable(),
        takenAt: z.iso.datetime(),
        /** The template that came with this release is another than the one that was installed. */
        updateOffered: z.boolean(),
      })
      .nullable(),
  }),
  run: async (context, { appId }) => {
    await requireOwnedApp(context, appId)
    const origin = await findOrigin(context, appId)
    return { origin: origin ? describe(context, origin) : null }
  },
})

function describe(context: OperationContext, origin: Origin) {
  const { kind, templateKey, sourceTenantId, sourceAppId, hash, takenAt } = origin
  const template = context.services.appTemplates.find(({ key }) => key === templateKey)
  return {
    kind,
    templateKey,
    templateName: template?.name ?? null,
    workspace: sourceTenantId && sourceAppId ? { tenantId: sourceTenantId, appId: sourceAppId } : null,
    takenAt,
    updateOffered: template !== undefined && templateHash(context, template) !== hash,
  }
}
