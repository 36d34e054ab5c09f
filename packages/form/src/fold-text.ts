// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ascii = /^[\x00-\x7f]*$/

/**
 * A text as search and "contains" compare it: without capitals, widths and ways to write one accent, in every alphabet.
 * ＡＢＣ is abc, ß and ẞ are ss, a final sigma is a sigma, half-width ｶﾞ is ガ. The dotted İ and the dotless ı of Turkish are
 * i: a search that is too wide in one language is better than one that misses in another. Accents count: a is not ä.
 *
 * The function `sluice.fold_text` of the database says the same; the two change together.
 */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  // Lower first for ẞ, which has no capital; upper for ß, which has two.
  const cased = text.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase()
  return cased.replaceAll('ς', 'σ').replaceAll('i\u0307', 'i').normalize('NFKC')
}
