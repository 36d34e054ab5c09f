import { z } from 'zod'
import type { PlaceWords, Text } from '../../kernel/index.ts'
import { placeLabel } from '../../kernel/index.ts'

const chinese = z.locales.zhCN().localeError
const english = z.locales.en().localeError

/** One thing that a schema finds wrong with a value. */
export interface InputIssue {
  /** Dotted path into the value. */
  field: string
  code: string
  message: Text
  /** Where it is, in words; undefined where nothing on the way has any. */
  label: Text | undefined
}

/** What a rule of ours says about itself. */
interface OwnRule {
  code: string
  words: Text
}

/** Stands for the words of a rule that has none of its own. */
const unsaid = '\0'

/** Parses a value and words nothing yet: an input may have more wrong fields than anybody reads. */
export function parseUnworded<S extends z.ZodType>(
  schema: S,
  value: unknown,
): z.ZodSafeParseResult<z.output<S>> {
  return schema.safeParse(value, { error: () => unsaid, reportInput: true })
}

/**
 * What a schema finds wrong with a value, in words that name no key.
 * @param places words for the parts of the value
 */
export function issuesOf(schema: z.ZodType, value: unknown, places?: PlaceWords): InputIssue[] {
  const issues = parseUnworded(schema, value).error?.issues ?? []
  return issues.map((issue) => wordIssue(issue, value, places))
}

/** Words one of the issues of `parseUnworded`. */
export function wordIssue(issue: z.core.$ZodIssue, value: unknown, places?: PlaceWords): InputIssue {
  const place = { field: issue.path.join('.'), label: placeLabel(issue.path, value, places) }
  const rule = issue.code === 'custom' ? (issue.params as OwnRule | undefined) : undefined
  if (rule?.words) return { ...place, code: rule.code, message: rule.words }
  const own = ourWords(issue, value)
  const message = own ?? { zh: wordsOf(issue, chinese), en: wordsOf(issue, english) }
  return { ...place, code: issue.code, message }
}

function wordsOf(issue: z.core.$ZodIssue, locale: z.core.$ZodErrorMap): string {
  if (issue.message !== unsaid) return issue.message
  const said = locale({ ...issue } as z.core.$ZodRawIssue)
  return (typeof said === 'object' ? said?.message : said) ?? ''
}

/** Words for what people meet often; the library's speak of types. */
function ourWords(issue: z.core.$ZodIssue, value: unknown): Text | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return at(value, issue.path) === undefined ? { zh: '没有填写。', en: 'It is missing.' } : undefined
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum))
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum))
    case 'invalid_format':
      // The pattern itself says nothing to people.
      return issue.format === 'regex'
        ? { zh: '格式不正确。', en: 'It does not have the right format.' }
        : undefined
    case 'invalid_value':
    case 'invalid_union':
      // Which there are stands in the description of the API, in keys.
      return { zh: '不是这里可用的值。', en: 'It is none of the values that may stand here.' }
    default:
      return undefined
  }
}

function tooSmall(origin: string, least: number): Text | undefined {
  if (origin === 'array')
    return {
      zh: `至少要有 ${least} 项。`,
      en: `At least ${least} of them ${least === 1 ? 'is' : 'are'} needed.`,
    }
  if (origin === 'string')
    return least === 1
      ? { zh: '没有填写。', en: 'It is missing.' }
      : { zh: `至少 ${least} 个字符。`, en: `At least ${least} characters.` }
  return undefined
}

function tooBig(origin: string, most: number): Text | undefined {
  if (origin === 'array') return { zh: `最多 ${most} 项。`, en: `At most ${most} of them.` }
  if (origin === 'string') return { zh: `最多 ${most} 个字符。`, en: `At most ${most} characters.` }
  return undefined
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  )
}
