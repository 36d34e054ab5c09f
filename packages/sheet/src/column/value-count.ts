/** Different values remembered; a column with more is not one of choices. */
export const choiceLimit = 50

/** Counts the different values of a column while they are few. */
export interface ValueCount {
  observe(value: string): void
  /** Different values in the order they came; `undefined` when there are too many. */
  values(): string[] | undefined
  /** Values that differ in capitals, widths or blanks alone are one, in its commonest spelling. */
  folded(): FoldedValue[] | undefined
}

export interface FoldedValue {
  value: string
  /** All spellings, the commonest first. */
  spellings: string[]
}

export function createValueCount(): ValueCount {
  let counts: Map<string, number> | undefined = new Map()
  return {
    observe: (value) => {
      if (!counts) return
      const count = counts.get(value)
      counts.set(value, (count ?? 0) + 1)
      if (count === undefined && counts.size > choiceLimit) counts = undefined
    },
    values: () => counts && [...counts.keys()],
    folded: () => {
      if (!counts) return undefined
      const byKey = new Map<string, [string, number][]>()
      for (const entry of counts) {
        const key = foldedText(entry[0])
        byKey.set(key, [...(byKey.get(key) ?? []), entry])
      }
      return [...byKey.values()].map((entries) => {
        const spellings = entries.sort((a, b) => b[1] - a[1]).map(([value]) => value)
        return { value: spellings[0]!.trim(), spellings }
      })
    },
  }
}

/** A text without what people take for the same: capitals, widths, blanks at the ends and doubled ones. */
export function foldedText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
