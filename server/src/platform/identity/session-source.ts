import { runTransaction } from '../../database/index.ts'
import type { SessionSource } from '../../http/session.ts'
import { hashToken } from '../../kernel/index.ts'
import type { Actor, OperationContext, Services } from '../operation/index.ts'
import { readSession } from './read-session.ts'

interface CachedSession {
  actor: Actor
  accountId: string
  readAt: number
  /** The session's own end, by idleness or age. */
  endsAt: number
}

/** Whose sessions are to be looked up afresh. */
interface SessionNews {
  accountId: string
}

/** A session found once is believed so long without a query, in case news was lost. */
const timeToLive = 5000
const capacity = 50_000

const dropOf = new WeakMap<Services, (news: SessionNews) => void>()

/**
 * Finds who a session token belongs to. Answers from a cache; sign-out, revocation, disabling and a change of tenant
 * are announced by `announceSessionChange` and reach every node at once (P1.5).
 */
export function createSessionSource(services: Services): SessionSource {
  const cache = new Map<string, CachedSession>()
  // Counts news: a session that was being read when news came is used once and not kept.
  let generation = 0
  const drop = ({ accountId }: SessionNews) => {
    generation++
    for (const [key, cached] of cache) if (cached.accountId === accountId) cache.delete(key)
  }
  dropOf.set(services, drop)
  services.news.subscribe('session', (body) => drop(body as SessionNews))

  return {
    actorOf: async (token, origin) => {
      const hash = hashToken(token)
      const key = hash.toString('base64')
      const now = services.clock.now()
      const cached = cache.get(key)
      if (cached && isFresh(cached, now.getTime())) return cached.actor
      const before = generation
      const found = await runTransaction(services.pools.identity, { party: 'session' }, (transaction) =>
        readSession(transaction, hash, now, origin),
      )
      cache.delete(key)
      if (!found) return { kind: 'anonymous' }
      if (before === generation) {
        if (cache.size >= capacity) cache.clear()
        cache.set(key, { ...found, readAt: now.getTime() })
      }
      return found.actor
    },
    peek: (token) =>
      runTransaction(services.pools.identity, { party: 'session', readOnly: true }, (transaction) =>
        readSession(transaction, hashToken(token), services.clock.now()),
      ),
  }
}

function isFresh({ readAt, endsAt }: CachedSession, now: number): boolean {
  return Math.abs(now - readAt) < timeToLive && now < endsAt
}

/** Says that sessions of an account changed; takes effect after the commit, on every node. */
export function announceSessionChange(context: OperationContext, accountId: string): void {
  const news: SessionNews = { accountId }
  const { services } = context
  context.afterCommit(() => {
    dropOf.get(services)?.(news)
    services.news.publish('session', news).catch((error) => services.log.error(error, 'session news'))
  })
}
