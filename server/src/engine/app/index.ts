/** Apps: groups of forms, flows, reports and dashboards (N1.1). */
export { requireOwnApp } from './built-in-app.ts'
export { createApp, type NewApp } from './create-app.ts'
export { formsDeleted } from './events.ts'
export { removeEmptyApp } from './remove-empty-app.ts'
export { requireApp } from './require-app.ts'
export type * from './tables.ts'
