/** Of things that become others: those to write, and the ids of those that go. */
export function changedThings<Thing extends { id: string }>({
  now,
  next,
}: {
  now: readonly Thing[]
  next: readonly Thing[]
}): { rows: Thing[]; gone: string[] } {
  const before = new Map(now.map((thing) => [thing.id, JSON.stringify(thing)]))
  const after = new Set(next.map(({ id }) => id))
  return {
    rows: next.filter((thing) => before.get(thing.id) !== JSON.stringify(thing)),
    gone: now.flatMap(({ id }) => (after.has(id) ? [] : [id])),
  }
}
