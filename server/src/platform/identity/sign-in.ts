import { z } from 'zod'
import { recordAct } from '../audit/index.ts'
import type { OperationContext } from '../operation/index.ts'
import { inTenant } from './in-tenant.ts'
import { homeOf, type Membership } from './memberships.ts'
import { startSession } from './start-session.ts'

/** What every way of signing in answers; `identity.me` tells the rest. */
export const signedInSchema = z.object({
  accountId: z.uuid(),
  /** null: the account is in no workspace. */
  tenantId: z.uuid().nullable(),
  memberId: z.uuid().nullable(),
  /** Nothing else works before `identity.changePassword` (P1.7). */
  mustChangePassword: z.boolean(),
})

export interface SignIn {
  account: { id: string; name: string; must_change_password: boolean }
  remembered: boolean
  /** The workspace to open; absent: the one used last. */
  home?: Membership | undefined
}

/** Starts a session for somebody who has proved who they are, and notes it in the workspace that opens. */
export async function signIn(context: OperationContext, { account, remembered, home: given }: SignIn) {
  const { transaction } = context
  const home = given ?? (await homeOf(transaction, account.id))
  await startSession(context, { accountId: account.id, ...home, remembered })
  if (home) {
    const { tenantId, memberId, memberName: name } = home
    const target = { type: 'member', id: memberId, name }
    await inTenant(transaction, tenantId, () =>
      recordAct(context, transaction, { tenantId, actorId: memberId, actorName: name, target }),
    )
  }
  return {
    accountId: account.id,
    tenantId: home?.tenantId ?? null,
    memberId: home?.memberId ?? null,
    mustChangePassword: account.must_change_password,
  }
}
