export { type CreatedTenant, createTenant, type NewTenant } from './create-tenant.ts'
export type * from './tables.ts'
export { tenantTimeZone } from './time-zone.ts'
