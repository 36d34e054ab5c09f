const signs: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** A text in lower case with signs read as the letters they stand for (`p@ssw0rd`); 1 may be i or l. */
export function unmasked(lower: string): string[] {
  const read = lower.replace(/[03457@$!]/g, (sign) => signs[sign]!)
  return [...new Set([read.replaceAll('1', 'i'), read.replaceAll('1', 'l')])]
}

/** What may be the word when digits and signs stand before or behind it; a sign at an end may be its letter. */
export function wordsWithin(lower: string): string[] {
  const noEnd = lower.replace(/[^\p{L}]+$/u, '')
  const noStart = lower.replace(/^[^\p{L}]+/u, '')
  const bare = noEnd.replace(/^[^\p{L}]+/u, '')
  return [bare, ...[noEnd, noStart, bare].flatMap(unmasked)]
}
