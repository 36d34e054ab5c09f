import type { Clock } from '../../kernel/index.ts'
import type { Services } from '../operation/index.ts'
import { ChannelRefusal } from './channel.ts'

/** Where access tokens of a provider come from. */
export interface TokenSource {
  /** Whose they are: tenant, provider, application and secret. */
  key: string
  /** Asks the provider for one. */
  fetch(): Promise<{ token: string; seconds: number }>
}

/** Access tokens that this process has; each provider gives every process the same or one of its own. */
export interface ProviderTokens {
  get(source: TokenSource): Promise<string>
  /** The provider does not know this one any more. */
  drop(source: TokenSource, token: string): void
}

declare module '../operation/services.ts' {
  interface Services {
    providerTokens: ProviderTokens
  }
}

/** A token is renewed so long before it ends, in milliseconds. */
const margin = 300_000
const capacity = 10_000

interface KeptToken {
  token: Promise<string>
  /** The same once it has come. */
  come?: string
  endsAt: number
}

/** Opens the memory of tokens; one is fetched once, however many wait for it. */
export function openProviderTokens(clock: Clock): ProviderTokens {
  const kept = new Map<string, KeptToken>()
  return {
    get: ({ key, fetch }) => {
      const now = clock.now().getTime()
      const known = kept.get(key)
      if (known && known.endsAt > now) return known.token
      const fetched = fetch()
      const token = fetched.then((one) => one.token)
      // Until it has come nobody knows how long it lasts; who failed is asked again.
      const entry: KeptToken = { token, endsAt: Number.POSITIVE_INFINITY }
      kept.delete(key)
      kept.set(key, entry)
      if (kept.size > capacity) kept.delete(kept.keys().next().value!)
      fetched.then(
        ({ token: come, seconds }) => {
          entry.come = come
          entry.endsAt = now + Math.max(seconds * 1000 - margin, seconds * 500)
        },
        () => kept.get(key) === entry && kept.delete(key),
      )
      return token
    },
    drop: ({ key }, token) => {
      if (kept.get(key)?.come === token) kept.delete(key)
    },
  }
}

/** What a call with a token came to. */
export type TokenAnswer<Result> = { expired: true } | { expired: false; result: Result }

/**
 * Calls with a token; one that the provider no longer takes is renewed once, since it then did nothing.
 * @throws ChannelRefusal when there is no token to be had: nothing was sent
 */
export async function withToken<Result>(
  { providerTokens }: Services,
  source: TokenSource,
  call: (token: string) => Promise<TokenAnswer<Result>>,
): Promise<Result> {
  for (const isLast of [false, true]) {
    const token = await providerTokens.get(source).catch((error: unknown) => {
      if (error instanceof ChannelRefusal) throw error
      throw new ChannelRefusal(`No access token: ${(error as Error).message}`, { final: false })
    })
    const answer = await call(token)
    if (!answer.expired) return answer.result
    providerTokens.drop(source, token)
    if (isLast) break
  }
  throw new ChannelRefusal('The provider refuses the access token it gave', { final: true })
}
