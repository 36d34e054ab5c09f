export interface KeptValuesOptions<Value> {
  /** Kept at most so long, in milliseconds. */
  timeToLive: number
  /** Most values kept; beyond it the group that has been there longest goes. */
  capacity: number
  /** Instant from which a value is no longer true by itself, in milliseconds; null: never. */
  endOf?(value: Value): number | null
  /** A value read again that is the same as the one before is given up for it: what hangs on the object stays. */
  isSame?(before: Value, now: Value): boolean
}

/** What is known of a value that may well be undefined or empty. */
export interface Kept<Value> {
  readonly value: Value
}

/** Values in groups, each true for a while. Instants are in milliseconds. */
export interface KeptValues<Value> {
  /** The value if it is still true. */
  find(group: string, key: string, now: number): Kept<Value> | undefined
  /** @returns what is kept from now on: the value, or the same one of before */
  keep(group: string, key: string, value: Value, readAt: number): Value
  drop(group: string, key: string): void
  /** Drops those of a group for which `where` is true; without it all. */
  dropGroup(group: string, where?: (value: Value) => boolean): void
}

interface TimedValue<Value> extends Kept<Value> {
  readAt: number
  endsAt: number
}

/** Makes an empty store; it grows up to its capacity. */
export function keptValues<Value>({
  timeToLive,
  capacity,
  endOf,
  isSame,
}: KeptValuesOptions<Value>): KeptValues<Value> {
  const groups = new Map<string, Map<string, TimedValue<Value>>>()
  let count = 0

  const drop = (group: string, key: string) => {
    const values = groups.get(group)
    if (!values?.delete(key)) return
    count--
    if (values.size === 0) groups.delete(group)
  }
  const dropWhole = (group: string) => {
    count -= groups.get(group)?.size ?? 0
    groups.delete(group)
  }

  return {
    find: (group, key, now) => {
      const kept = groups.get(group)?.get(key)
      // A clock that was set back does not make a value true for longer.
      return kept && Math.abs(now - kept.readAt) < timeToLive && now < kept.endsAt ? kept : undefined
    },
    keep: (group, key, value, readAt) => {
      const before = groups.get(group)?.get(key)
      if (!before && count >= capacity) dropWhole(groups.keys().next().value!)
      const values = groups.get(group) ?? new Map<string, TimedValue<Value>>()
      const kept = before && isSame?.(before.value, value) ? before.value : value
      values.set(key, { value: kept, readAt, endsAt: endOf?.(kept) ?? Number.POSITIVE_INFINITY })
      groups.set(group, values)
      if (!before) count++
      return kept
    },
    drop,
    dropGroup: (group, where) => {
      if (!where) return dropWhole(group)
      for (const [key, { value }] of groups.get(group) ?? []) if (where(value)) drop(group, key)
    },
  }
}
