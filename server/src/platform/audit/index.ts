export { type AuditBook, openAuditBook } from './audit-book.ts'
export {
  type AuditFacts,
  type AuditLine,
  type AuditParts,
  type AuditThing,
  type AuditWords,
  defineAuditParts,
  defineAuditThing,
  isAuditParts,
  isAuditThing,
  type NamedThing,
  namesIn,
  type ToldAct,
} from './define-audit-words.ts'
export { type Act, recordAct } from './record-act.ts'
