import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { openPackage } from '../open-package.ts'

const textSchema = z.object({ zh: z.string(), en: z.string() })

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
        parts: z.array(z.object({ key: z.string(), names: z.array(z.string()) })),
      }),
    ),
  }),
  run: async (context) => ({
    items: context.services.appTemplates.map(({ key, name, description, scene, package: file }) => ({
      key,
      name,
      description,
      scene,
      icon: file.app.icon,
      color: file.app.color,
      parts: openPackage(context, file).parts.map(({ part, content }) => ({
        key: part.key,
        names: part.names(content),
      })),
    })),
  }),
})
