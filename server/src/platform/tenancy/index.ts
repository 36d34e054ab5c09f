export { type CreatedTenant, createTenant, type NewTenant } from './create-tenant.ts'
export type * from './tables.ts'
export { currentTimeZone, timeZoneOf } from './time-zone.ts'
export { workspaceSettings } from './workspace-settings.ts'
