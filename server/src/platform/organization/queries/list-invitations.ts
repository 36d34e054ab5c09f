import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'

const invitationSchema = z.object({
  id: z.uuid(),
  email: z.string().nullable(),
  departmentName: z.string().nullable(),
  roles: z.array(z.object({ id: z.uuid(), name: z.string() })),
  inviterName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Its time is over; it can be renewed. */
  expired: z.boolean(),
})

export const listInvitations = defineOperation({
  id: 'invitation.list',
  kind: 'query',
  method: 'GET',
  path: '/api/invitations',
  summary: { zh: '未接受的邀请', en: 'Invitations nobody has accepted yet, the newest first' },
  access: { permission: 'member.manage' },
  keys: 'closed',
  input: z.object({}),
  output: z.object({ items: z.array(invitationSchema) }),
  run: async ({ transaction, tenantId, clock }) => {
    const { rows } = await transaction.query<z.output<typeof invitationSchema>>(
      `select i.id, i.email, d.name as "departmentName", m.name as "inviterName", i.created_at as "createdAt",
         i.expires_at as "expiresAt", i.expires_at <= $2 as expired,
         coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.id)
           from invitation_role ir join role r on r.tenant_id = ir.tenant_id and r.id = ir.role_id
           where ir.tenant_id = i.tenant_id and ir.invitation_id = i.id), '[]') as roles
       from invitation i
       left join department d on d.tenant_id = i.tenant_id and d.id = i.department_id
       left join member m on m.tenant_id = i.tenant_id and m.id = i.created_by
       where i.tenant_id = $1 and i.accepted_at is null and i.revoked_at is null order by i.id desc`,
      [tenantId, clock.now()],
    )
    return { items: rows }
  },
})
