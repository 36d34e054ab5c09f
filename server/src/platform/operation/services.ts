import type { News, Pools } from '../../database/index.ts'
import type { Compute } from '../../kernel/compute/index.ts'
import type { Clock, Config, KeyAccess, Log, Text } from '../../kernel/index.ts'
import type { EventType } from './define-event.ts'

/** Sends an event to browsers that are listening: to one member, or (memberId undefined) to the whole tenant. */
export interface LivePublisher {
  publish(tenantId: string, memberId: string | undefined, event: string, data: unknown): void
  /**
   * The same to the whole tenant, for what happens in crowds: the first is sent at once, those that say the same within
   * the next second are one.
   */
  publishGathered(tenantId: string, event: string, data: unknown): void
}

/**
 * What the house offers to operations, subscribers and jobs. A module that brings a service adds it here:
 * `declare module '../operation/services.ts' { interface Services { mail: MailSender } }`
 * and `house.ts` makes it.
 */
export interface Services {
  config: Config
  clock: Clock
  log: Log
  /** Where work on foreign bytes and heavy pure work is done. */
  compute: Compute
  pools: Pools
  news: News
  live: LivePublisher
  /** By topic, what somebody subscribed to; other events are not written at all. */
  subscribedEvents: ReadonlyMap<string, EventType>
  /** Says that a transaction of this process left something in the outbox. */
  nudgeOutbox(): void
  /** What an operation does, in words; undefined for one that there is no more. */
  operationText(operationId: string): Text | undefined
  /** Every operation that changes something, by id, with what it does. */
  readonly acts: ReadonlyMap<string, Text>
  /** Every operation by id: what it does, and whether programs call it. */
  readonly operations: ReadonlyMap<string, { readonly words: Text; readonly keys: KeyAccess }>
}
