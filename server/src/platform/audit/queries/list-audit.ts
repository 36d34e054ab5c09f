import { pageInputSchema, pageOf } from '@sluice/contract'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../../kernel/index.ts'
import { defineOperation } from '../../operation/index.ts'
import { actOfBefore } from '../act-of-before.ts'

const entrySchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  operation: z.string(),
  /** What it does, in words. */
  operationName: z.object({ zh: z.string(), en: z.string() }),
  outcome: z.enum(['done', 'refused']),
  /** What it touched, as the reader may know it. */
  target: z.object({ type: z.string(), id: z.string().nullable(), name: z.string().nullable() }).nullable(),
  ip: z.string().nullable(),
  requestId: z.string(),
  detail: z.unknown(),
})

export const listAudit = defineOperation({
  id: 'audit.list',
  kind: 'query',
  method: 'GET',
  path: '/api/audit',
  summary: { zh: '操作日志', en: 'Who did what, newest first' },
  access: { permission: 'audit.read' },
  input: z.object({
    ...pageInputSchema,
    actorId: z.uuid().optional(),
    /** An operation (`record.delete`) or a family of them (`record`). */
    operation: z
      .string()
      .regex(/^[a-zA-Z]+(\.[a-zA-Z]+)*$/)
      .max(100)
      .optional(),
    targetType: z.string().max(60).optional(),
    targetId: z.string().max(100).optional(),
    outcome: z.enum(['done', 'refused']).optional(),
    /** Not before this time. */
    from: z.iso.datetime({ offset: true }).optional(),
    /** Before this time. */
    to: z.iso.datetime({ offset: true }).optional(),
  }),
  output: pageOf(entrySchema),
  run: async (context, input) => {
    const { db, tenantId, services } = context
    let query = db
      .selectFrom('audit_log')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(input.limit + 1)
    if (input.actorId) query = query.where('actor_id', '=', input.actorId)
    if (input.operation?.includes('.')) query = query.where('operation', '=', input.operation)
    else if (input.operation) {
      query = query
        .where('operation', '>', `${input.operation}.`)
        .where('operation', '<', `${input.operation}/`)
    }
    if (input.targetType) query = query.where('target_type', '=', input.targetType)
    if (input.targetId) query = query.where('target_id', '=', input.targetId)
    if (input.outcome) query = query.where('outcome', '=', input.outcome)
    if (input.from) query = query.where('created_at', '>=', input.from)
    if (input.to) query = query.where('created_at', '<', input.to)
    if (input.cursor) {
      const [at, id] = readCursor<[string, string]>(input.cursor, ['time', 'uuid'])
      query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(eb.val(at), eb.val(id))))
    }
    const rows = await query.execute()
    const page = rows.slice(0, input.limit)
    const words = await services.auditBook.describe(context, page)
    const items = page.map((row, index) => ({
      id: row.id,
      at: row.created_at,
      actorId: row.actor_id,
      actorName: row.actor_name,
      operation: row.operation,
      operationName: services.operationText(row.operation) ?? actOfBefore,
      outcome: row.outcome,
      target: row.target_type ? { type: row.target_type, id: row.target_id, name: words[index]!.name } : null,
      ip: row.ip,
      requestId: row.request_id,
      detail: words[index]!.detail,
    }))
    const last = items.at(-1)
    return { items, nextCursor: last && rows.length > input.limit ? writeCursor([last.at, last.id]) : null }
  },
})
