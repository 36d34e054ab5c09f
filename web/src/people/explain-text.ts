/**
 * The answer in a sentence, and the rest of it with places by their names instead of their ids.
 * @param text as the server tells it: the answer, then a line for each rule
 */
export function explainText(
  text: string,
  resourceWords: ReadonlyMap<string, string>,
): { headline: string; details: string } {
  const [first = '', ...rest] = text.split('\n')
  return {
    headline: first.replace(/[：:]\s*$/, ''),
    details: rest
      .map((line) =>
        line.replace(/\b(?:form|app):(?:\*|[0-9a-f-]{36})/g, (key) => resourceWords.get(key) ?? key),
      )
      .join('\n'),
  }
}
