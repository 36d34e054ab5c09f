import type { z } from 'zod'
import { invalidInput, type PlaceWords } from '../../kernel/index.ts'
import { issuesOf } from './issue-words.ts'

/**
 * Parses an operation's input.
 * @param places words for the parts of the input
 * @throws invalidInput naming every wrong field in both languages
 */
export function validateInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  places?: PlaceWords,
): z.output<S> {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const fields = issuesOf(schema, input ?? {}, places)
  throw invalidInput({ count: fields.length }, fields)
}
