import type { Text } from '../../../kernel/index.ts'

/** What of an app is compared, taken or kept as a whole: a field, a flow, a report. */
export interface Piece {
  /** Unique in an app, and the same in every version of it: ids, as a path. */
  readonly key: string
  /** What it is, as its part calls it: `field`, `flow`. */
  readonly kind: string
  /** What people call it. */
  readonly title: Text
  /** JSON. What lies in it and is a piece of its own stands in `children`. */
  readonly value: unknown
  /** In the order in which they stand in it. */
  readonly children: readonly Piece[]
}

/** What things of a package are called, by their ids. */
export type ThingNames = ReadonlyMap<string, string>

/** Key of the order of what lies in a piece. */
export function orderKey(key: string): string {
  return `${key}/@order`
}

/** One text for all that means the same: keys in order, nothing that is undefined. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** Whether two pieces say the same, without what lies in them. */
export function isSame(a: Piece, b: Piece): boolean {
  return a.value === b.value || canonicalJson(a.value) === canonicalJson(b.value)
}

/** Whether two pieces say the same, with all that lies in them, in its order. */
export function isSameTree(a: Piece, b: Piece): boolean {
  return (
    isSame(a, b) &&
    a.children.length === b.children.length &&
    a.children.every(
      (child, index) => child.key === b.children[index]!.key && isSameTree(child, b.children[index]!),
    )
  )
}

/** How many pieces there are, with all that lies in them. */
export function countPieces(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { children }) => sum + 1 + countPieces(children), 0)
}
