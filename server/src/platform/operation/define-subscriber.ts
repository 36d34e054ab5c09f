import type { OperationContext } from './context.ts'

/** Reacts to a domain event after its transaction committed. Export it from a file in a `subscribers/` folder. */
export interface Subscriber {
  readonly isSubscriber: true
  /** Unique; the idempotency key of a delivery is the event and this name. */
  name: string
  topics: string[]
  /** Runs in a tenant transaction of its own; throws to be tried again later. */
  handle(context: OperationContext, event: DomainEvent): Promise<void>
}

export interface DomainEvent {
  id: string
  topic: string
  tenantId: string
  createdAt: string
  payload: Record<string, unknown>
}

export function defineSubscriber(declaration: Omit<Subscriber, 'isSubscriber'>): Subscriber {
  return { isSubscriber: true, ...declaration }
}

export function isSubscriber(value: unknown): value is Subscriber {
  return typeof value === 'object' && value !== null && 'isSubscriber' in value
}
