import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { memberNotFound } from '../errors.ts'
import { type MemberView, memberColumns, memberViewSchema } from '../member-view.ts'

export const getMember = defineOperation({
  id: 'member.get',
  kind: 'query',
  method: 'GET',
  path: '/api/members/:memberId',
  summary: { zh: '成员详情', en: 'One member' },
  access: { permission: 'member.read' },
  input: z.object({ memberId: z.uuid() }),
  output: memberViewSchema,
  run: async ({ transaction, tenantId }, { memberId }) => {
    const { rows } = await transaction.query<MemberView>(
      `select ${memberColumns} from member m where m.tenant_id = $1 and m.id = $2`,
      [tenantId, memberId],
    )
    if (!rows[0]) throw memberNotFound()
    return rows[0]
  },
})
