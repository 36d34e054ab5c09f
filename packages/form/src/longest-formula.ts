/** Longest stored formula of a default, a rule or a check. */
export const longestFormula = 5000
