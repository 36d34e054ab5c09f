import { type NumberFormat, sectionFor } from '../format/number-format.ts'
import { type Epoch, elapsedText, serialMoment } from '../format/serial-date.ts'
import type { CellKind } from './sheet-row.ts'

/** Digits a spreadsheet program keeps of a number; what comes after is noise of binary fractions. */
const keptDigits = 15
/** A number in powers of ten with so many digits of its own was a long code; a measurement has fewer. */
const codeDigits = 11
/** Serial numbers below that, shown as a time alone, are times. */
const earlyDays = 61

export interface CellText {
  text: string
  kind: CellKind
}

/**
 * The text of a number as its format shows it, exact enough to be read back.
 * @param written the number as the file writes it
 */
export function numberCell(written: string, format: NumberFormat | undefined, epoch: Epoch): CellText {
  const value = Number(written)
  if (written.trim() === '' || !Number.isFinite(value)) return { text: '#NUM!', kind: 'e' }
  const section = sectionFor(format, value)
  switch (section.kind) {
    case 'date':
      return dateCell(value, section, epoch) ?? plainNumber(written, value)
    case 'elapsed':
      return { text: elapsedText(value, section), kind: 't' }
    case 'percent':
      return { text: `${expand(rounded(value * 100))}%`, kind: 'n' }
    case 'money':
      return moneyCell(written, value, section.currency.isGuess ? undefined : section.currency.code, section)
    case 'padded':
      return paddedCell(written, value, section.template)
    case 'text': {
      const { text } = plainNumber(written, value)
      return { text, kind: 'c' }
    }
    case 'plain':
      return plainNumber(written, value)
    default:
      return section satisfies never
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(keptDigits))
}

/** A number without power of ten, as far as it has digits of its own there. */
function expand(value: number): string {
  const text = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text)
  if (!match) return text.replace('e+', 'E+')
  const [, sign = '', first = '', more = '', exponent = ''] = match
  // Nobody measures that; a number this small is noise around zero, and yet it is kept.
  if (Number(exponent) > 30) return text.replace('e', 'E')
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${more}`
}

function plainNumber(written: string, value: number): CellText {
  const whole = /^-?(\d+)$/.exec(written)?.[1]
  if (whole) {
    if (whole.length <= keptDigits) return { text: expand(value), kind: 'n' }
    // A spreadsheet program fills up with zeros; another writer may have kept every digit.
    const lost = /^0+$/.test(whole.slice(keptDigits))
    return { text: written, kind: lost ? 'l' : 'c' }
  }
  const scientific = /^(-?)(\d)(?:\.(\d+))?[eE]\+?(\d+)$/.exec(written)
  if (scientific) {
    const [, sign = '', first = '', more = '', power = ''] = scientific
    const exponent = Number(power)
    const digits = first + more.replace(/0+$/, '')
    if (
      exponent >= keptDigits &&
      exponent < 40 &&
      digits.length >= codeDigits &&
      digits.length <= exponent + 1
    ) {
      const lost = digits.length <= exponent
      return { text: sign + digits.padEnd(exponent + 1, '0'), kind: lost ? 'l' : 'c' }
    }
  }
  return { text: expand(rounded(value)), kind: 'n' }
}

function moneyCell(
  written: string,
  value: number,
  code: string | undefined,
  section: { currency: { code?: string; isGuess?: true } },
): CellText {
  const { text, kind } = plainNumber(written, value)
  if (kind !== 'n') return { text, kind }
  const sign = code ?? guessedSign(section.currency)
  if (!sign) return { text, kind }
  const amount = text.startsWith('-') ? text.slice(1) : text
  const between = /[A-Z]$/.test(sign) ? ' ' : ''
  return { text: `${text.startsWith('-') ? '-' : ''}${sign}${between}${amount}`, kind }
}

/** A sign that several moneys share stays a sign: whoever knows the whole table decides. */
function guessedSign({ code, isGuess }: { code?: string; isGuess?: true }): string | undefined {
  if (!isGuess) return code
  return code === 'CNY' ? '¥' : code === 'USD' ? '$' : code === 'GBP' ? '£' : code
}

function paddedCell(written: string, value: number, template: string): CellText {
  if (!Number.isInteger(value) || Math.abs(value) >= 10 ** keptDigits) return plainNumber(written, value)
  const zeros = template.match(/0/g)?.length ?? 0
  const digits = String(Math.abs(value)).padStart(zeros, '0')
  const surplus = digits.length - zeros
  let next = 0
  const filled = template.replace(/0/g, () => {
    const end = next === 0 ? surplus + 1 : next + 1
    const part = digits.slice(next, end)
    next = end
    return part
  })
  return { text: (value < 0 ? '-' : '') + filled.trim(), kind: 'c' }
}

function dateCell(
  value: number,
  { hasDay, hasTime, hasFraction }: { hasDay: boolean; hasTime: boolean; hasFraction: boolean },
  epoch: Epoch,
): CellText | undefined {
  // A day shown without its time still has it; only what is shown rounds.
  const moment = serialMoment(value, epoch, hasFraction ? 1 : 1000)
  if (!moment) return undefined
  const { day, clock } = moment
  if (!hasDay && value < earlyDays) return { text: clock, kind: 'd' }
  const isMidnight = clock === '00:00:00'
  return { text: isMidnight || (hasDay && !hasTime && value % 1 === 0) ? day : `${day} ${clock}`, kind: 'd' }
}
