import type { Locale } from '../../kernel/index.ts'

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
