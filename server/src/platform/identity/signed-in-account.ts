import { unauthenticated } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** Account and session of who calls. @throws unauthenticated when it is not a person */
export function signedInAccount({ actor }: OperationContext): {
  accountId: string
  sessionId: string | undefined
} {
  if (actor.kind !== 'account' && actor.kind !== 'member') throw unauthenticated()
  return { accountId: actor.accountId, sessionId: actor.sessionId }
}
