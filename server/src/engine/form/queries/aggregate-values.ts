import { z } from 'zod'
import { defineOperation } from '../../../platform/operation/index.ts'
import { findTable } from '../aggregate-table/find-table.ts'
import { keyWords } from '../aggregate-table/key-words.ts'

export const aggregateValues = defineOperation({
  id: 'aggregate.values',
  kind: 'query',
  method: 'GET',
  path: '/api/aggregates/:aggregateId/values',
  summary: { zh: '聚合表的数值（按页）', en: 'Amounts of an aggregate table, by page' },
  access: 'member',
  input: z.object({
    aggregateId: z.uuid(),
    /** The key after which the page begins. */
    after: z.string().max(4000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        /** The key in words, in the order of the definition. */
        words: z.array(z.string()),
        value: z.number(),
      }),
    ),
    next: z.string().nullable(),
  }),
  run: async (context, { aggregateId, after = '', limit }) => {
    const { definition } = await findTable(context, aggregateId)
    const { rows } = await context.transaction.query<{ key: string; value: number }>(
      `select key, value from aggregate_value
       where tenant_id = $1 and table_id = $2 and key > $3 order by key limit $4`,
      [context.tenantId, aggregateId, after, limit + 1],
    )
    const page = rows.slice(0, limit)
    const words = await keyWords(
      context,
      definition,
      page.map(({ key }) => key),
    )
    return {
      items: page.map((row, index) => ({ ...row, words: words[index]! })),
      next: rows.length > limit ? page.at(-1)!.key : null,
    }
  },
})
