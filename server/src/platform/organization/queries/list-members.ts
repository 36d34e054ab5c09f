import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { inLanguage, languageCollation } from '../../../database/index.ts'
import { readCursor, writeCursor } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { type MemberView, memberColumns, memberViewSchema } from '../member-view.ts'

export const listMembers = defineOperation({
  id: 'member.list',
  kind: 'query',
  method: 'GET',
  path: '/api/members',
  summary: { zh: '成员列表', en: 'Members, by name' },
  access: { permission: 'member.read' },
  input: z.object({
    ...pageInputSchema,
    /** Part of a name, email or username. */
    search: z.string().trim().max(100).optional(),
    departmentId: z.uuid().optional(),
    includeSubDepartments: z.boolean().default(false),
    roleId: z.uuid().optional(),
    status: z.enum(['active', 'disabled']).optional(),
    /** Just these members. */
    ids: z.array(z.uuid()).max(200).optional(),
  }),
  output: pageOf(memberViewSchema),
  run: async ({ transaction, tenantId, locale }, input) => {
    const name = inLanguage('m.name', languageCollation(locale))
    const values: unknown[] = [tenantId]
    const parameter = (value: unknown) => `$${values.push(value)}`
    const where = ['m.tenant_id = $1']
    if (input.search) {
      const wanted = `fold_text(${parameter(input.search)})`
      const holds = ['name', 'email', 'username'].map((text) => `strpos(fold_text(m.${text}), ${wanted}) > 0`)
      where.push(`(${holds.join(' or ')})`)
    }
    if (input.status) where.push(`m.status = ${parameter(input.status)}`)
    if (input.ids) where.push(`m.id = any(${parameter(input.ids)})`)
    if (input.departmentId) {
      const id = parameter(input.departmentId)
      const below = `select descendant_id from department_closure where tenant_id = $1 and ancestor_id = ${id}`
      where.push(input.includeSubDepartments ? `m.department_id in (${below})` : `m.department_id = ${id}`)
    }
    if (input.roleId) {
      const id = parameter(input.roleId)
      where.push(`m.id in (select member_id from role_member where tenant_id = $1 and role_id = ${id})`)
    }
    if (input.cursor) {
      const [after, id] = readCursor<[string, string]>(input.cursor, ['text', 'uuid'])
      where.push(`(${name}, m.id) > (${parameter(after)}, ${parameter(id)}::uuid)`)
    }
    const { rows } = await transaction.query<MemberView>(
      `select ${memberColumns} from member m where ${where.join(' and ')}
       order by ${name}, m.id limit ${parameter(input.limit + 1)}`,
      values,
    )
    const items = rows.slice(0, input.limit)
    const last = items.at(-1)
    return { items, nextCursor: last && rows.length > input.limit ? writeCursor([last.name, last.id]) : null }
  },
})
