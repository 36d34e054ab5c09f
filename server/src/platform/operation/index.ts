export { type Actor, actorId, actorName, anonymous, tenantOf } from './actor.ts'
export type {
  CallOrigin,
  Invoke,
  InvokeOptions,
  JobHandle,
  OperationContext,
  ResponseHints,
} from './context.ts'
export { createContext } from './create-context.ts'
export { defineEvent, type EventType, type PayloadOf } from './define-event.ts'
export { defineOperation, isOperation, type SluiceOperation } from './define-operation.ts'
export { type DeliveredEvent, defineSubscriber, isSubscriber, type Subscriber } from './define-subscriber.ts'
export { createInvoke } from './invoke-operation.ts'
export { jobRequest } from './job-request.ts'
export { readMessage, type Upgrade } from './message.ts'
export type { LivePublisher, Policy, PolicySource, Services } from './services.ts'
export type * from './tables.ts'
export { translateDatabaseError } from './translate-database-error.ts'
export { validateInput } from './validate-input.ts'
