import type { z } from 'zod'
import type { Text } from '../../kernel/index.ts'
import type { Message, Upgrade } from './message.ts'

/** A domain event: what happened, told to subscribers after the commit. */
export interface EventType<Topic extends string = string, Schema extends z.ZodObject = z.ZodObject>
  extends Message<Schema> {
  readonly topic: Topic
  /** What happened, in words. */
  readonly name: Text
  /** Field with the id of what the event is about: events of one lane are delivered one after the other. */
  readonly lane: string
}

/** What subscribers of an event type read. */
export type PayloadOf<Event extends EventType> = z.output<Event['schema']>

/**
 * Declares a domain event. It stands in the `events.ts` of the module that emits it.
 * @param topic `thing.happened`, unique
 * @param options.lane field of the payload with the id of what the event is about; in one lane the next event waits until
 *   the one before has arrived
 * @param options.version raised when the payload changes in a way that old ones do not fit; `upgrades` read the old ones
 */
export function defineEvent<Topic extends string, Schema extends z.ZodObject>(
  topic: Topic,
  name: Text,
  schema: Schema,
  {
    lane,
    version = 1,
    upgrades = {},
  }: { lane: keyof z.input<Schema> & string; version?: number; upgrades?: Record<number, Upgrade> },
): EventType<Topic, Schema> {
  return { topic, name, version, schema, upgrades, lane }
}
