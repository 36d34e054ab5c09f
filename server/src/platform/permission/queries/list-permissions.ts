import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { permissionReaches } from '../define-permissions.ts'
import { grantScopes } from '../grant-scope.ts'

export const listPermissions = defineOperation({
  id: 'permission.list',
  kind: 'query',
  method: 'GET',
  path: '/api/permissions',
  summary: { zh: '可以授予的权限', en: 'Permissions and scopes that can be granted' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({
    permissions: z.array(
      z.object({
        name: z.string(),
        text: z.object({ zh: z.string(), en: z.string() }),
        /** What it is held on: the whole workspace, apps and forms, or some of their rows. */
        reach: z.enum(permissionReaches),
      }),
    ),
    scopes: z.array(z.enum(grantScopes)),
  }),
  run: async ({ services }) => ({
    permissions: [...services.permissions.texts].map(([name, text]) => ({
      name,
      text,
      reach: services.permissions.reachOf(name),
    })),
    scopes: [...grantScopes],
  }),
})
