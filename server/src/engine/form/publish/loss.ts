import type { Text } from '../../../kernel/index.ts'

/** What values of a field lose by a change of its type. */
export interface Loss extends Text {
  rows: number
  /** Some values with what becomes of them. */
  examples: { from: unknown; to: unknown }[]
}

const mostExamples = 5

/** Counts rows that lose something, by what it is. */
export function noteLoss(
  losses: Map<string, Loss>,
  words: Text,
  rows: number,
  example: Loss['examples'][number],
): void {
  const loss = losses.get(words.en) ?? { ...words, rows: 0, examples: [] }
  loss.rows += rows
  if (loss.examples.length < mostExamples) loss.examples.push(example)
  losses.set(words.en, loss)
}
