/** The stepper: everything a server needs to run compiled models. Reading and writing XML is in `./xml`. */
export { type AwaitedEvent, awaitedEvents } from './engine/awaited.ts'
export { canMoveToken } from './engine/move.ts'
export { createInstance, step } from './engine/step.ts'
export { openItems, variablesOf } from './engine/view.ts'
export { FLOW_LIMITS } from './limits.ts'
export type * from './model.ts'
export type * from './protocol.ts'
export type * from './state.ts'
