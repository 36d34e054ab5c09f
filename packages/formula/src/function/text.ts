import { limits } from '../language/limit.ts'
import { type Decimal, toInteger } from '../value/number.ts'
import { sliceText, textLength } from '../value/text.ts'
import { concatenate } from './concatenate.ts'
import { define, family, optional, parameter } from './define.ts'
import type { SqlCall } from './definition.ts'
import { integerSql } from './sql-piece.ts'

const text = parameter('text', 'text', '文本')
const count = parameter('number', 'count', '字符数')
const start = parameter('number', 'start', '起始位置')
const total = { total: true } as const

/** Cutting, joining and changing texts. Positions count characters (code points) from 1. */
export const textFunctions = family('text', [
  concatenate('CONCAT', '文本合并'),
  define(
    'LEFT 左截取 取左边',
    [text, { ...count, ...optional }],
    'text',
    '开头的若干字符 | The first characters of the text',
    {
      ...total,
      evaluate: (x: string, n: Decimal = 1) => sliceText(x, 0, size(n)),
      sql: ([x, n = '1']) => `left(${x}, greatest(${integerSql(n)}, 0))`,
    },
  ),
  define(
    'RIGHT 右截取 取右边',
    [text, { ...count, ...optional }],
    'text',
    '结尾的若干字符 | The last characters of the text',
    {
      ...total,
      evaluate: (x: string, n: Decimal = 1) =>
        sliceText(x, Math.max(0, textLength(x) - size(n)), Number.POSITIVE_INFINITY),
      sql: ([x, n = '1']) => `right(${x}, greatest(${integerSql(n)}, 0))`,
    },
  ),
  define(
    'MID 截取 取中间',
    [text, start, count],
    'text',
    '从某个位置起的若干字符 | Characters from a position on',
    {
      ...total,
      evaluate: (x: string, from: Decimal, n: Decimal) => sliceText(x, place(from), place(from) + size(n)),
      sql: ([x, from, n]) => `substr(${x}, ${placeSql(from!)}, greatest(${integerSql(n!)}, 0))`,
    },
  ),
  define(
    'REPLACE 替换位置',
    [text, start, count, parameter('text', 'new', '新文本')],
    'text',
    '把某个位置起的若干字符换成新文本 | Puts a new text in place of characters at a position',
    {
      ...total,
      evaluate: (x: string, from: Decimal, n: Decimal, fresh: string) =>
        sliceText(x, 0, place(from)) + fresh + sliceText(x, place(from) + size(n), Number.POSITIVE_INFINITY),
      sql: ([x, from, n, fresh], call) =>
        call.let(x!, (v) =>
          call.let(
            placeSql(from!),
            (at) =>
              `left(${v}, ${at} - 1) || ${fresh} || substr(${v}, ${at} + greatest(${integerSql(n!)}, 0))`,
          ),
        ),
    },
  ),
  define(
    'SUBSTITUTE 替换 替换文本',
    [
      text,
      parameter('text', 'old', '旧文本'),
      parameter('text', 'new', '新文本'),
      parameter('number', 'occurrence', '第几处', optional),
    ],
    'text',
    '把旧文本换成新文本，可只换第几处 | Puts a new text in place of an old one, everywhere or at one occurrence',
    {
      evaluate: substitute,
      sql: ([x, old, fresh, nth], call) => substituteSql([x!, old!, fresh!, nth], call),
    },
  ),
  define(
    'REPT 重复 重复文本',
    [text, parameter('number', 'times', '次数')],
    'text',
    '把文本重复若干次 | The text several times over',
    {
      evaluate: (x: string, times: Decimal) =>
        textLength(x) * size(times) > limits.textLength ? null : x.repeat(size(times)),
      sql: ([x, times], call) =>
        call.let(x!, (v) =>
          call.let(
            `greatest(${integerSql(times!)}, 0)::bigint`,
            (n) =>
              `case when char_length(${v}) = 0 then '' when char_length(${v}) * ${n} <= ${limits.textLength} then repeat(${v}, ${n}::int) end`,
          ),
        ),
    },
  ),
  define(
    'PADLEFT 左补齐',
    [text, count, parameter('text', 'fill', '补齐字符', optional)],
    'text',
    '在左边补到指定长度 | Filled up at the left to a length',
    {
      evaluate: (x: string, n: Decimal, fill = ' ') => pad(x, size(n), fill, 'left'),
      sql: ([x, n, fill = "' '"], call) => padSql(x!, n!, fill, 'lpad', call),
    },
  ),
  define(
    'PADRIGHT 右补齐',
    [text, count, parameter('text', 'fill', '补齐字符', optional)],
    'text',
    '在右边补到指定长度 | Filled up at the right to a length',
    {
      evaluate: (x: string, n: Decimal, fill = ' ') => pad(x, size(n), fill, 'right'),
      sql: ([x, n, fill = "' '"], call) => padSql(x!, n!, fill, 'rpad', call),
    },
  ),
  define(
    'MASK 脱敏 掩码',
    [text, parameter('number', 'keep', '保留前几位'), parameter('number', 'hide', '隐藏几位')],
    'text',
    '保留开头，隐藏其后若干位 | Hides characters behind the first ones with stars',
    {
      ...total,
      evaluate: (x: string, keep: Decimal, hide: Decimal) => mask(x, size(keep), size(hide)),
      sql: ([x, keep, hide], call) =>
        call.let(x!, (v) =>
          call.let(`greatest(${integerSql(keep!)}, 0)`, (k) =>
            call.let(
              `least(greatest(${integerSql(hide!)}, 0), greatest(char_length(${v}) - ${k}, 0))`,
              (h) => `left(${v}, ${k}) || repeat('*', ${h}) || substr(${v}, ${k} + ${h} + 1)`,
            ),
          ),
        ),
    },
  ),
])

function size(count: Decimal): number {
  return Math.max(0, toInteger(count))
}

/** Position counted from 0, not before the start. */
function place(start: Decimal): number {
  return Math.max(1, toInteger(start)) - 1
}

function placeSql(start: string): string {
  return `greatest(${integerSql(start)}, 1)`
}

function substitute(text: string, old: string, fresh: string, occurrence?: Decimal): string | null {
  if (old === '') return text
  const pieces = text.split(old)
  if (occurrence !== undefined) {
    const nth = toInteger(occurrence)
    if (nth < 1 || nth >= pieces.length) return text
    return pieces.slice(0, nth).join(old) + fresh + pieces.slice(nth).join(old)
  }
  const length = textLength(text) + (pieces.length - 1) * (textLength(fresh) - textLength(old))
  return length > limits.textLength && length > textLength(text) ? null : pieces.join(fresh)
}

function substituteSql(
  [text, old, fresh, nth]: readonly [string, string, string, string | undefined],
  call: SqlCall,
): string {
  return call.let(text, (x) =>
    call.let(old, (o) => {
      if (nth !== undefined) {
        return call.let(`string_to_array(${x}, nullif(${o}, ''))`, (pieces) =>
          call.let(integerSql(nth), (n) => {
            const changed = `array_to_string(${pieces}[1:${n}], ${o}) || ${fresh} || array_to_string(${pieces}[${n} + 1:], ${o})`
            return `case when ${o} = '' or ${n} < 1 or ${n} >= cardinality(${pieces}) then ${x} else ${changed} end`
          }),
        )
      }
      const times = `(char_length(${x}) - char_length(replace(${x}, ${o}, ''))) / nullif(char_length(${o}), 0)`
      return call.let(fresh, (f) =>
        call.let(`${times}::bigint * (char_length(${f}) - char_length(${o}))`, (growth) => {
          const tooLong = `${growth} > 0 and char_length(${x}) + ${growth} > ${limits.textLength}`
          return `case when ${o} = '' then ${x} when ${tooLong} then null else replace(${x}, ${o}, ${f}) end`
        }),
      )
    }),
  )
}

function pad(text: string, length: number, fill: string, side: 'left' | 'right'): string | null {
  const missing = length - textLength(text)
  if (missing <= 0 || fill === '') return text
  if (length > limits.textLength) return null
  const filling = sliceText(fill.repeat(Math.ceil(missing / textLength(fill))), 0, missing)
  return side === 'left' ? filling + text : text + filling
}

function padSql(text: string, length: string, fill: string, name: 'lpad' | 'rpad', call: SqlCall): string {
  return call.let(text, (x) =>
    call.let(integerSql(length), (n) =>
      call.let(
        fill,
        (f) =>
          `case when char_length(${x}) >= ${n} or ${f} = '' then ${x} when ${n} > ${limits.textLength} then null else ${name}(${x}, ${n}, ${f}) end`,
      ),
    ),
  )
}

function mask(text: string, keep: number, hide: number): string {
  const length = textLength(text)
  const stars = Math.min(hide, Math.max(0, length - keep))
  return (
    sliceText(text, 0, keep) + '*'.repeat(stars) + sliceText(text, keep + stars, Number.POSITIVE_INFINITY)
  )
}
