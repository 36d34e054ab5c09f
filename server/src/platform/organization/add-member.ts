import type { Transaction } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'

export interface NewMember {
  tenantId: string
  accountId: string
  name: string
  email?: string | undefined
  username?: string | undefined
  departmentId?: string | undefined
  title?: string | undefined
  roleIds: readonly string[]
}

/** Makes an account a member of the transaction's tenant. Give it the role `member` too. */
export async function addMember(transaction: Transaction, member: NewMember, now: Date): Promise<string> {
  const id = newId()
  await transaction.query(
    `insert into member (tenant_id, id, account_id, name, email, username, department_id, title, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [
      member.tenantId,
      id,
      member.accountId,
      member.name,
      member.email ?? null,
      member.username ?? null,
      member.departmentId ?? null,
      member.title ?? '',
      now,
    ],
  )
  await giveRoles(transaction, member, id)
  return id
}

/** Lets in again somebody who left: the same member, with what they are given now. @returns undefined for others */
export async function returnAsMember(
  transaction: Transaction,
  member: NewMember,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await transaction.query<{ id: string }>(
    `update member set status = 'active', left_at = null, name = $3, email = $4, username = $5, department_id = $6,
       title = $7, updated_at = $8
     where tenant_id = $1 and account_id = $2 and left_at is not null returning id`,
    [
      member.tenantId,
      member.accountId,
      member.name,
      member.email ?? null,
      member.username ?? null,
      member.departmentId ?? null,
      member.title ?? '',
      now,
    ],
  )
  const id = rows[0]?.id
  if (!id) return undefined
  // Nothing that was theirs, or was given to them meanwhile, comes back with them.
  await transaction.query('delete from role_member where tenant_id = $1 and member_id = $2', [
    member.tenantId,
    id,
  ])
  await giveRoles(transaction, member, id)
  return id
}

async function giveRoles(
  transaction: Transaction,
  { tenantId, roleIds }: NewMember,
  memberId: string,
): Promise<void> {
  await transaction.query(
    'insert into role_member (tenant_id, role_id, member_id) select $1, role_id, $2 from unnest($3::uuid[]) as role_id',
    [tenantId, memberId, [...new Set(roleIds)]],
  )
}
