import type { Generated } from 'kysely'

declare module '../../database/tables.ts' {
  interface Tables {
    account: AccountTable
    session: SessionTable
    login_attempt: LoginAttemptTable
    login_event: LoginEventTable
    account_token: AccountTokenTable
    captcha_used: CaptchaUsedTable
  }
}

export type Theme = 'light' | 'dark' | 'system'

export interface AccountTable {
  id: string
  email: string | null
  username: string | null
  name: string
  password_hash: string | null
  must_change_password: Generated<boolean>
  /** `pending`: made by a workspace, nobody has signed in yet. */
  status: Generated<'pending' | 'active' | 'disabled'>
  locale: 'zh' | 'en' | null
  theme: Theme | null
  created_at: string
  password_changed_at: string | null
  last_login_at: string | null
  /** When its owner proved the address; before that it counts for nothing. */
  email_proven_at: string | null
  managed_by: string | null
  runs_installation: Generated<boolean>
  created_ip: string | null
  activated_at: string | null
  activated_ip: string | null
}

export interface SessionTable {
  id: string
  token_hash: Buffer
  account_id: string
  active_tenant_id: string | null
  active_member_id: string | null
  remembered: boolean
  created_at: string
  last_seen_at: string
  expires_at: string
  revoked_at: string | null
  ip: string | null
  user_agent: string
}

export interface LoginAttemptTable {
  key: string
  failures: number
  locked_until: string | null
  updated_at: string
}

export interface CaptchaUsedTable {
  challenge_hash: Buffer
  expires_at: string
}

export type LoginOutcome = 'signedIn' | 'wrongPassword' | 'locked'

export interface LoginEventTable {
  id: string
  at: string
  account_id: string | null
  outcome: LoginOutcome
  ip: string | null
  user_agent: string
}

export type TokenPurpose = 'resetPassword' | 'activate' | 'proveEmail' | 'undoEmail'

export interface AccountTokenTable {
  token_hash: Buffer
  account_id: string
  purpose: TokenPurpose
  /** Where it was sent. */
  email: string | null
  code_hash: Buffer | null
  code_tries: Generated<number>
  created_at: string
  expires_at: string
  used_at: string | null
}
