export { createAccount, type NewAccount } from './create-account.ts'
export { announceSessionChange, createSessionSource } from './session-source.ts'
export type * from './tables.ts'
