import { z } from 'zod'
import { type FieldError, invalidInput, type Text } from '../../kernel/index.ts'

const chinese = z.locales.zhCN().localeError
const english = z.locales.en().localeError

/**
 * Parses an operation's input.
 * @throws invalidInput naming every wrong field in both languages
 */
export function validateInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const inChinese = schema.safeParse(input ?? {}, { error: chinese }).error?.issues ?? []
  const inEnglish = schema.safeParse(input ?? {}, { error: english }).error?.issues ?? []
  const fields = inEnglish.map((issue, index): FieldError => {
    const own = issue.code === 'custom' ? (issue.params as OwnRule | undefined) : undefined
    if (own?.words) return { field: issue.path.join('.'), code: own.code, message: own.words }
    const zh = inChinese[index]?.message ?? issue.message
    return { field: issue.path.join('.'), code: issue.code, message: { zh, en: issue.message } }
  })
  throw invalidInput({ count: fields.length }, fields)
}

/** What a rule of ours says about itself. */
interface OwnRule {
  code: string
  words: Text
}
