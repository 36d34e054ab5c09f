import { letters, lowerCase, upperCase } from '../value/letter-case.ts'
import { type Decimal, toInteger } from '../value/number.ts'
import { textLength } from '../value/text.ts'
import { define, family, parameter, refused } from './define.ts'
import type { SqlCall } from './definition.ts'
import { integerSql } from './sql-piece.ts'

const text = parameter('text', 'text', '文本')
const total = { total: true } as const

/** What TRIM strips: ASCII blanks, the no-break space and the ideographic space. */
const blanks = ' \t\n\r\u00a0\u3000'
const leading = new RegExp(`^[${blanks}]+`)

/** Length, letter case, blanks and codes of characters. */
export const characterFunctions = family('text', [
  define('LEN 文本长度 长度', [text], 'number', '文本的字符数 | How many characters the text has', {
    ...total,
    evaluate: (x: string) => textLength(x),
    sql: ([x]) => `char_length(${x})::numeric`,
  }),
  define(
    'LENB 字节长度',
    [text],
    'number',
    '字符数，中文等非 ASCII 字符算两个 | The length, each character beyond ASCII counted twice',
    {
      ...total,
      evaluate: (x: string) => 2 * textLength(x) - countAscii(x),
      sql: ([x], call) =>
        call.let(
          x!,
          (v) =>
            `(2 * char_length(${v}) - char_length(regexp_replace(${v}, '[^\\x01-\\x7f]', '', 'g')))::numeric`,
        ),
    },
  ),
  define(
    'TRIM 去空格 清除空格',
    [text],
    'text',
    '去掉首尾空白，中间连续的空格只留一个 | Without blanks at the ends and with single spaces inside',
    {
      ...total,
      evaluate: trim,
      sql: ([x], call) => `regexp_replace(btrim(${x}, ${call.bind(blanks, 'text')}), ' +', ' ', 'g')`,
    },
  ),
  define('CLEAN 清除控制符', [text], 'text', '去掉不可打印的控制字符 | Without control characters', {
    ...total,
    evaluate: (x: string) => withoutControls(x),
    sql: ([x]) => `regexp_replace(${x}, '[\\x01-\\x1f\\x7f]', '', 'g')`,
  }),
  define('UPPER 大写 转大写', [text], 'text', '字母全部大写 | All letters in capitals', {
    ...total,
    evaluate: upperCase,
    sql: ([x], call) =>
      `translate(${x}, ${call.bind(letters.lower, 'text')}, ${call.bind(letters.upper, 'text')})`,
  }),
  define('LOWER 小写 转小写', [text], 'text', '字母全部小写 | All letters small', {
    ...total,
    evaluate: lowerCase,
    sql: ([x], call) => lowerSql(x!, call),
  }),
  define(
    'PROPER 首字母大写',
    [text],
    'text',
    '每个单词首字母大写 | The first letter of each word in capitals',
    {
      ...total,
      evaluate: (x: string) => lowerCase(x).replace(/(?<![\p{L}\p{N}])\p{L}/gu, upperCase),
      sql: refused('数据库的单词规则不同', 'the database sees words differently'),
    },
  ),
  define('REVERSETEXT 反转文本', [text], 'text', '把文本倒过来 | The text from its end to its start', {
    ...total,
    evaluate: (x: string) => Array.from(x).reverse().join(''),
    sql: ([x]) => `reverse(${x})`,
  }),
  define(
    'CHAR 字符 UNICHAR',
    [parameter('number', 'code', '编码')],
    'text',
    'Unicode 编码对应的字符 | The character of a Unicode code',
    {
      evaluate: (code: Decimal) => characterOf(toInteger(code)),
      sql: ([code], call) =>
        call.let(
          integerSql(code!),
          (n) => `case when ${n} between 1 and 55295 or ${n} between 57344 and 1114111 then chr(${n}) end`,
        ),
    },
  ),
  define(
    'CODE 字符编码 UNICODE',
    [text],
    'number',
    '首字符的 Unicode 编码 | The Unicode code of the first character',
    {
      evaluate: (x: string) => x.codePointAt(0) ?? null,
      sql: ([x]) => `nullif(ascii(${x}), 0)::numeric`,
    },
  ),
])

/** SQL of LOWER, also used where letter case does not matter. */
export function lowerSql(sql: string, call: SqlCall): string {
  return `translate(${sql}, ${call.bind(letters.upper, 'text')}, ${call.bind(letters.lower, 'text')})`
}

function trim(text: string): string {
  const start = leading.exec(text)?.[0].length ?? 0
  const end = lastFilled(text)
  return text.slice(start, Math.max(start, end)).replace(/ +/g, ' ')
}

/** Found by hand, since a regular expression for trailing blanks takes quadratic time. */
function lastFilled(text: string): number {
  let end = text.length
  while (end > 0 && blanks.includes(text[end - 1]!)) end--
  return end
}

function withoutControls(text: string): string {
  let result = ''
  for (const character of text) if (character >= ' ' && character !== '\u007f') result += character
  return result
}

function countAscii(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) < 128) count++
  return count
}

function characterOf(code: number): string | null {
  const valid = (code >= 1 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0x10ffff)
  return valid ? String.fromCodePoint(code) : null
}
