import type pg from 'pg'
import { newId } from '../server/src/kernel/index.ts'

/** A table whose rows an act writes: which rows belong to the act, and what makes a row itself. */
export interface WatchedTable {
  /** Quoted, with its schema. */
  name: string
  keys: string[]
  /** Condition that finds the rows of the act among all. */
  where: string
}

type Row = Record<string, string | null>
type Snapshot = Map<string, Map<string, Row>>

/** One statement of a replay: its values are constants, or texts with places for ids. */
interface Statement {
  name: string
  text: string
  values: (string | null | Pieces)[]
}
/** A text with ids in it, cut at them: text, slot, text, slot … */
type Pieces = (string | number)[]

/** The writes of one transaction, to be repeated with ids of their own. */
export interface RecordedWrites {
  statements: Statement[]
}

/** Reads the watched rows, every column as text. */
export async function readRows(client: pg.Client, tables: readonly WatchedTable[]): Promise<Snapshot> {
  const snapshot: Snapshot = new Map()
  for (const { name, keys, where } of tables) {
    const { rows } = await client.query<{ row: Row }>(
      `select (select json_object_agg(key, value) from jsonb_each_text(to_jsonb(t))) as row from ${name} t where ${where}`,
    )
    snapshot.set(name, new Map(rows.map(({ row }) => [keys.map((key) => row[key]).join('/'), row])))
  }
  return snapshot
}

/**
 * Turns the difference of two snapshots into the statements that make it: an insert per new row, an update per changed
 * one. Columns that only the database fills are left to it.
 */
export function recordWrites(
  tables: readonly WatchedTable[],
  before: Snapshot,
  after: Snapshot,
  slots: Map<string, number>,
): RecordedWrites {
  const statements: Statement[] = []
  const add = (kind: string, text: string, values: (string | null)[]) =>
    statements.push({
      name: `replay-${kind}-${Bun(text)}`,
      text,
      values: values.map((value) => (value === null ? null : cut(value, slots))),
    })
  for (const { name, keys } of tables) {
    for (const [key, row] of after.get(name)!) {
      const old = before.get(name)!.get(key)
      if (!old) {
        const columns = Object.keys(row).filter((column) => row[column] !== null)
        const marks = columns.map((_, index) => `$${index + 1}`)
        add(
          'insert',
          `insert into ${name} (${columns.map(quoted).join(', ')}) values (${marks.join(', ')})`,
          columns.map((column) => row[column]!),
        )
        continue
      }
      const changed = Object.keys(row).filter((column) => row[column] !== old[column])
      if (changed.length === 0) continue
      const sets = changed.map((column, index) => `${quoted(column)} = $${index + 1}`)
      const where = keys.map((column, index) => `${quoted(column)} = $${changed.length + index + 1}`)
      add('update', `update ${name} set ${sets.join(', ')} where ${where.join(' and ')}`, [
        ...changed.map((column) => row[column]!),
        ...keys.map((column) => row[column]!),
      ])
    }
  }
  return { statements }
}
