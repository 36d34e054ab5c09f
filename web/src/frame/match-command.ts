import { foldText, startsWord, textRelevance } from '@sluice/form'

/**
 * How well a text answers what was typed; 0 means not at all. Letters must appear in order; whole beginnings, word
 * beginnings and runs weigh more, so that `gp` finds "Go to people" but after "GP list".
 */
export function matchScore(typed: string, text: string): number {
  const needle = foldText(typed.trim())
  if (!needle) return 1
  return textRelevance(needle, text) || scatteredScore(needle.replace(/\s+/g, ''), foldText(text))
}

function scatteredScore(needle: string, hay: string): number {
  let score = 0
  let from = 0
  let run = 0
  for (const letter of needle) {
    const at = hay.indexOf(letter, from)
    if (at < 0) return 0
    run = at === from ? run + 1 : 0
    score += run + (startsWord(hay, at) ? 3 : 0)
    from = at + 1
  }
  return Math.min(50, Math.max(1, score))
}
