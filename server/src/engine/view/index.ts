export { fieldUsesOfViews } from './field-uses.ts'
export type * from './tables.ts'
