import { z } from 'zod'
import { notFound } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { actOfBefore } from '../act-of-before.ts'

const namedSchema = z.object({
  name: z.string(),
  /** Page of the web app where it is seen. */
  path: z.string().optional(),
})

export const getAuditEntry = defineOperation({
  id: 'audit.get',
  kind: 'query',
  method: 'GET',
  path: '/api/audit/:entryId',
  summary: { zh: '一次操作的详细内容', en: 'One act of the log in words' },
  access: { permission: 'audit.read' },
  input: z.object({
    entryId: z.uuid(),
    /** When it was, as the list says: the log is kept by months. */
    at: z.iso.datetime({ offset: true }),
  }),
  output: z.object({
    id: z.uuid(),
    at: z.iso.datetime(),
    actorId: z.uuid().nullable(),
    actorName: z.string(),
    operation: z.string(),
    operationName: z.object({ zh: z.string(), en: z.string() }),
    outcome: z.enum(['done', 'refused']),
    /** What it touched, as the reader may know it; `kindName` is what such things are called. */
    target: namedSchema.extend({ kindName: z.string() }).partial({ name: true }).nullable(),
    ip: z.string().nullable(),
    requestId: z.string(),
    /** What was given, and where it is known what was there before. */
    lines: z.array(
      z.object({
        label: z.string(),
        before: z.array(namedSchema).optional(),
        values: z.array(namedSchema),
      }),
    ),
  }),
  run: async (context, { entryId, at }) => {
    const { db, tenantId, services, locale } = context
    const row = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('created_at', '=', at)
      .where('id', '=', entryId)
      .executeTakeFirst()
    if (!row) throw notFound({ zh: '操作记录', en: 'act' })
    const [words] = await services.auditBook.describe(context, [row])
    const { name, path } = words!
    const kind = row.target_type ? services.auditBook.thing(row.target_type) : undefined
    return {
      id: row.id,
      at: row.created_at,
      actorId: row.actor_id,
      actorName: row.actor_name,
      operation: row.operation,
      operationName: services.operationText(row.operation) ?? actOfBefore,
      outcome: row.outcome,
      target: row.target_type
        ? { ...(name ? { name } : {}), ...(path ? { path } : {}), kindName: kind?.name[locale] ?? '' }
        : null,
      ip: row.ip,
      requestId: row.request_id,
      lines: await services.auditBook.tell(context, row, words!),
    }
  },
})
