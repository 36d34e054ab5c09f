import type { Transaction } from '../../database/index.ts'

/** A workspace an account can enter. */
export interface Membership {
  tenantId: string
  memberId: string
  memberName: string
  tenantCode: string
  tenantName: string
  plan: string
  demo: boolean
}

interface AnyMembership extends Membership {
  /** An active member of a workspace that is open. */
  enters: boolean
}

/** Workspaces an account is a member of, disabled or gone too, oldest first. Needs the server's or the owner's role. */
export async function allMembershipsOf(
  transaction: Transaction,
  accountId: string,
): Promise<AnyMembership[]> {
  await transaction.query(`select set_config('sluice.account_id', $1, true)`, [accountId], 'enter-account')
  const { rows } = await transaction.query<AnyMembership>(
    `select m.tenant_id as "tenantId", m.id as "memberId", m.name as "memberName", t.code as "tenantCode",
       t.name as "tenantName", t.plan, t.demo, m.status = 'active' and t.status = 'active' as enters
     from member m join tenant t on t.id = m.tenant_id
     where m.account_id = $1 order by m.created_at, m.id`,
    [accountId],
    'memberships',
  )
  return rows
}

/** Workspaces an account can enter, oldest first. */
export async function membershipsOf(transaction: Transaction, accountId: string): Promise<Membership[]> {
  const memberships = await allMembershipsOf(transaction, accountId)
  return memberships.flatMap(({ enters, ...membership }) => (enters ? [membership] : []))
}

/** The workspace a sign-in opens: the one used last, else the oldest. */
export async function homeOf(transaction: Transaction, accountId: string): Promise<Membership | undefined> {
  const memberships = await membershipsOf(transaction, accountId)
  const { rows } = await transaction.query<{ active_tenant_id: string }>(
    `select active_tenant_id from session where account_id = $1 and active_tenant_id = any($2)
     order by created_at desc limit 1`,
    [accountId, memberships.map(({ tenantId }) => tenantId)],
    'last-workspace',
  )
  const last = rows[0]?.active_tenant_id
  return memberships.find(({ tenantId }) => tenantId === last) ?? memberships[0]
}
