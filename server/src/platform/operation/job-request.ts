import type { z } from 'zod'
import type { NewOutboxEntry } from '../../database/index.ts'
import type { Actor } from './actor.ts'
import type { JobHandle } from './context.ts'

/**
 * The line of the outbox that queues a job. Operations use `context.enqueue`; this is for whoever has no context.
 * @param actor as whom the job runs; absent: as the system
 */
export function jobRequest<Schema extends z.ZodType>(
  { name, version }: JobHandle<Schema>,
  input: z.input<Schema>,
  actor?: Actor,
): NewOutboxEntry {
  return { topic: `job:${name}`, version, lane: '', payload: { input, ...(actor ? { actor } : {}) } }
}
