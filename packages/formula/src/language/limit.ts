/** Bounds that keep a hostile formula harmless; each is far above what a person writes. */
export const limits = {
  /** UTF-16 units of one formula. */
  length: 10_000,
  /** Levels of nesting of the tree, brackets and chains of operators included. */
  depth: 100,
  /** Nodes of the tree. */
  nodes: 2_000,
  /** Digits of a number before and after the decimal point. */
  integerDigits: 40,
  fractionDigits: 20,
  /** Characters of a text that a function makes. */
  textLength: 100_000,
  /** Elements of a list that a function makes. */
  listLength: 1_000,
  /** Characters of a regular expression. */
  patternLength: 500,
  /** Steps of its program: repetitions count as often as they may occur. */
  patternSteps: 500,
  /**
   * Characters of texts that the functions of one evaluation may look at together: about 200 ms of the slowest of them.
   * A regular expression looks at each character once for every four steps of its program.
   */
  characters: 1_000_000,
} as const
