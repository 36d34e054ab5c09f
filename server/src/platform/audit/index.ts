export { type Act, recordAct } from './record-act.ts'
export type { AuditDescriber, AuditFacts, AuditWords } from './services.ts'
