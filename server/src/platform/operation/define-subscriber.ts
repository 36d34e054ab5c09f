import type { OperationContext } from './context.ts'
import type { EventType, PayloadOf } from './define-event.ts'
import { readMessage } from './message.ts'

/** What comes with every event. */
export interface EventEnvelope {
  id: string
  tenantId: string
  createdAt: string
}

/** One of several events, told apart by its topic. */
export type DeliveredEvent<Event extends EventType> = Event extends { readonly topic: infer Topic }
  ? EventEnvelope & { topic: Topic; payload: PayloadOf<Event> }
  : never

/** An event as it was written. */
export interface WrittenEvent extends EventEnvelope {
  topic: string
  version: number
  payload: unknown
}

/** Reacts to domain events after their transaction committed. Export it from a file in a `subscribers/` folder. */
export interface Subscriber {
  readonly isSubscriber: true
  /** Unique; the idempotency key of a delivery is the event and this name. */
  name: string
  events: readonly EventType[]
  handle(context: OperationContext, event: WrittenEvent): Promise<void>
}

/**
 * Declares a subscriber.
 * @param declaration.handle runs in a tenant transaction of its own; throws to be tried again later
 */
export function defineSubscriber<const Events extends readonly EventType[]>(declaration: {
  name: string
  events: Events
  handle(context: OperationContext, event: DeliveredEvent<Events[number]>): Promise<void>
}): Subscriber {
  const byTopic = new Map<string, EventType>(declaration.events.map((event) => [event.topic, event]))
  return {
    isSubscriber: true,
    name: declaration.name,
    events: declaration.events,
    handle: (context, { version, payload, ...event }) => {
      const read = readMessage(event.topic, byTopic.get(event.topic)!, version, payload)
      return declaration.handle(context, { ...event, payload: read } as never)
    },
  }
}

export function isSubscriber(value: unknown): value is Subscriber {
  return typeof value === 'object' && value !== null && 'isSubscriber' in value
}
