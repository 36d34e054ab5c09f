export { type Outbound, type OutboundAnswer, type OutboundCall, openOutbound } from './outbound.ts'
export type * from './services.ts'
