// Spreadsheets in and out: analysis of a file, import into a form or a new app, export. All of it is operations and jobs.
export { type Analysis, analysisSchema } from './describe-analysis.ts'
export type { ImportResult } from './filling/import-plan.ts'
