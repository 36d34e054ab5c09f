import type { Text } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'

/** Where a channel finds a person. */
export interface ChannelAddress {
  /** An email address, a phone number, the address of a robot. */
  to: string
  /** What a robot's messages are signed with. */
  secret?: string | undefined
}

/** One thing to tell one person. */
export interface ChannelMessage {
  tenantId: string
  /** The same for every try: a provider that knows it tells once. */
  id: string
  address: ChannelAddress
  text: string
  /** Address of the page where it is done, as far as this server knows its own; null: none. */
  link: string | null
}

/** A way out of the house to a person (P5.6). */
export interface Channel {
  readonly isChannel: true
  /** As it is stored. */
  readonly key: string
  readonly words: Text
  /** What the person has to give; absent: known already. The pattern is what it looks like, the words say so. */
  readonly address?: { pattern: RegExp; words: Text; hasSecret?: boolean }
  /**
   * How long the provider drops a message whose id it has seen, in milliseconds; 0: it takes no id. Meanwhile one that was
   * not answered may be sent again.
   */
  readonly remembers: number
  /** Who gives the credentials; `person`: there are none but the address, `none`: there is no provider yet. */
  readonly setBy: 'tenant' | 'installation' | 'person' | 'none'
  /** Whether there are credentials; otherwise messages stay in the outbox of this machine. */
  isSet(services: Services, tenantId: string): Promise<boolean>
  /**
   * @returns what the provider calls the message
   * @throws ChannelRefusal when it surely was not taken; any other error leaves that open
   */
  send(services: Services, message: ChannelMessage): Promise<string | undefined>
}

/** Declares a channel: one file in `channels/`, found there. */
export function defineChannel(declaration: Omit<Channel, 'isChannel'>): Channel {
  return { ...declaration, isChannel: true }
}

/** Recognizes what `defineChannel` made among a file's exports. */
export function isChannel(value: unknown): value is Channel {
  return typeof value === 'object' && value !== null && 'isChannel' in value
}

/**
 * The channels by their key.
 * @throws Error when two have the same
 */
export function channelsByKey(declared: readonly Channel[]): ReadonlyMap<string, Channel> {
  const channels = new Map<string, Channel>()
  for (const channel of declared) {
    if (channels.has(channel.key)) throw new Error(`Two channels are called ${channel.key}`)
    channels.set(channel.key, channel)
  }
  return channels
}

/** The provider, or the way to it, says that nothing was sent. */
export class ChannelRefusal extends Error {
  /** Trying again leads nowhere: the next channel has its turn. */
  readonly final: boolean
  constructor(reason: string, options: { final: boolean }) {
    super(reason)
    this.name = 'ChannelRefusal'
    this.final = options.final
  }
}
