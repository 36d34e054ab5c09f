/** Operations as people meet them beside records: buttons for one or a selection, with a result for each (decision 0015). */
export { type ActOnRecord, actOnRecord } from './act-on-record.ts'
export { actionsOf, type BoundAction } from './bound-action.ts'
export { requireFitting } from './fitting.ts'
export type * from './tables.ts'
