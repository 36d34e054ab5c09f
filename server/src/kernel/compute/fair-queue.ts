/** What waits for its turn. */
interface Waiting<Item> {
  owner: string
  item: Item
}

/** A queue in which owners take turns: who brought a thousand pieces waits for them, not the others. */
export interface FairQueue<Item> {
  readonly size: number
  /** Pieces of one owner that wait. */
  sizeOf(owner: string): number
  add(owner: string, item: Item): void
  /** Takes the first piece that `allowed` lets pass, owner by owner, beginning behind the one who came last. */
  take(allowed: (owner: string, item: Item) => boolean): Waiting<Item> | undefined
  remove(owner: string, item: Item): void
}

export function fairQueue<Item>(): FairQueue<Item> {
  // A map keeps the order of insertion: who had a turn is put in again and so goes last.
  const lines = new Map<string, Item[]>()
  let size = 0
  const drop = (owner: string, line: Item[], index: number) => {
    line.splice(index, 1)
    size--
    if (line.length === 0) lines.delete(owner)
  }
  return {
    get size() {
      return size
    },
    sizeOf: (owner) => lines.get(owner)?.length ?? 0,
    add: (owner, item) => {
      const line = lines.get(owner)
      if (line) line.push(item)
      else lines.set(owner, [item])
      size++
    },
    take: (allowed) => {
      for (const [owner, line] of lines) {
        const index = line.findIndex((item) => allowed(owner, item))
        if (index < 0) continue
        const item = line[index]!
        drop(owner, line, index)
        if (line.length > 0) {
          lines.delete(owner)
          lines.set(owner, line)
        }
        return { owner, item }
      }
      return undefined
    },
    remove: (owner, item) => {
      const line = lines.get(owner) ?? []
      const index = line.indexOf(item)
      if (index >= 0) drop(owner, line, index)
    },
  }
}
