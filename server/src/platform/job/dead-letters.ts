import { z } from 'zod'
import type { OperationContext } from '../operation/index.ts'

/** What was tried too often: an event that a subscriber refuses, or a job that cannot be queued. */
export const deadLetterSchema = z.object({
  id: z.uuid(),
  /** What happened, in the reader's language. */
  title: z.string(),
  topic: z.string(),
  error: z.string(),
  attempts: z.int(),
  createdAt: z.iso.datetime(),
})
export type DeadLetter = z.infer<typeof deadLetterSchema>

interface DeadRow {
  id: string
  topic: string
  last_error: string | null
  attempts: number
  created_at: string
  position: number
}

/** A page of this tenant's dead letters, the newest first. */
export async function readDeadLetters(
  context: OperationContext,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<{ letters: DeadLetter[]; next: number | undefined }> {
  const { rows } = await context.transaction.query<DeadRow>(
    `select id, topic, last_error, attempts, created_at, position from outbox
     where tenant_id = $1 and available_at = 'infinity' and position < $2
     order by position desc limit $3`,
    [context.tenantId, before ?? Number.MAX_SAFE_INTEGER, limit + 1],
  )
  const letters = rows.slice(0, limit).map((row) => ({
    id: row.id,
    title: titleOf(context, row.topic),
    topic: row.topic,
    error: row.last_error ?? '',
    attempts: row.attempts,
    createdAt: row.created_at,
  }))
  return { letters, next: rows.length > limit ? rows[limit - 1]!.position : undefined }
}

function titleOf({ services, locale }: OperationContext, topic: string): string {
  const event = services.subscribedEvents.get(topic)
  if (event) return event.name[locale]
  return locale === 'zh' ? '后台任务' : 'Background job'
}

/** Takes dead letters up again or gives them up. @returns how many there were */
export async function settleDeadLetters(
  { transaction, tenantId, clock }: OperationContext,
  ids: readonly string[],
  verb: 'retry' | 'discard',
): Promise<number> {
  const dead = `tenant_id = $1 and id = any($2::uuid[]) and available_at = 'infinity'`
  const { rowCount } =
    verb === 'retry'
      ? await transaction.query(`update outbox set available_at = $3, attempts = 0 where ${dead}`, [
          tenantId,
          ids,
          clock.now(),
        ])
      : await transaction.query(`delete from outbox where ${dead}`, [tenantId, ids])
  return rowCount ?? 0
}
