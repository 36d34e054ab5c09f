import { z } from 'zod'
import { SluiceError } from '../../../kernel/index.ts'
import { defineOperation } from '../../../platform/operation/index.ts'
import { workspacesElsewhere } from '../read-elsewhere.ts'

/** Workspaces looked into at most. */
const mostWorkspaces = 20

const appSchema = z.object({ id: z.uuid(), name: z.string(), icon: z.string(), color: z.string() })

/** Apps that one manages in one's other workspaces, from which an app here can be made or updated (N1.3). */
export const appsElsewhere = defineOperation({
  id: 'app.elsewhere',
  kind: 'query',
  method: 'GET',
  path: '/api/apps-elsewhere',
  summary: { zh: '我在其他工作区管理的应用', en: 'Apps I manage in other workspaces' },
  access: 'member',
  keys: 'closed',
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ tenantId: z.uuid(), name: z.string(), apps: z.array(appSchema) })),
  }),
  prepare: async (read) => {
    const { services, elsewhere } = await workspacesElsewhere(read)
    const found = []
    for (const { tenantId, name, actor } of elsewhere.slice(0, mostWorkspaces)) {
      const { items } = (await services.invoke('app.list', { actor, input: {} }).catch(orNothing)) as {
        items: (z.infer<typeof appSchema> & { builtIn?: boolean; myPermissions: { manage: boolean } })[]
      }
      const apps = items
        .filter(({ myPermissions, builtIn }) => myPermissions.manage && !builtIn)
        .map(({ id, name, icon, color }) => ({ id, name, icon, color }))
      if (apps.length > 0) found.push({ tenantId, name, apps })
    }
    return found
  },
  run: async (_context, _input, items) => ({ items }),
})

/** A workspace that is closed to one meanwhile has no apps for them. */
function orNothing(error: unknown): { items: [] } {
  if (error instanceof SluiceError) return { items: [] }
  throw error
}
