/** Apps: groups of forms, flows, reports and dashboards (N1.1). */
export { type AppLevel, levelOf } from './app-levels.ts'
export { requireOwnApp } from './built-in-app.ts'
export { createApp, type NewApp } from './create-app.ts'
export { appNameTaken } from './errors.ts'
export { formsDeleted } from './events.ts'
export { removeEmptyApp } from './remove-empty-app.ts'
export { requireApp } from './require-app.ts'
export type * from './tables.ts'
