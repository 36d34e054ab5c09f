import type { RE2JS } from 're2js'
import { limits } from '../language/limit.ts'
import { part } from '../part/part.ts'
import { type Runtime, spendText } from '../value/runtime.ts'
import type { Value } from '../value/value.ts'
import { constant, define, family, optional, parameter, refused } from './define.ts'

const text = parameter('text', 'text', '文本')
const pattern = parameter('text', 'pattern', '正则表达式', constant)
const otherEngine = refused(
  '数据库的正则表达式规则不同，也不保证线性时间',
  'regular expressions of the database follow other rules and are not bound to linear time',
)

/** Regular expressions of the RE2 kind: no back references, and time linear in the length of the text. */
export const regexFunctions = family('text', [
  define(
    'REGEXMATCH 正则匹配',
    [text, pattern],
    'boolean',
    '文本中有符合正则表达式的部分 | Whether a part of the text fits the pattern',
    {
      total: true,
      needs: 'regex',
      checkConstants: checkPattern,
      needsRuntime: true,
      evaluate: (runtime: Runtime, x: string, source: string) => matcherOf(runtime, source, x).find(),
      sql: otherEngine,
    },
  ),
  define(
    'REGEXEXTRACT 正则提取',
    [text, pattern, parameter('number', 'group', '分组', optional)],
    'text',
    '首个符合的部分，或其中的分组 | The first part that fits, or a group of it',
    {
      needs: 'regex',
      checkConstants: checkPattern,
      needsRuntime: true,
      evaluate: (runtime: Runtime, x: string, source: string, group = 0) =>
        extract(matcherOf(runtime, source, x), Number(group)),
      sql: otherEngine,
    },
  ),
  define(
    'REGEXREPLACE 正则替换',
    [text, pattern, parameter('text', 'new', '新文本')],
    'text',
    '把所有符合的部分换成新文本 | Puts a new text in place of every part that fits',
    {
      needs: 'regex',
      checkConstants: checkPattern,
      needsRuntime: true,
      evaluate: (runtime: Runtime, x: string, source: string, fresh: string) =>
        replace(x, matcherOf(runtime, source, x), fresh),
      sql: otherEngine,
    },
  ),
])

type Matcher = ReturnType<RE2JS['matcher']>

const cache = new Map<string, RE2JS>()

function compiled(source: string): RE2JS {
  const known = cache.get(source)
  if (known !== undefined) return known
  const made = part('regex').compile(source)
  if (cache.size > 200) cache.clear()
  cache.set(source, made)
  return made
}

function checkPattern([, source]: readonly (Value | undefined)[]) {
  if (typeof source !== 'string') return undefined
  if (source.length > limits.patternLength) {
    return [
      `正则表达式最多 ${limits.patternLength} 个字符`,
      `a regular expression has at most ${limits.patternLength} characters`,
    ] as const
  }
  try {
    if (compiled(source).programSize() <= limits.patternSteps) return undefined
    return [
      `正则表达式过于复杂：重复次数展开后超过 ${limits.patternSteps} 步`,
      `the regular expression is too complex: its repetitions come to more than ${limits.patternSteps} steps`,
    ] as const
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'RE2JSSyntaxException') throw error
    return [
      `正则表达式无效：${error.message}`,
      `the regular expression is not valid: ${error.message}`,
    ] as const
  }
}

/** Linear is not short: a pattern may stand for hundreds of steps a character. */
function matcherOf(runtime: Runtime, source: string, text: string): Matcher {
  const pattern = compiled(source)
  spendText(runtime, (text.length * pattern.programSize()) / 4)
  return pattern.matcher(text)
}

function extract(matcher: Matcher, group: number): string | null {
  if (!Number.isInteger(group) || group < 0 || group > matcher.groupCount()) return null
  return matcher.find() ? matcher.group(group) : null
}

function replace(text: string, matcher: Matcher, fresh: string): string | null {
  let [result, end] = ['', 0]
  while (matcher.find()) {
    result += text.slice(end, matcher.start()) + fresh
    end = matcher.end()
    if (result.length > limits.textLength) return null
  }
  return result + text.slice(end)
}
