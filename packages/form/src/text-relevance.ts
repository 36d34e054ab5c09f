import { foldText } from './fold-text.ts'

/**
 * How well a name answers what was searched for: 100 it is that, 90 it begins so, 80 a word of it does, 60 it is within,
 * 0 it is not in it. Capitals and widths count as one.
 * @param folded what was searched for, trimmed and folded by `foldText`
 */
export function textRelevance(folded: string, name: string): number {
  const text = foldText(name)
  const at = text.indexOf(folded)
  if (at < 0) return 0
  if (at === 0) return text.length === folded.length ? 100 : 90
  return startsWord(text, at) ? 80 : 60
}

/** Whether a word begins at this place of a text. */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || /[\s\-_/.:·]/.test(text[at - 1]!)
}
