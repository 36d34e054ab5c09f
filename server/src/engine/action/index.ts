/** Operations as people meet them beside records: buttons for one or a selection, with a result for each (decision 0015). */
export { requireFitting } from './fitting.ts'
export type * from './tables.ts'
