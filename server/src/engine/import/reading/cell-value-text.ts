import type { CellValue } from 'exceljs'

/** What a number format of a workbook makes of a number. */
type FormatKind =
  | { kind: 'plain' | 'percent' }
  | { kind: 'date'; hasDay: boolean; hasTime: boolean }
  | { kind: 'money'; sign: string }
  | { kind: 'padded'; digits: number }

const kinds = new Map<string, FormatKind>()

function formatKind(format: string): FormatKind {
  let kind = kinds.get(format)
  if (!kind) {
    if (kinds.size > 2000) kinds.clear()
    kind = readFormat(format)
    kinds.set(format, kind)
  }
  return kind
}

function readFormat(format: string): FormatKind {
  const sign = /[¥￥$€£]/.exec(format.replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1'))?.[0]
  const bare = format
    .split(';')[0]!
    .replace(/\[[^\]]*\]/g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
  const hasDay = /[yd]/i.test(bare)
  const hasTime = /[hs]/i.test(bare)
  if (hasDay || hasTime || /^m+$/i.test(bare)) return { kind: 'date', hasDay: hasDay || !hasTime, hasTime }
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length }
  if (bare.includes('%')) return { kind: 'percent' }
  return sign ? { kind: 'money', sign } : { kind: 'plain' }
}

/** The text of a cell as a person sees it in the sheet, exact enough to be read back. */
export function cellValueText(value: CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberText(value, format)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return dateText(value, format)
  if ('richText' in value) return value.richText.map(({ text }) => text ?? '').join('')
  if ('error' in value) return value.error
  if ('text' in value)
    return typeof value.text === 'string' ? value.text : cellValueText(value.text, undefined)
  if ('result' in value) return resultText(value.result as CellValue, format)
  return ''
}

/** A formula counts by what it yielded last; one that failed yields no number. */
function resultText(result: CellValue, format: string | undefined): string {
  if (typeof result !== 'number') return cellValueText(result, format)
  if (Number.isNaN(result)) return '#VALUE!'
  const kind = format ? formatKind(format) : undefined
  if (kind?.kind !== 'date') return numberText(result, format)
  return dateText(new Date(Math.round((result - daysToEpoch) * millisecondsPerDay)), format)
}

const daysToEpoch = 25569
const millisecondsPerDay = 86_400_000

function numberText(value: number, format: string | undefined): string {
  if (!Number.isFinite(value)) return '#NUM!'
  // Fifteen digits are what a spreadsheet shows; the rest is noise of binary fractions.
  const exact = Number(value.toPrecision(15))
  const kind = format ? formatKind(format) : undefined
  if (kind?.kind === 'percent') return `${Number((exact * 100).toPrecision(15))}%`
  if (kind?.kind === 'money') return exact < 0 ? `-${kind.sign}${-exact}` : `${kind.sign}${exact}`
  if (kind?.kind === 'padded' && Number.isInteger(exact) && exact >= 0) {
    return String(exact).padStart(kind.digits, '0')
  }
  return String(exact)
}

/** Dates of a workbook have no zone: the day and the clock that the sheet shows. */
function dateText(value: Date, format: string | undefined): string {
  if (Number.isNaN(value.getTime())) return '#VALUE!'
  const iso = value.toISOString()
  const clock = iso.slice(11, iso.endsWith('.000Z') ? 19 : 23)
  const kind = format ? formatKind(format) : undefined
  const timeOnly = kind?.kind === 'date' && !kind.hasDay
  if (timeOnly && value.getTime() < -daysToEpoch * millisecondsPerDay + 2 * millisecondsPerDay) return clock
  return clock === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${clock}`
}
