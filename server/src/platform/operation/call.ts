import type { Locale } from '../../kernel/index.ts'
import type { Actor } from './actor.ts'
import type { OperationContext } from './context.ts'

/** Where a call comes from. */
export interface CallOrigin {
  requestId: string
  ip?: string
  userAgent?: string
  locale: Locale
  /** From a browser on this machine itself, passed on by nobody. */
  local?: boolean
  idempotencyKey?: string
}

/** Cookies and headers an operation wants on its answer (signing in and out). */
export interface ResponseHints {
  setSessionToken?: { token: string; expiresAt: Date }
  clearSession?: boolean
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
