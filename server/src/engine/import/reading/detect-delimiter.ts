import { createCsvParser, type QuoteEscape } from './csv-parser.ts'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Lines looked at. */
const sampleLines = 300

/**
 * Tells what separates the cells, from the beginning of a file: the sign that cuts most rows into the same number of
 * cells, more than one. A first line `sep=;`, as spreadsheet programs write it, decides.
 */
export function detectDelimiter(text: string): Delimiter {
  const declared = declaredDelimiter(text)
  if (declared) return declared
  if (isSingleColumn(text)) return delimiters.find((delimiter) => !text.includes(delimiter)) ?? ';'
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const score = scoreOf(text, delimiter)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** The sign a first line `sep=…` names. */
export function declaredDelimiter(text: string): Delimiter | undefined {
  const sign = /^sep=(.)\r?\n/i.exec(text)?.[1]
  return delimiters.find((delimiter) => delimiter === sign)
}

/** Share of rows of the commonest width, weighed a little by that width; 0 when that is one cell. */
function scoreOf(text: string, delimiter: string): number {
  const rows = createCsvParser(delimiter)
    .push(text.endsWith('\n') ? text : `${text}\n`)
    .slice(0, sampleLines)
  const widths = new Map<number, number>()
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  let best = 0
  for (const [width, count] of widths) {
    if (width > 1) best = Math.max(best, (count / rows.length) * (1 + Math.min(width, 50) / 100))
  }
  return best
}

/** One column of amounts whose comma is the decimal sign, perhaps under a name: no table has such rows. */
function isSingleColumn(text: string): boolean {
  const lines = text.split(/\r?\n/, sampleLines).filter((line) => line.trim() !== '')
  const [first = '', ...below] = lines
  const isAmount = (line: string) =>
    /^\s*[-+]?(?:\d{1,3}(?:[. ]\d{3})+|\d+)(?:,\d{1,2})?\s*(?:€|%)?\s*$/.test(line)
  if (/[,;\t|]/.test(first) || below.length < 2) return false
  // Sentences: every comma has a blank behind it, and the name above has none.
  const signs = below.join('\n').match(/[,;\t|]/g)?.length ?? 0
  const inSentences = below.join('\n').match(/[,;] (?=\S)/g)?.length ?? 0
  if (signs > 0 && signs === inSentences) return true
  return below.some((line) => line.includes(',')) && below.every(isAmount)
}

/** Quotes written with a backslash before them: where such a one closed its cell, letters would follow it. */
export function detectEscape(text: string): QuoteEscape {
  const escaped = text.match(/\\"(?=[^",;\t|\r\n])/g)?.length ?? 0
  const doubled = text.match(/[^,;\t|\r\n]""(?=[^,;\t|\r\n])/g)?.length ?? 0
  return escaped > doubled ? 'backslash' : 'double'
}
