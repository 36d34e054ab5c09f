/** Of one name; more characters than a name has, and more readings than anybody tries, are left out. */
const characters = 12
const readings = 128

/**
 * What Chinese names are when they are typed in Latin letters: every reading of each character, those of surnames among
 * them (单 is Shan), surname first or last, the given name alone, the first letters (P1.7).
 */
export async function pinyinWords(names: readonly string[]): Promise<string[]> {
  const runs = names.flatMap((name) => name.match(/\p{Script=Han}+/gu) ?? [])
  if (runs.length === 0) return []
  const { pinyin, polyphonic } = await import('pinyin-pro')
  const form = { toneType: 'none', type: 'array' } as const
  return runs.flatMap((run) => {
    const name = run.slice(0, characters)
    const spoken = [pinyin(name, { ...form, surname: 'head' }), pinyin(name, form)]
    const each = polyphonic(name, form).map((all, index) => [
      ...new Set([...spoken.map((syllables) => syllables[index] ?? ''), ...all].flatMap(typed)),
    ])
    return combined(each).flatMap(wordsOf)
  })
}

/** No keyboard has ü: it is typed as v, as u, and as yu in passports. */
function typed(syllable: string): string[] {
  return syllable.includes('ü') ? ['v', 'u', 'yu'].map((letter) => syllable.replace('ü', letter)) : [syllable]
}

/** One syllable of each place, in every combination up to the bound. */
function combined(places: readonly string[][]): string[][] {
  return places.reduce<string[][]>(
    (begun, syllables) =>
      begun.flatMap((name) => syllables.map((syllable) => [...name, syllable])).slice(0, readings),
    [[]],
  )
}

function wordsOf(syllables: readonly string[]): string[] {
  const words = [syllables.join(''), syllables.map((syllable) => syllable[0]).join('')]
  for (const surname of [1, 2]) {
    const [family, given] = [syllables.slice(0, surname), syllables.slice(surname)]
    if (given.length > 0) words.push([...given, ...family].join(''))
    if (given.length > 1) words.push(given.join(''))
  }
  return words
}
