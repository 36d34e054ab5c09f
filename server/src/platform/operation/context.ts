import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Tables, Transaction } from '../../database/index.ts'
import type { Clock, Locale, Log } from '../../kernel/index.ts'
import type { Actor } from './actor.ts'
import type { CallOrigin, ResponseHints } from './call.ts'
import type { EventType } from './define-event.ts'
import type { Message } from './message.ts'
import type { Policy } from './policy.ts'
import type { Services } from './services.ts'

/** A declared job, as far as whoever queues it needs to know it. */
export interface JobHandle<Schema extends z.ZodType = z.ZodType> extends Message<Schema> {
  readonly name: string
}

/** Everything an operation, subscriber or job works with: one transaction, who acts, the clock. */
export interface OperationContext {
  readonly operationId: string
  readonly origin: CallOrigin
  readonly actor: Actor
  /** Tenant of the transaction. @throws unauthenticated when there is none */
  readonly tenantId: string
  /** Member who acts. @throws unauthenticated when it is not a member */
  readonly memberId: string
  readonly locale: Locale
  readonly transaction: Transaction
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly log: Log
  readonly services: Services
  readonly response: ResponseHints
  /** What the actor may do. The system may do everything. */
  policy(): Promise<Policy>
  /** Records a domain event in this transaction; delivered after the commit, at least once. */
  emit<Schema extends z.ZodObject>(event: EventType<string, Schema>, payload: z.input<Schema>): void
  /** Queues a job in this transaction; it runs after the commit. */
  enqueue<Schema extends z.ZodType>(job: JobHandle<Schema>, input: z.input<Schema>): void
  /** Runs after a successful commit, in this process; for caches and live news, never for work that must happen. */
  afterCommit(action: () => void): void
}
