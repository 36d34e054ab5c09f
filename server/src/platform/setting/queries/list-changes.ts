import { z } from 'zod'
import { defineOperation } from '../../operation/index.ts'
import { settingScopes } from '../define-setting.ts'
import { requireShelf } from '../require-shelf.ts'
import { changesOf } from '../shelf.ts'

const value = z.union([z.string(), z.number(), z.boolean()]).nullable()

export const listChanges = defineOperation({
  id: 'setting.listChanges',
  kind: 'query',
  method: 'GET',
  path: '/api/settings/changes',
  summary: {
    zh: '设置的修改记录',
    en: 'Who set what, when and why, the newest first; tries that failed too',
  },
  access: 'member',
  transaction: 'identity',
  input: z.object({
    scope: z.enum(settingScopes),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        /** What to roll back to; null for a change that was not carried out. */
        number: z.int().nullable(),
        at: z.iso.datetime(),
        by: z.string(),
        reason: z.string(),
        error: z.string().nullable(),
        rolledBackTo: z.int().nullable(),
        changes: z.array(
          z.object({
            key: z.string(),
            name: z.string(),
            /** Values of secrets are not told. */
            secret: z.boolean(),
            before: value,
            after: value,
          }),
        ),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  run: async (context, { scope, cursor, limit }) => {
    const shelf = await requireShelf(context, scope)
    const { settingBook } = context.services
    const rows = await changesOf(context.transaction, shelf, { before: cursor, limit: limit + 1 })
    const page = rows.slice(0, limit)
    return {
      items: page.map((row) => ({
        id: row.id,
        number: row.number,
        at: row.createdAt,
        by: row.madeByName,
        reason: row.reason,
        error: row.error,
        rolledBackTo: row.rolledBackTo,
        changes: row.changes.map(({ key, before, after }) => ({
          key,
          name: settingBook.get(key)?.words[context.locale] ?? key,
          secret: settingBook.get(key)?.control.kind === 'secret',
          before: (before ?? null) as string | null,
          after: (after ?? null) as string | null,
        })),
      })),
      nextCursor: rows.length > limit ? page.at(-1)!.id : null,
    }
  },
})
