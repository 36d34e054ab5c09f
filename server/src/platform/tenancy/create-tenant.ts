import { enterTenant, runTransaction, type Transaction, tenantSchema } from '../../database/index.ts'
import { newId } from '../../kernel/index.ts'
import { createDefaultCalendar } from '../calendar/index.ts'
import { createAccount, hashPassword } from '../identity/index.ts'
import type { Services } from '../operation/index.ts'
import { addMember, createDepartment } from '../organization/index.ts'
import { createBuiltInRoles } from '../permission/index.ts'
import { standardTimeZone } from './standard-time-zone.ts'
import type { Plan } from './tables.ts'
import { codeTaken } from './tenant-code.ts'

export interface NewTenant {
  code: string
  name: string
  plan: Plan
  /** Anybody may sign in as its demo people. */
  demo?: boolean
  /** What the caller's input calls the code, for errors; default `code`. */
  fields?: { code: string }
  administrator:
    | (Administrator & { accountId: string })
    | (Administrator & {
        /** Absent: signs in only as a person of the demo. */
        password?: string | undefined
      })
}

interface Administrator {
  name: string
  email?: string | undefined
  username?: string | undefined
}

export interface CreatedTenant {
  tenantId: string
  accountId: string
  memberId: string
  /** The root of its departments. */
  rootDepartmentId: string
}

/**
 * Makes a tenant in one transaction: its row, its schema and role, the built-in roles, the root department and the
 * administrator (P2.2). Nothing half-made is ever visible.
 * @throws invalidInput naming `code` with a free alternative, or the administrator's `email` or `username`
 */
export async function createTenant(services: Services, tenant: NewTenant): Promise<CreatedTenant> {
  const administrator = await withHash(tenant.administrator)
  const hashed = { ...tenant, administrator }
  return runTransaction(services.pools.owner, {}, (transaction) =>
    createTenantIn(transaction, hashed, services.clock.now()),
  )
}

async function withHash(administrator: NewTenant['administrator']) {
  if ('accountId' in administrator) return administrator
  const { password, ...person } = administrator
  return { ...person, passwordHash: password === undefined ? undefined : await hashPassword(password) }
}

/** The same inside a transaction of the schema owner; the transaction then has the new tenant's rows. */
export async function createTenantIn(
  transaction: Transaction,
  tenant: Omit<NewTenant, 'administrator'> & {
    /** Somebody who has an account, or what one is made of. */
    administrator: Administrator & ({ accountId: string } | { passwordHash: string | undefined })
  },
  now: Date,
): Promise<CreatedTenant> {
  const tenantId = newId()
  const inserted = await transaction.query(
    `insert into tenant (id, code, name, plan, demo, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (code) do nothing`,
    [tenantId, tenant.code, tenant.name, tenant.plan, tenant.demo ?? false, now],
  )
  if (inserted.rowCount === 0) throw await codeTaken(transaction, tenant.code, tenant.fields?.code)
  const { administrator } = tenant
  const accountId =
    'accountId' in administrator
      ? administrator.accountId
      : await createAccount(transaction, administrator, now)
  await enterTenant(transaction, tenantId)
  await createTenantSchema(transaction, tenantId)
  const roles = await createBuiltInRoles(transaction, tenantId, now)
  await createDefaultCalendar(transaction, tenantId, { zone: standardTimeZone, now })
  const rootDepartmentId = await createDepartment(
    transaction,
    { tenantId, name: tenant.name.slice(0, 60) },
    now,
  )
  const memberId = await addMember(
    transaction,
    {
      tenantId,
      accountId,
      name: administrator.name,
      email: administrator.email,
      username: administrator.username,
      departmentId: rootDepartmentId,
      roleIds: [roles.administrator!, roles.member!],
    },
    now,
  )
  return { tenantId, accountId, memberId, rootDepartmentId }
}

/**
 * Makes the schema of a tenant's form tables and the role that may use them. The role inherits what every tenant may do
 * on the shared tables; the server takes it for one transaction with SET ROLE.
 */
async function createTenantSchema(transaction: Transaction, tenantId: string): Promise<void> {
  const name = tenantSchema(tenantId)
  await transaction.query(`create role ${name} nologin inherit`)
  await transaction.query(`grant sluice_tenant to ${name}`)
  await transaction.query(`grant ${name} to sluice_server`)
  await transaction.query(`create schema ${name}`)
  await transaction.query(`grant usage on schema ${name} to ${name}`)
  await transaction.query(
    `alter default privileges in schema ${name} grant select, insert, update, delete on tables to ${name}`,
  )
  await transaction.query(
    `alter default privileges in schema ${name} grant usage, select on sequences to ${name}`,
  )
  await transaction.query('select make_member_search($1)', [name])
}
