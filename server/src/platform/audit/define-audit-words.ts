import { isUuid, type Text } from '../../kernel/index.ts'
import type { OperationContext } from '../operation/index.ts'

/** What the log keeps of an act, as far as words are made of it. */
export interface AuditFacts {
  created_at: string
  actor_id: string | null
  operation: string
  target_type: string | null
  target_id: string | null
  target_name: string | null
  detail: unknown
}

/** A thing by the name the reader may know, and where it is seen. */
export interface NamedThing {
  name: string
  /** Page of the web app. */
  path?: string
}

/** What an act was about, as one reader may know it. */
export interface AuditWords {
  /** What was touched: title of a record, name of a form. */
  name: string | null
  path?: string
  /** What was given to the operation, without what the reader may not see. */
  detail: unknown
  /** The records it was about. */
  place?: { formId: string; recordIds: readonly string[] }
}

/** A line of the detail of an act: what it is about, and its value in words. */
export interface AuditLine {
  label: string
  /** What it was before, where that is known. */
  before?: NamedThing[]
  values: NamedThing[]
}

/** A kind of things that acts are about or mention. */
export interface AuditThing {
  readonly isAuditThing: true
  /** As `target.type` of operations has it. */
  readonly kind: string
  readonly name: Text
  /** Names of things by id, in one statement; who was deleted keeps the name. */
  names?(context: OperationContext, ids: readonly string[]): Promise<ReadonlyMap<string, NamedThing>>
  /** Words acts on things of the kind, in a few statements for a page; absent: by their names. */
  describe?(context: OperationContext, acts: readonly AuditFacts[]): Promise<AuditWords[]>
}

/** Declares a kind of things the log names. It stands in the `audit-words.ts` of its module and is found there. */
export function defineAuditThing(declaration: Omit<AuditThing, 'isAuditThing'>): AuditThing {
  return { ...declaration, isAuditThing: true }
}

/** An act while a part of it is told. */
export interface ToldAct {
  facts: AuditFacts
  words: AuditWords
}

/** How one part of what an operation was given is told: as it is, by a word for each value, by the name of a thing … */
export type AuditPart =
  | { name: Text; as: 'text' | 'number' | 'time' | 'yesNo' | 'count' }
  | { name: Text; words: Readonly<Record<string, Text>> }
  | { name: Text; thing: string }
  | { name: Text; tell(context: OperationContext, value: unknown, act: ToldAct): Promise<AuditLine[]> }
  /** Says nothing to a person: a version, a place on the screen. */
  | { quiet: true }

export interface AuditParts {
  readonly isAuditParts: true
  /** By name of the part, or `<family>.<part>` or `<operation>.<part>` where it means something else there. */
  readonly parts: Readonly<Record<string, AuditPart>>
}

/** Declares how parts of inputs are told. It stands in the `audit-words.ts` of the module they belong to. */
export function defineAuditParts(parts: Readonly<Record<string, AuditPart>>): AuditParts {
  return { isAuditParts: true, parts }
}

export function isAuditThing(value: unknown): value is AuditThing {
  return typeof value === 'object' && value !== null && 'isAuditThing' in value
}

export function isAuditParts(value: unknown): value is AuditParts {
  return typeof value === 'object' && value !== null && 'isAuditParts' in value
}

/** Names out of a table with `tenant_id`, `id` and `name`. */
export function namesIn(table: string, path?: (id: string) => string): NonNullable<AuditThing['names']> {
  return async ({ transaction, tenantId }, ids) => {
    const { rows } = await transaction.query<{ id: string; name: string }>(
      `select id, name from ${table} where tenant_id = $1 and id = any($2::uuid[])`,
      [tenantId, ids.filter(isUuid)],
      `audit-${table}-names`,
    )
    return new Map(rows.map(({ id, name }) => [id, { name, ...(path ? { path: path(id) } : {}) }]))
  }
}
