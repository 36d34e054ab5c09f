import type { SubTableRow } from './model.ts'
import { sameValue } from './record-draft.ts'

export type RowChange =
  | { kind: 'added'; row: SubTableRow }
  | { kind: 'removed'; row: SubTableRow }
  | { kind: 'changed'; row: SubTableRow; before: SubTableRow; columnIds: string[] }

/** What happened to the rows of a sub-table. Rows are the same when they have the same id; without ids, by place. */
export function diffRows(before: readonly SubTableRow[], after: readonly SubTableRow[]): RowChange[] {
  const keyOf = (row: SubTableRow, index: number) => (typeof row.id === 'string' ? row.id : `at-${index}`)
  const old = new Map(before.map((row, index) => [keyOf(row, index), row]))
  const kept = new Set<string>()
  const changes = after.flatMap((row, index): RowChange[] => {
    const key = keyOf(row, index)
    const was = old.get(key)
    if (!was) return [{ kind: 'added', row }]
    kept.add(key)
    const ids = new Set([...Object.keys(was), ...Object.keys(row)])
    ids.delete('id')
    const columnIds = [...ids].filter((id) => !sameValue(was[id], row[id]))
    return columnIds.length > 0 ? [{ kind: 'changed', row, before: was, columnIds }] : []
  })
  const removed = [...old]
    .filter(([key]) => !kept.has(key))
    .map(([, row]): RowChange => ({ kind: 'removed', row }))
  return [...changes, ...removed]
}
