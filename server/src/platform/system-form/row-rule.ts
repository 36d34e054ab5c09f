import type { OperationContext } from '../operation/index.ts'

/** The ids a reader is known by in some way (as a person, as a manager of forms); `all`: every row fits. */
export type ReaderList = (context: OperationContext) => Promise<'all' | readonly string[]>

/** Rows whose column holds one of a reader's ids. */
export interface RowRulePart {
  /** A column (uuid) of the form's `from`. */
  readonly column: string
  readonly in: ReaderList
}

/** Who sees a row beside those with the permission on the form: any of the parts lets them. */
export type RowRule = readonly RowRulePart[]

/** A rule with the ids of one reader. */
export type ReaderRule = 'all' | readonly { readonly column: string; readonly ids: readonly string[] }[]

/** The member who asks. The system is nobody here: it asks by permission. */
export const me: ReaderList = async ({ actor }) => (actor.kind === 'member' ? [actor.memberId] : [])

/** Asks what the reader is known by, once for a statement. */
export async function ruleOf(context: OperationContext, rule: RowRule): Promise<ReaderRule> {
  const parts = await Promise.all(
    rule.map(async (part) => ({ column: part.column, ids: await part.in(context) })),
  )
  const open: { column: string; ids: readonly string[] }[] = []
  for (const { column, ids } of parts) {
    if (ids === 'all') return 'all'
    if (ids.length > 0) open.push({ column, ids })
  }
  return open
}

/** The rule as SQL over alias `r`, to stand beside `and`. @param bind binds a value and returns its placeholder */
export function ruleSql(rule: ReaderRule, bind: (value: unknown) => string): string {
  if (rule === 'all') return 'true'
  if (rule.length === 0) return 'false'
  const parts = rule.map(({ column, ids }) =>
    ids.length === 1 ? `r.${column} = ${bind(ids[0])}::uuid` : `r.${column} = any(${bind(ids)}::uuid[])`,
  )
  return `(${parts.join(' or ')})`
}

/** The same of a row at hand, by its columns. */
export function ruleMatches(rule: ReaderRule, row: Readonly<Record<string, unknown>>): boolean {
  return rule === 'all' || rule.some(({ column, ids }) => ids.includes(row[column] as string))
}
