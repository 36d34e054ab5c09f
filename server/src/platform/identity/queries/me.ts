import { featureKeys } from '@sluice/contract'
import { z } from 'zod'
import { unauthenticated } from '../../../kernel/index.ts'
import { defineOperation, type OperationContext } from '../../operation/index.ts'
import { workspaceSettings } from '../../tenancy/index.ts'
import { membershipsOf } from '../memberships.ts'
import { runsInstallation } from '../runs-installation.ts'
import { signedInAccount } from '../signed-in-account.ts'

const tenantSchema = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  plan: z.string(),
  demo: z.boolean(),
})

export const me = defineOperation({
  id: 'identity.me',
  kind: 'query',
  method: 'GET',
  path: '/api/me',
  summary: { zh: '我是谁', en: 'Who I am here, and what I may do' },
  access: 'account',
  transaction: 'identity',
  input: z.object({}),
  output: z.object({
    account: z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string().nullable(),
      /** Its owner has proved it: it signs in and gets mail that opens the account. */
      emailProven: z.boolean(),
      username: z.string().nullable(),
      phone: z.string().nullable(),
      locale: z.enum(['zh', 'en']).nullable(),
      theme: z.enum(['light', 'dark', 'system']).nullable(),
      /** Until the password is changed there is no tenant and no member. */
      mustChangePassword: z.boolean(),
      hasPassword: z.boolean(),
    }),
    tenant: tenantSchema.nullable(),
    member: z
      .object({
        id: z.uuid(),
        name: z.string(),
        title: z.string(),
        departmentId: z.uuid().nullable(),
        departmentIds: z.array(z.uuid()),
        departmentName: z.string().nullable(),
      })
      .nullable(),
    roles: z.array(z.object({ id: z.uuid(), code: z.string(), name: z.string() })),
    /** Permissions held on anything at all; for showing and hiding, the server decides. */
    permissions: z.array(z.string()),
    /** Those held on everything, which making an app asks for. */
    everywhere: z.array(z.string()),
    /** What is set for the workspace, as far as every screen needs it. */
    workspace: z
      .object({
        language: z.enum(['zh', 'en']),
        currency: z.string(),
        firstDayOfWeek: z.enum(['monday', 'sunday']),
        /** `#rrggbb`; empty for the product's own. */
        colour: z.string(),
        /** It has a picture of its own: `tenant.logo`. */
        hasLogo: z.boolean(),
        /** What of the product is switched on. */
        features: z.array(z.enum(featureKeys)),
      })
      .nullable(),
    /** May change the settings of the whole installation. */
    runsInstallation: z.boolean(),
    tenants: z.array(tenantSchema.extend({ memberId: z.uuid() })),
  }),
  run: async (context) => {
    const { accountId } = signedInAccount(context)
    const account = await readProfile(context, accountId)
    const tenants = (await membershipsOf(context.transaction, accountId)).map((one) => ({
      id: one.tenantId,
      code: one.tenantCode,
      name: one.tenantName,
      plan: one.plan,
      demo: one.demo,
      memberId: one.memberId,
    }))
    const { actor, services } = context
    const outside = {
      tenant: null,
      member: null,
      roles: [],
      permissions: [],
      everywhere: [],
      workspace: null,
    }
    const operator = { runsInstallation: await runsInstallation(context) }
    if (actor.kind !== 'member') return { account, ...outside, ...operator, tenants }
    const policy = await context.policy()
    return {
      account,
      tenant: tenants.find(({ id }) => id === actor.tenantId) ?? null,
      ...(await readMembership(context, actor.tenantId, actor.memberId)),
      ...operator,
      workspace: await workspaceSettings(services, actor.tenantId),
      permissions: services.permissions.names.filter((name) => policy.holdsAnywhere(name)),
      everywhere: services.permissions.names.filter((name) => policy.decide(name).allowed),
      tenants,
    }
  },
})

async function readProfile({ transaction }: OperationContext, accountId: string) {
  const { rows } = await transaction.query<{
    id: string
    name: string
    email: string | null
    emailProven: boolean
    username: string | null
    phone: string | null
    locale: 'zh' | 'en' | null
    theme: 'light' | 'dark' | 'system' | null
    mustChangePassword: boolean
    hasPassword: boolean
  }>(
    `select id, name, email, email_proven_at is not null as "emailProven", username, phone, locale, theme, must_change_password as "mustChangePassword",
       password_hash is not null as "hasPassword"
     from account where id = $1`,
    [accountId],
    'me-account',
  )
  if (!rows[0]) throw unauthenticated()
  return rows[0]
}

async function readMembership({ transaction }: OperationContext, tenantId: string, memberId: string) {
  const { rows } = await transaction.query<{
    id: string
    name: string
    title: string
    departmentId: string | null
    departmentName: string | null
    roles: { id: string; code: string; name: string }[]
  }>(
    `select m.id, m.name, m.title, m.department_id as "departmentId", d.name as "departmentName",
       coalesce((select json_agg(json_build_object('id', r.id, 'code', r.code, 'name', r.name) order by r.id)
         from role_member rm join role r on r.tenant_id = rm.tenant_id and r.id = rm.role_id
         where rm.tenant_id = m.tenant_id and rm.member_id = m.id), '[]') as roles
     from member m left join department d on d.tenant_id = m.tenant_id and d.id = m.department_id
     where m.tenant_id = $1 and m.id = $2`,
    [tenantId, memberId],
    'me-member',
  )
  if (!rows[0]) return { member: null, roles: [] }
  const { roles, ...member } = rows[0]
  return { member: { ...member, departmentIds: member.departmentId ? [member.departmentId] : [] }, roles }
}
