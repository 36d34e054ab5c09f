import type { Choice } from '@sluice/contract'

/** Colours of a palette; a palette of any theme has as many. */
export const paletteSize = 8

/** The place in the palette that a choice without a colour word of its own has: kept as `series3`, else its own place. */
export function placeOfColor(choices: readonly Choice[], at: number): number {
  const kept = /^series([1-8])$/.exec(choices[at]?.color ?? '')?.[1]
  return kept ? Number(kept) - 1 : at % paletteSize
}

/**
 * The choices as they will be, each in the colour it had before, wherever it stands now. A new one takes the colour of
 * its place, or the first that is free.
 */
export function keepChoiceColors(before: readonly Choice[], after: readonly Choice[]): Choice[] {
  const had = new Map(before.map(({ value }, at) => [value, placeOfColor(before, at)]))
  const taken = new Set(after.flatMap(({ value }) => had.get(value) ?? []))
  return after.map((choice, at) => {
    const own = at % paletteSize
    if (choice.color && !choice.color.startsWith('series')) return choice
    const free = [own, ...Array(paletteSize).keys()].find((place) => !taken.has(place)) ?? own
    const place = had.get(choice.value) ?? free
    taken.add(place)
    const { color: _, ...plain } = choice
    return place === own ? plain : { ...plain, color: `series${place + 1}` }
  })
}
