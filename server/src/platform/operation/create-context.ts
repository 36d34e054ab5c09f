import { type NewOutboxEntry, type Transaction, writeOutbox } from '../../database/index.ts'
import { unauthenticated } from '../../kernel/index.ts'
import type { Actor } from './actor.ts'
import type { CallOrigin, ResponseHints } from './call.ts'
import type { OperationContext } from './context.ts'
import { jobRequest } from './job-request.ts'
import type { Services } from './services.ts'

export interface ContextParts {
  services: Services
  transaction: Transaction
  actor: Actor
  operationId: string
  origin: CallOrigin
  response?: ResponseHints
}

/** A context and what its transaction still has to do: `flush` before the commit, `committed` after it. */
export interface ManagedContext {
  context: OperationContext
  /** Events and jobs of the act so far. */
  events: readonly NewOutboxEntry[]
  flush(): Promise<void>
  committed(): void
}

/** Makes the context of one transaction. */
export function createContext({
  services,
  transaction,
  actor,
  operationId,
  origin,
  response = {},
}: ContextParts): ManagedContext {
  const entries: NewOutboxEntry[] = []
  const afterCommit: (() => void)[] = []
  let policy: ReturnType<OperationContext['policy']> | undefined
  const context: OperationContext = {
    operationId,
    origin,
    actor,
    locale: origin.locale,
    transaction,
    clock: services.clock,
    log: services.log,
    services,
    response,
    get tenantId() {
      if (!transaction.tenantId) throw unauthenticated()
      return transaction.tenantId
    },
    get memberId() {
      if (actor.kind !== 'member') throw unauthenticated()
      return actor.memberId
    },
    get db() {
      return transaction.db
    },
    policy: () => {
      policy ??= services.policies.policyOf(transaction, actor)
      return policy
    },
    emit: (event, payload) => {
      const { topic, version, lane } = event
      if (!services.subscribedEvents.has(topic)) return
      entries.push({ topic, version, lane: String((payload as Record<string, unknown>)[lane]), payload })
    },
    enqueue: (job, input) => {
      entries.push(jobRequest(job, input, actor))
    },
    afterCommit: (action) => {
      afterCommit.push(action)
    },
  }
  return {
    context,
    events: entries,
    flush: () => writeOutbox(transaction, entries, services.clock.now()),
    committed: () => {
      for (const action of afterCommit) action()
      if (entries.length > 0) services.nudgeOutbox()
    },
  }
}
