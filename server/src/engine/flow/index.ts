/** Flows: definitions, instances, tasks. Other modules learn of them through events and operations. */
export { applicantAccess } from './applicant-access.ts'
export { calendarUserOfFlow } from './calendar-user.ts'
export type { InstanceStatus, TaskKind, TaskState } from './course/flow-state.ts'
export { fieldUsesOfFlow } from './field-uses.ts'
export { mayReadFileInFlow } from './may-read-file-in-flow.ts'
export type * from './tables.ts'
