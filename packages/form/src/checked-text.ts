import { type Check, report, reportType } from './check.ts'
import { emptiness } from './filter-operator.ts'
import type { ValueProblemCode } from './problem.ts'
import { type PurePart, quoted } from './pure-part.ts'
import { checkCharacters } from './text-value.ts'

interface TextRule<F> {
  /** Characters a value may have. */
  max: number
  /** A typed text, without blanks around it, as it is kept; undefined when it is none. */
  read(text: string, field: F): string | undefined
  problem: ValueProblemCode
}

/** What the types share whose values are texts of a known form: addresses, numbers of phones, colours. */
export function checkedText<F extends { name: string; default?: string | undefined }>(rule: TextRule<F>) {
  return {
    title: 'whenChosen',
    operators: ['contains', 'eq', 'ne', 'startsWith', ...emptiness],
    fromFile: 'text',
    isList: () => false,
    formulaType: () => 'text',
    formulaLiteral: quoted,
    defaultValue: (field) => field.default ?? null,
    check: (field, given, path, check) => checkText(rule, field, given, path, check),
    say: (_, value) => ({ text: String(value).slice(0, 100) }),
    text: (_, value) => String(value),
  } satisfies Partial<PurePart<F>>
}

function checkText<F extends { name: string }>(
  { max, read, problem }: TextRule<F>,
  field: F,
  given: unknown,
  path: string,
  check: Check,
): string | null {
  if (typeof given !== 'string') {
    reportType(check, field, path, 'text')
    return null
  }
  const typed = given.trim()
  if (typed === '') return null
  if (!checkCharacters(field, typed, max, path, check)) return null
  const value = read(typed, field)
  if (value === undefined) report(check, field, path, problem)
  return value ?? null
}
