/** Things in an order in which what each reads comes before it, or the circle that makes one impossible. */
export function inOrder<Thing extends { id: string }>(
  things: readonly Thing[],
  reads: (thing: Thing) => readonly string[],
): { sorted: Thing[]; circle: Thing[] | undefined } {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  const sorted: Thing[] = []
  const done = new Set<string>()
  const open: Thing[] = []
  let circle: Thing[] | undefined
  const visit = (thing: Thing): void => {
    if (done.has(thing.id) || circle) return
    const from = open.indexOf(thing)
    if (from >= 0) {
      circle = open.slice(from)
      return
    }
    open.push(thing)
    for (const id of reads(thing)) {
      const read = byId.get(id)
      if (read) visit(read)
    }
    open.pop()
    done.add(thing.id)
    sorted.push(thing)
  }
  for (const thing of things) visit(thing)
  return { sorted, circle }
}
