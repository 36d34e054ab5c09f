import { createHash } from 'node:crypto'

/** A write whose answer decides nothing, in parts, so that several of them can become one statement. */
export interface LeftWrite {
  /** What it is prepared under, one name for one text; undefined for a shape that is rare. */
  name: string | undefined
  /** Names and texts of what stands in the `with` before the last part. Each name exists once in the house. */
  parts?: readonly (readonly [name: string, sql: string])[]
  /** The last part: an insert, update or delete. */
  sql: string
  values: unknown[]
  /** What is thrown for what PostgreSQL refused; absent: the error itself. */
  refusal?(error: unknown): unknown
}

export interface JoinedWrites {
  sql: string
  values: unknown[]
  name: string | undefined
}

/** By the names of the writes. */
const joined = new Map<string, { sql: string; name: string }>()
/** PostgreSQL keeps no more of a statement's name. */
const longestName = 63

/**
 * Makes one statement of several. The parts of it see what was there before the statement, and none may change a row
 * another one changes.
 */
export function joinWrites(writes: readonly LeftWrite[]): JoinedWrites {
  const values = writes.length === 1 ? writes[0]!.values : writes.flatMap((write) => write.values)
  if (!writes.every(({ name }) => name)) return { sql: textOf(writes), values, name: undefined }
  const names = writes.map(({ name }) => name).join('+')
  let statement = joined.get(names)
  if (!statement) {
    const digest = () => `left-${createHash('sha256').update(names).digest('hex').slice(0, 24)}`
    statement = { sql: textOf(writes), name: names.length > longestName ? digest() : names }
    joined.set(names, statement)
  }
  return { ...statement, values }
}

/** Whether a write can become one statement with others: the same thing twice cannot. */
export function joins(write: LeftWrite, others: readonly LeftWrite[]): boolean {
  const taken = new Set(others.flatMap(partNames))
  return partNames(write).every((name) => !taken.has(name))
}

function partNames({ name, parts = [] }: LeftWrite): string[] {
  return [...(name ? [`= ${name}`] : []), ...parts.map(([part]) => part)]
}

function textOf(writes: readonly LeftWrite[]): string {
  const parts: string[] = []
  let last = ''
  let offset = 0
  for (const [index, { parts: before = [], sql, values }] of writes.entries()) {
    for (const [part, text] of before) parts.push(`${part} as (${moved(text, offset)})`)
    if (index === writes.length - 1) last = moved(sql, offset)
    else parts.push(`left_${index} as (${moved(sql, offset)})`)
    offset += values.length
  }
  return parts.length > 0 ? `with ${parts.join(', ')} ${last}` : last
}

/** The text with its parameters further back. */
function moved(sql: string, offset: number): string {
  return offset === 0 ? sql : sql.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + offset}`)
}
