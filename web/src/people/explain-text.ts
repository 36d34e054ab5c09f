/** The answer in a sentence, and the rest of it: a line for each rule. */
export function explainText(text: string): { headline: string; details: string } {
  const [first = '', ...rest] = text.split('\n')
  return { headline: first.replace(/[：:]\s*$/, ''), details: rest.join('\n') }
}
