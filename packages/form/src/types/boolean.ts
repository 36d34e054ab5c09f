import { z } from 'zod'
import { report } from '../check.ts'
import { common } from '../common.ts'
import { emptiness } from '../filter-operator.ts'
import type { PurePart } from '../pure-part.ts'
import { schemaOf } from '../schema-of.ts'
import type { Locale } from '../text.ts'

export const booleanField = schemaOf(() =>
  z.object({
    ...common,
    type: z.literal('boolean'),
    display: z.enum(['switch', 'checkbox']).optional(),
    /** What people read for yes and for no. */
    yes: z.string().max(20).optional(),
    no: z.string().max(20).optional(),
    default: z.boolean().optional(),
  }),
)
type BooleanField = z.infer<typeof booleanField>

const usual = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } as const
const meanings = new Map<string, boolean>([
  ...['是', '对', '有', '真', '√', '✓', '✔', '☑', 'y', 'yes', 't', 'true', 'on', '1'].map(
    (word): [string, boolean] => [word, true],
  ),
  ...['否', '不', '无', '假', '×', '✗', '✘', '☐', 'n', 'no', 'f', 'false', 'off', '0'].map(
    (word): [string, boolean] => [word, false],
  ),
])

/** The words of a value. */
export function sayBoolean({ yes, no }: Pick<BooleanField, 'yes' | 'no'>, value: unknown, locale: Locale) {
  return value ? (yes ?? usual.yes[locale]) : (no ?? usual.no[locale])
}

/** What a typed word means; undefined when it is neither yes nor no. */
export function readBoolean({ yes, no }: Pick<BooleanField, 'yes' | 'no'>, typed: string) {
  const text = typed.trim()
  if (text === yes) return true
  if (text === no) return false
  return meanings.get(text.normalize('NFKC').toLowerCase())
}

export const booleanType: PurePart<BooleanField> = {
  name: { zh: '是否', en: 'Yes or no' },
  title: 'never',
  report: { kind: 'boolean', offered: true },
  operators: ['eq', ...emptiness],
  fromFile: 'text',
  fileValue: (field, read) => readBoolean(field, String(read)),
  fileWidth: 8,
  isList: () => false,
  formulaType: () => 'boolean',
  defaultValue: (field) => field.default ?? null,
  check(field, value, path, check) {
    if (value === '') return null
    if (typeof value === 'boolean') return value
    report(check, field, path, 'notABoolean')
    return null
  },
  say: (field, value) => ({ text: sayBoolean(field, value, 'zh') }),
  text: (field, value, { locale }) =>
    typeof value === 'boolean' ? sayBoolean(field, value, locale) : String(value),
}
