import { limits } from '../language/limit.ts'
import type { FormulaType } from '../type/type.ts'
import { chineseAmount } from '../value/chinese-amount.ts'
import {
  chineseWeekdays,
  type DateField,
  type DatePiece,
  dayHalves,
  englishMonths,
  englishWeekdays,
  formatDate,
  parseDateFormat,
} from '../value/date-format.ts'
import { type Decimal, divide, parseDecimal } from '../value/number.ts'
import { formatNumber, type NumberFormat, parseNumberFormat } from '../value/number-format.ts'
import { localOf, splitLocal } from '../value/time.ts'
import type { Value } from '../value/value.ts'
import { constant, define, family, optional, parameter, refused } from './define.ts'
import type { SqlCall } from './definition.ts'

/** Numbers and dates to texts by a pattern, and texts to numbers. */
export const textFormatFunctions = family('text', [
  define(
    'TEXT 转文本 文本格式',
    [
      parameter('number', 'number', '数值'),
      parameter('text', 'format', '格式', { ...optional, ...constant }),
    ],
    'text',
    '按格式写数字，如 "#,##0.00"、"0%" | A number by a pattern such as "#,##0.00" or "0%"',
    {
      checkConstants: ([, format]) => checkFormat(format, parseNumberFormat),
      build: ([value], { constants }) => {
        const format = numberFormatOf(constants[1])!
        return (row, runtime) => formatNumber(value!(row, runtime) as Decimal, format)
      },
      sql: ([value], call) => numberFormatSql(value!, numberFormatOf(call.constants[1])!, call),
    },
  ),
  define(
    'TEXT 转文本',
    [parameter('temporal', 'date', '日期'), parameter('text', 'format', '格式', constant)],
    'text',
    '按格式写日期，如 "yyyy年M月d日" | A date by a pattern such as "yyyy-MM-dd HH:mm"',
    {
      checkConstants: ([, format]) => checkFormat(format, parseDateFormat),
      build: ([value], { types, constants }) => {
        const pieces = parseDateFormat(constants[1] as string)!
        const isMoment = types[0] === 'datetime'
        return (row, runtime) => {
          const at = value!(row, runtime) as number | null
          if (at === null) return null
          const { day, micros } = isMoment ? splitLocal(localOf(at, runtime.zone)) : { day: at, micros: 0 }
          return formatDate(day, micros, pieces)
        }
      },
      sql: ([value], call) =>
        dateFormatSql(value!, call.types[0]!, parseDateFormat(call.constants[1] as string)!, call),
    },
  ),
  define(
    'VALUE 转数字 数值',
    [parameter('text', 'text', '文本')],
    'number',
    '把文本读成数字，可带千分位和百分号 | The number a text says; thousands separators and % are understood',
    {
      evaluate: readNumber,
      sql: ([text], call) =>
        call.let(`btrim(${text}, ' ')`, (t) =>
          call.let(
            `case when ${t} ~ '^[+-]?(([0-9]{1,40}|[0-9]{1,3}(,[0-9]{3}){1,13})(\\.[0-9]{0,40})?|\\.[0-9]{1,40})%?$' then rtrim(replace(${t}, ',', ''), '%')::numeric end`,
            (n) =>
              `case when ${t} like '%\\%' then round(round(${n}, 20) * 0.01, 20) else round(${n}, 20) end`,
          ),
        ),
    },
  ),
  define(
    'RMB 人民币大写 金额大写',
    [parameter('number', 'amount', '金额')],
    'text',
    '金额的中文大写，如“壹佰元整” | An amount in Chinese capital characters, as on cheques',
    {
      evaluate: chineseAmount,
      sql: refused('大写金额只在应用中书写', 'amounts in words are written by the application only'),
    },
  ),
])

const plain: NumberFormat = {
  prefix: '',
  suffix: '',
  integer: 1,
  grouped: false,
  least: 0,
  most: 20,
  percent: false,
}

function numberFormatOf(format: Value | undefined): NumberFormat | undefined {
  return typeof format === 'string' ? parseNumberFormat(format) : plain
}

function checkFormat(format: Value | undefined, parse: (text: string) => unknown) {
  if (typeof format !== 'string' || (format.length <= 100 && parse(format) !== undefined)) return undefined
  return [`格式“${format}”无法识别`, `the pattern “${format}” is not understood`] as const
}

/** A comma stands only where it separates thousands: `1.234,5` is somebody else's decimal comma, not a number. */
const numberText =
  /^[+-]?(?:(?:[0-9]{1,40}|[0-9]{1,3}(?:,[0-9]{3}){1,13})(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(%?)$/

function readNumber(text: string): Decimal | null {
  if (text.length > limits.textLength) return null
  const match = numberText.exec(stripSpaces(text))
  if (match === null) return null
  const value = parseDecimal(match[0].replaceAll(',', '').replace('%', '')) ?? null
  return value === null || match[1] === '' ? value : divide(value, 100)
}

function stripSpaces(text: string): string {
  let [start, end] = [0, text.length]
  while (text[start] === ' ') start++
  while (end > start && text[end - 1] === ' ') end--
  return text.slice(start, end)
}

/** Enough places for any number: PostgreSQL writes `#` when digits do not fit. */
const places = 120

function numberFormatSql(value: string, format: NumberFormat, call: SqlCall): string {
  const { prefix, suffix, integer, grouped, least, most, percent } = format
  return call.let(`round(${percent ? `round(${value} * 100, 20)` : value}, ${most})`, (n) => {
    const digits = `${'9'.repeat(places - integer)}${'0'.repeat(integer)}`
    const whole = grouped ? digits.replace(/\B(?=(.{3})+$)/g, ',') : digits
    const digitsOf = `to_char(trunc(abs(${n})), ${call.bind(`FM${whole}`, 'text')})`
    const written = integer > 0 ? digitsOf : `case when abs(${n}) < 1 then '' else ${digitsOf} end`
    const fraction = most === 0 ? "''" : fractionSql(n, least, most, call)
    const ends = [prefix, `${percent ? '%' : ''}${suffix}`].map((end) =>
      end === '' ? "''" : call.bind(end, 'text'),
    )
    return `case when ${n} < 0 then '-' else '' end || ${ends[0]} || ${written} || ${fraction} || ${ends[1]}`
  })
}

/** The digits after the point with the point, zeros beyond the `least` dropped. */
function fractionSql(n: string, least: number, most: number, call: SqlCall): string {
  const digits = `split_part(round(abs(${n}), ${most})::text, '.', 2)`
  const shown = `left(${digits}, ${least}) || rtrim(substr(${digits}, ${least + 1}), '0')`
  return call.let(shown, (f) => `case when ${f} = '' then '' else '.' || ${f} end`)
}

const patterns: Readonly<Partial<Record<DateField, string>>> = {
  yyyy: 'YYYY',
  yy: 'YY',
  MM: 'MM',
  M: 'FMMM',
  dd: 'DD',
  d: 'FMDD',
  HH: 'HH24',
  H: 'FMHH24',
  hh: 'HH12',
  h: 'FMHH12',
  mm: 'MI',
  m: 'FMMI',
  ss: 'SS',
  s: 'FMSS',
  Q: 'Q',
}

function dateFormatSql(
  value: string,
  type: FormulaType,
  pieces: readonly DatePiece[],
  call: SqlCall,
): string {
  const local = type === 'datetime' ? `(${value} at time zone ${call.zone()})` : `${value}::timestamp`
  return call.let(local, (at) =>
    pieces
      .map((piece) => ('text' in piece ? call.bind(piece.text, 'text') : fieldSql(piece.field, at)))
      .join(' || '),
  )
}

function fieldSql(field: DateField, at: string): string {
  const pattern = patterns[field]
  if (pattern !== undefined) return `to_char(${at}, '${pattern}')`
  if (field === 'MMMM' || field === 'MMM') {
    const months = englishMonths.map((name) => (field === 'MMM' ? name.slice(0, 3) : name))
    return `(array['${months.join("','")}'])[extract(month from ${at})::int]`
  }
  if (field === 'AM/PM' || field === 'A/P' || field === '上午/下午') {
    const [morning, afternoon] = dayHalves[field]
    return `case when extract(hour from ${at}) < 12 then '${morning}' else '${afternoon}' end`
  }
  const names = field.startsWith('a')
    ? chineseWeekdays.map((name) => (field === 'aaaa' ? `星期${name}` : name))
    : englishWeekdays.map((name) => (field === 'ddd' ? name.slice(0, 3) : name))
  return `(array['${names.join("','")}'])[extract(isodow from ${at})::int]`
}
