import { z } from 'zod'
import { recordAct } from '../../audit/index.ts'
import {
  emailSchema,
  requirePasswordPolicy,
  requireRegistration,
  startSession,
  usernameSchema,
} from '../../identity/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { createTenantIn } from '../create-tenant.ts'
import { tenantCodeSchema } from '../tenant-code.ts'

export const register = defineOperation({
  id: 'identity.register',
  kind: 'command',
  method: 'POST',
  path: '/api/register',
  summary: { zh: '注册并创建工作区', en: 'Make an account and a workspace, and sign in' },
  access: 'public',
  transaction: 'schema',
  ratePerMinute: 120,
  input: z.object({
    email: emailSchema,
    username: usernameSchema.optional(),
    name: z.string().trim().min(1).max(60),
    password: z.string().min(1).max(128),
    tenantCode: tenantCodeSchema,
    tenantName: z.string().trim().min(1).max(60),
  }),
  output: z.object({ accountId: z.uuid(), tenantId: z.uuid(), memberId: z.uuid() }),
  secretFields: ['password'],
  audit: false,
  run: async (context, { email, username, name, password, tenantCode, tenantName }) => {
    const { transaction, clock } = context
    await requireRegistration(context, 'alone')
    const owner = { email, username, name, workspaces: [tenantName, tenantCode] }
    await requirePasswordPolicy(password, owner)
    const { accountId, tenantId, memberId } = await createTenantIn(
      transaction,
      {
        code: tenantCode,
        name: tenantName,
        plan: 'FREE',
        administrator: { name, email, username, password },
        fields: { code: 'tenantCode' },
      },
      clock.now(),
    )
    await startSession(context, { accountId, tenantId, memberId, remembered: false })
    const target = { type: 'tenant', id: tenantId, name: tenantName }
    await recordAct(context, transaction, { tenantId, actorId: memberId, actorName: name, target })
    return { accountId, tenantId, memberId }
  },
})
