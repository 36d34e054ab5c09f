import { z } from 'zod'
import { defineOperation, type OperationContext } from '../../../platform/operation/index.ts'
import type { AppTemplate } from '../define-template.ts'
import { type OpenedPart, openPackage } from '../open-package.ts'
import { templateHash } from '../updates/origin.ts'

const textSchema = z.object({ zh: z.string(), en: z.string() })
const boxSchema = z.object({
  name: z.string(),
  kind: z.string(),
  x: z.int(),
  y: z.int(),
  w: z.int(),
  h: z.int(),
})

/** The packages that come with Sluice, with what each holds (N1.2). */
export const listTemplates = defineOperation({
  id: 'app.listTemplates',
  kind: 'query',
  method: 'GET',
  path: '/api/packages/templates',
  summary: { zh: '模板中心的应用模板', en: 'App templates that come with Sluice' },
  access: { permission: 'app.manage' },
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        name: textSchema,
        description: textSchema,
        scene: textSchema,
        icon: z.string(),
        color: z.string(),
        parts: z.array(
          z.object({
            key: z.string(),
            names: z.array(z.string()),
            /** What a picture is drawn from: fields of forms, steps of flows, places of charts. */
            outlines: z.array(
              z.object({ title: z.string(), lines: z.array(z.string()), boxes: z.array(boxSchema) }),
            ),
          }),
        ),
        /** Apps that were made from it here, and whether it came in another version since. */
        installed: z.array(z.object({ id: z.uuid(), name: z.string(), updateOffered: z.boolean() })),
      }),
    ),
  }),
  run: async (context) => {
    const installed = await installedApps(context)
    return {
      items: context.services.appTemplates.map((template) => {
        const { key, name, description, scene, package: file } = template
        const { icon, color } = file.app
        return {
          key,
          name,
          description,
          scene,
          icon,
          color,
          parts: describeParts(openPackage(context, file).parts),
          installed: installed
            .filter(({ templateKey }) => templateKey === key)
            .map(({ id, name: called, hash }) => ({
              id,
              name: called,
              updateOffered: hash !== templateHash(context, template),
            })),
        }
      }),
    }
  },
})

function describeParts(parts: readonly OpenedPart[]) {
  const soFar = new Map(parts.map(({ part, content }) => [part.key, content]))
  return parts.map(({ part, content }) => ({
    key: part.key,
    names: part.names(content),
    outlines: part.outline?.(content, soFar) ?? [],
  }))
}

/** Living apps that came from templates and that the actor manages. */
async function installedApps(context: OperationContext) {
  const { rows } = await context.transaction.query<{
    id: string
    name: string
    templateKey: AppTemplate['key']
    hash: string
  }>(
    `select a.id, a.name, o.template_key as "templateKey", o.hash from app_origin o
     join app a on a.tenant_id = o.tenant_id and a.id = o.app_id
     where o.tenant_id = $1 and o.kind = 'template' and a.deleted_at is null order by a.name`,
    [context.tenantId],
    'installed-templates',
  )
  const policy = await context.policy()
  return rows.filter(({ id }) => policy.decide('app.manage', { type: `app:${id}` }).allowed)
}
