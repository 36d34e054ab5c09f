import type { Transaction } from '../../database/index.ts'
import type { PersonTakenOver } from '../../kernel/index.ts'
import type { Actor } from './actor.ts'
import type { OperationContext } from './context.ts'
import type { Policy } from './policy.ts'

declare module './services.ts' {
  interface Services {
    policies: PolicySource
  }
}

/** Finds what a person may do. The answer is cached; a change of permissions reaches every node within a second. */
export interface PolicySource {
  policyOf(transaction: Transaction, actor: Actor): Promise<Policy>
  /**
   * Runs an act on people and refuses it when somebody may afterwards do more than before and more than the actor.
   * @param takenOver whom the actor can act as afterwards
   */
  guardPeople<Result>(
    context: OperationContext,
    takenOver: PersonTakenOver | undefined,
    act: () => Promise<Result>,
  ): Promise<Result>
}
