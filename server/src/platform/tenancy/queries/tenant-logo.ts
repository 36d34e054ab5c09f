import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { logo } from '../settings.ts'

export const tenantLogo = defineOperation({
  id: 'tenant.logo',
  kind: 'query',
  method: 'GET',
  path: '/api/tenant/logo',
  summary: { zh: '工作区的标志', en: 'Picture of this workspace, as a data URL; empty when it has none' },
  access: 'member',
  keys: 'unnarrowed',
  input: z.object({}),
  output: z.object({ picture: z.string() }),
  run: async ({ services, tenantId }) => ({ picture: await services.settings.read(logo, { tenantId }) }),
})
