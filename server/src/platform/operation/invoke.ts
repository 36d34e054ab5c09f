import type { Actor } from './actor.ts'
import type { CallOrigin, ResponseHints } from './call.ts'
import type { OperationContext } from './context.ts'

declare module './services.ts' {
  interface Services {
    /** Runs an operation of the registry in a transaction of its own, with every check. */
    invoke: Invoke
  }
}

export interface InvokeOptions {
  actor: Actor
  input: unknown
  origin?: Partial<CallOrigin>
  response?: ResponseHints
  /** Goes around the act in its transaction, after the check of access: what must commit with it or not at all. */
  within?: (context: OperationContext, act: () => Promise<unknown>) => Promise<unknown>
}

/** Runs one operation by id. @throws SluiceError when it refuses */
export type Invoke = (operationId: string, options: InvokeOptions) => Promise<unknown>
