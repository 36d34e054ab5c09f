export { fieldUsesOfReports } from './field-uses.ts'
export type * from './tables.ts'
