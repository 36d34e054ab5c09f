import { foldText } from '@sluice/form'
/**
 * How well a text answers what was typed; 0 means not at all. Letters must appear in order; whole beginnings, word
 * beginnings and runs weigh more, so that `gp` finds "Go to people" but after "GP list".
 */
export function matchScore(typed: string, text: string): number {
  const needle = foldText(typed.trim())
  const hay = foldText(text)
  if (!needle) return 1
  const at = hay.indexOf(needle)
  if (at === 0) return 100
  if (at > 0) return isWordStart(hay, at) ? 80 : 60
  return scatteredScore(needle.replace(/\s+/g, ''), hay)
}

function scatteredScore(needle: string, hay: string): number {
  let score = 0
  let from = 0
  let run = 0
  for (const letter of needle) {
    const at = hay.indexOf(letter, from)
    if (at < 0) return 0
    run = at === from ? run + 1 : 0
    score += run + (isWordStart(hay, at) ? 3 : 0)
    from = at + 1
  }
  return Math.min(50, Math.max(1, score))
}

function isWordStart(hay: string, at: number): boolean {
  return at === 0 || /[\s\-_/.:·]/.test(hay[at - 1]!)
}
