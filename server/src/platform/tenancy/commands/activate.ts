import { z } from 'zod'
import { recordAct } from '../../audit/index.ts'
import {
  createAccount,
  findRegistration,
  lockRegistrations,
  type Registration,
  requireFresh,
  startSession,
  usernameSchema,
} from '../../identity/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { createTenantIn } from '../create-tenant.ts'
import { provePassword, proveRegistration } from '../prove-registration.ts'
import { registrationKey, registrationKeySchema } from '../registration-key.ts'
import { tenantCodeSchema } from '../tenant-code.ts'

export const activate = defineOperation({
  id: 'identity.activate',
  kind: 'command',
  method: 'POST',
  path: '/api/register/activate',
  summary: {
    zh: '激活账号并创建工作区',
    en: 'Activate a registration with the code or link from the mail: account and workspace are made, and one is in',
  },
  access: 'public',
  transaction: 'schema',
  ratePerMinute: 60,
  input: z.object({
    ...registrationKeySchema,
    /** From the mail, in the browser that registered. */
    code: z.string().trim().max(20).optional(),
    /** Chosen at registration; asked for a link that is opened in another browser. */
    password: z.string().max(128).optional(),
    /** Instead of those registered, when somebody else has them meanwhile. */
    username: usernameSchema.optional(),
    tenantCode: tenantCodeSchema.optional(),
  }),
  output: z.object({ accountId: z.uuid(), tenantId: z.uuid(), memberId: z.uuid() }),
  secretFields: ['registration', 'token', 'code', 'password'],
  secretOutput: 'acts again',
  audit: false,
  prepare: provePassword,
  run: async (context, input, passwordOf) => {
    const { transaction, clock } = context
    const { email } = await proveRegistration(context, input, passwordOf)
    await lockRegistrations(transaction, email)
    const registration = await findRegistration(transaction, registrationKey(input))
    requireFresh(registration, clock.now())
    const wanted = {
      ...registration,
      username: input.username ?? registration.username,
      tenantCode: input.tenantCode ?? registration.tenantCode,
    }
    const made = await makeWorkspace(context, wanted)
    await closeRegistration(context, registration, made.accountId)
    return made
  },
})

async function makeWorkspace(context: OperationContext, registration: Registration) {
  const { transaction, clock, locale, origin } = context
  const { email, name, passwordHash, tenantCode, tenantName } = registration
  const username = registration.username ?? undefined
  const account = {
    name,
    email,
    username,
    passwordHash: passwordHash!,
    emailProven: true,
    locale,
    ip: origin.ip,
    phone: registration.phone ?? undefined,
    termsAcceptedAt: registration.termsAcceptedAt ?? undefined,
  }
  const accountId = await createAccount(transaction, account, clock.now())
  const { tenantId, memberId } = await createTenantIn(
    transaction,
    {
      code: tenantCode,
      name: tenantName,
      plan: 'FREE',
      administrator: { accountId, name, email, username },
      fields: { code: 'tenantCode' },
    },
    clock.now(),
  )
  await startSession(context, { accountId, tenantId, memberId, remembered: false })
  const target = { type: 'tenant', id: tenantId, name: tenantName }
  await recordAct(context, transaction, { tenantId, actorId: memberId, actorName: name, target })
  return { accountId, tenantId, memberId }
}

/** The address is proved: what others registered with it is nothing any more. */
async function closeRegistration(
  { transaction, clock, origin }: OperationContext,
  { id, email }: Registration,
  accountId: string,
): Promise<void> {
  await transaction.query(
    `update registration set activated_at = $2, activated_ip = $3, account_id = $4, password_hash = null where id = $1`,
    [id, clock.now(), origin.ip ?? null, accountId],
  )
  await transaction.query(
    'delete from registration where lower(email) = lower($1) and id <> $2 and activated_at is null',
    [email, id],
  )
}
