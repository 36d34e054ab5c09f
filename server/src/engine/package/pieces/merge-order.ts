/** Orders of the same things: as they were at first, here, and there. */
export interface Orders {
  base: readonly string[]
  mine: readonly string[]
  theirs: readonly string[]
}

/** Who changed the order of what all three have. */
export function orderFates({ base, mine, theirs }: Orders): { mine: boolean; theirs: boolean } {
  const inAll = (keys: readonly string[]) => {
    const rest = [base, mine, theirs].filter((one) => one !== keys).map((one) => new Set(one))
    return keys.filter((key) => rest.every((one) => one.has(key))).join('\n')
  }
  const [was, here, there] = [inAll(base), inAll(mine), inAll(theirs)]
  // Changed in the same way on both sides, it is changed on none.
  if (here === there) return { mine: false, theirs: false }
  return { mine: here !== was, theirs: there !== was }
}

/**
 * The order of what a merge left: as one side has it; what only the other side has stands behind what it stands behind
 * there.
 * @param kept the keys that are left
 */
export function mergeOrder(
  { mine, theirs }: Orders,
  kept: ReadonlySet<string>,
  side: 'mine' | 'theirs',
): string[] {
  const [leading, other] = side === 'mine' ? [mine, theirs] : [theirs, mine]
  const order = leading.filter((key) => kept.has(key))
  const placed = new Set(order)
  other.forEach((key, index) => {
    if (!kept.has(key) || placed.has(key)) return
    const before = other.slice(0, index).findLast((one) => placed.has(one))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key)
    placed.add(key)
  })
  return order
}
