/**
 * Entries in the order a reader expects: what happened in the same moment as the end (a copy sent on the way out)
 * stands before it.
 */
export function endLast<Entry extends { kind: string; at: string }>(entries: readonly Entry[]): Entry[] {
  const end = entries.findIndex(({ kind }) => kind === 'ended')
  if (end < 0) return [...entries]
  const ended = entries[end]!
  const same = entries.slice(end + 1).findIndex(({ at }) => at !== ended.at)
  const after = same < 0 ? entries.length : end + 1 + same
  return [...entries.slice(0, end), ...entries.slice(end + 1, after), ended, ...entries.slice(after)]
}
