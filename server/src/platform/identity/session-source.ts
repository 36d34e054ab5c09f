import { defineMemory, runTransaction } from '../../database/index.ts'
import type { SessionSource } from '../../http/session.ts'
import { hashToken } from '../../kernel/index.ts'
import type { Actor, OperationContext, Services } from '../operation/index.ts'
import { readSession } from './read-session.ts'

interface FoundSession {
  actor: Actor
  accountId: string
  /** The session's own end, by idleness or age. */
  endsAt: number
}

/** Whose sessions are to be looked up afresh. */
interface SessionNews {
  accountId: string
}

/** Accounts belong to no tenant: their sessions are one group. */
const group = 'sessions'

/** A session found once is believed a few seconds without a query, in case news was lost. */
const sessionMemory = defineMemory<FoundSession, SessionNews>({
  channel: 'session',
  touches: ({ accountId }) => ({ group, where: (session) => session.accountId === accountId }),
  timeToLive: 5000,
  capacity: 50_000,
  endOf: ({ endsAt }) => endsAt,
})

/**
 * Finds who a session token belongs to. Answers from memory; sign-out, revocation, disabling and a change of tenant
 * are announced by `announceSessionChange` and reach every node at once (P1.5).
 */
export function createSessionSource(services: Services): SessionSource {
  const memory = sessionMemory(services)
  const inTransaction = { party: 'session' }
  return {
    actorOf: async (token, origin) => {
      const hash = hashToken(token)
      const found = await memory.getTogether(group, hash.toString('base64'), () =>
        runTransaction(services.pools.identity, inTransaction, (transaction) =>
          readSession(services, transaction, hash, services.clock.now(), origin),
        ),
      )
      return found?.actor ?? { kind: 'anonymous' }
    },
    peek: (token) =>
      runTransaction(services.pools.identity, { ...inTransaction, readOnly: true }, (transaction) =>
        readSession(services, transaction, hashToken(token), services.clock.now()),
      ),
  }
}

/** Says that sessions of an account changed; takes effect after the commit, on every node. */
export function announceSessionChange(context: OperationContext, accountId: string): void {
  const { services } = context
  context.afterCommit(() => sessionMemory(services).tell({ accountId }))
}
