export { type ActionBook, type ActionOperation, givenParts, openActions } from './action-book.ts'
export {
  type Actor,
  type ActorKey,
  actorId,
  actorKey,
  actorName,
  anonymous,
  isNarrowed,
  tenantOf,
} from './actor.ts'
export type { CallOrigin, ResponseHints } from './call.ts'
export { mayCall } from './checks.ts'
export type { JobHandle, OperationContext } from './context.ts'
export { createContext } from './create-context.ts'
export { defineEvent, type EventType, type PayloadOf } from './define-event.ts'
export { defineAlias, defineOperation, isOperation, type SluiceOperation } from './define-operation.ts'
export { type DeliveredEvent, defineSubscriber, isSubscriber, type Subscriber } from './define-subscriber.ts'
export type { Invoke, InvokeOptions } from './invoke.ts'
export { createInvoke } from './invoke-operation.ts'
export { issuesOf } from './issue-words.ts'
export { jobRequest } from './job-request.ts'
export { readMessage, type Upgrade } from './message.ts'
export { performOperation } from './perform-operation.ts'
export type { Policy } from './policy.ts'
export type { PolicySource } from './policy-source.ts'
export { retryLocked } from './retry-locked.ts'
export type { LivePublisher, Services } from './services.ts'
export type * from './tables.ts'
export { translateDatabaseError } from './translate-database-error.ts'
export { validateInput } from './validate-input.ts'
