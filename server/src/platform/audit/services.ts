import type { OperationContext } from '../operation/index.ts'

/** What the log keeps of an act, as far as words are made of it. */
export interface AuditFacts {
  target_type: string | null
  target_id: string | null
  target_name: string | null
  detail: unknown
}

/** The same as one reader may know it. */
export interface AuditWords {
  /** What was touched: title of a record, name of a form. */
  name: string | null
  detail: unknown
}

/** Words acts of the log for the actor: records by the title they may see, fields by name. */
export type AuditDescriber = (context: OperationContext, acts: readonly AuditFacts[]) => Promise<AuditWords[]>

declare module '../operation/services.ts' {
  interface Services {
    /** Asks the engine, which stands above the log, what the things in it are called. */
    auditDescriber: AuditDescriber
  }
}
