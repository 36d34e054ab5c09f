import type { z } from 'zod'
import { invalidInput, type PlaceWords } from '../../kernel/index.ts'
import { parseUnworded, wordIssue } from './issue-words.ts'

/** Wrong fields that are named: an input may have so many that wording them all would keep others waiting. */
const mostNamed = 100

/**
 * Parses an operation's input.
 * @param places words for the parts of the input
 * @throws invalidInput naming the wrong fields in both languages, as many as a reader can use
 */
export function validateInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  places?: PlaceWords,
): z.output<S> {
  const parsed = parseUnworded(schema, input ?? {})
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const fields = issues.slice(0, mostNamed).map((issue) => wordIssue(issue, input ?? {}, places))
  throw invalidInput({ count: issues.length }, fields)
}
