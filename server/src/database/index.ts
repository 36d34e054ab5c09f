export { bootstrapDatabase, type DatabaseAddresses } from './bootstrap.ts'
export { type EmbeddedServer, findEmbeddedServer, startEmbeddedServer } from './embedded-server.ts'
export { enterTenant } from './enter-tenant.ts'
export type { Lane } from './lane.ts'
export { inLanguage, type LanguageCollation, languageCollation } from './language-collation.ts'
export type { LeftWrite } from './left-writes.ts'
export { defineMemory } from './memory.ts'
export { migrate } from './migrate.ts'
export { type News, openNews } from './news.ts'
export {
  entriesText,
  insertEntries,
  type NewOutboxEntry,
  type OutboxEntry,
  writeOutbox,
} from './outbox.ts'
export { type Dispatcher, openDispatcher } from './outbox-dispatcher.ts'
export { openPools, type Pools } from './pools.ts'
export type { Tables } from './tables.ts'
export { runTransaction, type Transaction, type TransactionOptions, tenantSchema } from './transaction.ts'
export { type TakenFields, whenTaken } from './when-taken.ts'
