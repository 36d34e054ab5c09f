import { z } from 'zod'
import { newId } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { announcementFields } from '../announcement-schema.ts'
import { requireAudience } from '../audience.ts'
import { publishAnnouncement } from '../publish.ts'
import { timeOf } from '../time-of.ts'

export const createAnnouncement = defineOperation({
  id: 'announcement.create',
  kind: 'command',
  method: 'POST',
  path: '/api/announcements',
  summary: {
    zh: '发布公告：立即或定时，告知全员或指定的部门、角色、成员',
    en: 'Announce something, now or at a set time, to everybody or to departments, roles and members',
  },
  access: { permission: 'announcement.manage' },
  input: z.object(announcementFields),
  output: z.object({ id: z.uuid(), state: z.enum(['scheduled', 'published']) }),
  audit: ({ title }, { id }) => ({ type: 'announcement', id, name: title }),
  run: async (context, { kind, title, body, audience, publishAt }) => {
    const { transaction, tenantId, actor, clock } = context
    const at = timeOf(clock.now(), publishAt)
    const { all, departmentIds, roleIds, memberIds } = await requireAudience(context, audience)
    const id = newId()
    await transaction.query(
      `insert into announcement (tenant_id, id, kind, title, body, to_all, department_ids, role_ids, member_ids, state,
         publish_at, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'scheduled', $10, $11, $12)`,
      [
        tenantId,
        id,
        kind,
        title,
        body,
        all,
        departmentIds,
        roleIds,
        memberIds,
        at,
        actor.kind === 'member' ? actor.memberId : null,
        clock.now(),
      ],
    )
    const told = await publishAnnouncement(context, id)
    return { id, state: told === undefined ? ('scheduled' as const) : ('published' as const) }
  },
})
