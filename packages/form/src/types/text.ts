import { z } from 'zod'
import { report, reportType } from '../check.ts'
import { common, unique } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import { type PurePart, quoted } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'
import { checkCharacters, withPlainLines } from '../text-value.ts'

export const textField = schemaOf(() =>
  z.object({
    ...common,
    ...unique,
    type: z.literal('text'),
    default: z.string().max(1000).optional(),
    maxLength: z.int().min(1).max(1000).optional(),
    /** RE2 pattern the whole value must match, with the text shown when it does not. */
    pattern: z.object({ source: z.string().min(1).max(300), message: z.string().max(200) }).optional(),
  }),
)

/** Characters a single line may have when its field says nothing else. */
export const longestLine = 1000
/** A single line has to fit into an index, which takes a third of a page: 800 Chinese characters do. */
export const longestLineBytes = 2400

const hidden = '***'

export const textType: PurePart<z.infer<typeof textField>> = {
  name: { zh: '单行文本', en: 'Text' },
  canBeUnique: true,
  title: 'always',
  report: { kind: 'text', offered: true },
  operators: ['contains', 'eq', 'ne', 'startsWith', ...emptiness],
  fromFile: 'text',
  ofColumn: () => ({}),
  canBeKey: true,
  isList: () => false,
  formulaType: () => 'text',
  formulaLiteral: quoted,
  defaultValue: (field) => field.default ?? null,
  check(field, given, path, check) {
    if (typeof given !== 'string') {
      reportType(check, field, path, 'text')
      return null
    }
    if (given === '') return null
    const value = withPlainLines(given)
    const sound = checkCharacters(field, value, mostCharacters(field, value), path, check)
    const outcome = sound && field.pattern && check.matches?.(field.pattern.source, value)
    if (outcome === 'differs') report(check, field, path, 'pattern', { hint: field.pattern!.message })
    if (outcome === 'tooMuch') report(check, field, path, 'patternTooMuch')
    return value
  },
  checkSettings({ pattern }, note, matches) {
    const outcome = pattern && matches?.(pattern.source, '')
    if (outcome === 'none') note('pattern', 'patternWrong')
    if (outcome === 'tooMuch') note('pattern', 'patternTooMuch')
  },
  /** `13812345678` → `138****5678`, `张三丰` → `张***` (P6.4). */
  mask(value) {
    const letters = [...String(value)]
    if (letters.length >= 11) return `${letters.slice(0, 3).join('')}****${letters.slice(-4).join('')}`
    return letters.length >= 2 ? `${letters[0]}${hidden}` : hidden
  },
  say: (_, value) => ({ text: String(value).slice(0, 100) }),
  text: (_, value) => String(value),
}

/** Characters a value may have: those of the field, but only so many as surely fit into its index. */
function mostCharacters({ maxLength = longestLine }: { maxLength?: number | undefined }, value: string) {
  // A code unit takes three bytes at most.
  if (value.length * 3 <= longestLineBytes || new TextEncoder().encode(value).length <= longestLineBytes)
    return maxLength
  return Math.min(maxLength, longestLineBytes / 3)
}
