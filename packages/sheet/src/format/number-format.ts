import { type Currency, currencyOf } from './currency.ts'

/** What a part of a number format makes of a number. */
export type FormatSection =
  | { kind: 'plain' | 'text' | 'percent' }
  | { kind: 'money'; currency: Currency }
  /** Digits with zeros in front, perhaps with signs between them: `000-0000`. */
  | { kind: 'padded'; template: string }
  | { kind: 'date'; hasDay: boolean; hasTime: boolean; hasFraction: boolean }
  /** Hours, minutes or seconds that do not end with the day. */
  | { kind: 'elapsed'; unit: 'h' | 'm' | 's'; hasMinutes: boolean; hasSeconds: boolean; hasFraction: boolean }

/** A number format: sections for positive numbers, negative ones, and zero, as many as it gives. */
export type NumberFormat = readonly FormatSection[]

/** Reads a format code (ECMA-376 part 1, 18.8.31). What it cannot tell is shown plainly. */
export function readNumberFormat(code: string): NumberFormat {
  if (code.length > 1000) return [{ kind: 'plain' }]
  return splitSections(code).slice(0, 3).map(readSection)
}

/** The section that shows a number. */
export function sectionFor(format: NumberFormat | undefined, value: number): FormatSection {
  const index = value < 0 ? 1 : value === 0 ? 2 : 0
  return format?.[index] ?? format?.[0] ?? { kind: 'plain' }
}

/** A section taken apart. */
interface Pieces {
  /** What is no literal: placeholders and letters of dates. */
  bare: string
  /** Texts that are shown as they are. */
  literals: string[]
  brackets: string[]
  /** Placeholders and literals in their order, as far as they can be filled with digits. */
  template: string
}

function splitSections(code: string): string[] {
  const sections: string[] = ['']
  let quoted = false
  for (let index = 0; index < code.length; index++) {
    const sign = code[index]!
    if (sign === '"') quoted = !quoted
    if (sign === ';' && !quoted) sections.push('')
    else if (sign === '\\' && !quoted) sections[sections.length - 1] += sign + (code[++index] ?? '')
    else sections[sections.length - 1] += sign
  }
  return sections
}

function takeApart(section: string): Pieces {
  const pieces: Pieces = { bare: '', literals: [], brackets: [], template: '' }
  const literal = (text: string) => {
    pieces.literals.push(text)
    pieces.template += text
    // Letters on both sides of a literal are not one word.
    pieces.bare += ' '
  }
  const token = /"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]?|([\s\S])/gu
  for (const [whole, quoted, escaped, bracket, other] of section.matchAll(token)) {
    if (quoted !== undefined) literal(quoted)
    else if (escaped !== undefined) literal(escaped)
    else if (bracket !== undefined) pieces.brackets.push(bracket)
    else if (other === undefined) continue
    else if (/[$€£¥￥¤₹₩₽₺₴₫฿₱₪]/u.test(other) || other.charCodeAt(0) >= 0x80) literal(whole)
    else {
      pieces.template += other
      pieces.bare += other
    }
  }
  return pieces
}

function readSection(section: string): FormatSection {
  if (/^\s*(?:\[[^\]]*\]\s*)*(?:general|standard|g\/通用格式|通用格式)/i.test(section))
    return { kind: 'plain' }
  const pieces = takeApart(section)
  const bare = pieces.bare.replace(/E[+-]/gi, '')
  if (bare.trim() === '@') return { kind: 'text' }
  return readElapsed(pieces, bare) ?? readDateFormat(bare) ?? readNumeric(pieces, bare)
}

function readElapsed({ brackets }: Pieces, bare: string): FormatSection | undefined {
  const unit = brackets.find((bracket) => /^(?:h+|m+|s+)$/i.test(bracket))?.[0]?.toLowerCase()
  if (unit !== 'h' && unit !== 'm' && unit !== 's') return undefined
  const hasSeconds = unit === 's' || /s/i.test(bare)
  const hasMinutes = unit !== 's' && (unit === 'm' || /m/i.test(bare))
  return { kind: 'elapsed', unit, hasMinutes, hasSeconds, hasFraction: /\.0/.test(bare) }
}

function readDateFormat(bare: string): FormatSection | undefined {
  const hasFraction = /s\.?0+|\.0+/i.test(bare)
  const letters = bare.replace(/(?:ss?|\])\s*[.,]0+/gi, 's')
  if (/[0#?]/.test(letters)) return undefined
  const clock = /AM\/PM|A\/P|上午\/下午/gi
  const hasClock = clock.test(letters)
  const rest = letters.replace(clock, '')
  const hasDay = /[yde]/i.test(rest) || /^[^hs]*m[^hs]*$/i.test(rest) || /mmm/i.test(rest)
  const hasTime = hasClock || /[hs]/i.test(rest)
  if (!hasDay && !hasTime) return undefined
  return { kind: 'date', hasDay, hasTime, hasFraction: hasFraction && hasTime }
}

function readNumeric({ literals, brackets, template }: Pieces, bare: string): FormatSection {
  const currency = moneyIn(literals, brackets, bare)
  if (currency) return { kind: 'money', currency }
  if (bare.includes('%')) return { kind: 'percent' }
  const zeros = bare.match(/0/g)?.length ?? 0
  if (zeros >= 2 && /^[0\-+() ]+$/.test(bare)) return { kind: 'padded', template }
  return { kind: 'plain' }
}

function moneyIn(
  literals: readonly string[],
  brackets: readonly string[],
  bare: string,
): Currency | undefined {
  for (const bracket of brackets) {
    const match = /^\$([^-]*)(?:-(.+))?$/.exec(bracket)
    const found = match?.[1] ? currencyOf(match[1], match[2]) : undefined
    if (found) return found
  }
  // `R\$` is written letter by letter, `R` perhaps without its backslash.
  const joined = literals.join('')
  const before = /([A-Za-z]{1,3})$/.exec(bare.split(/[0#?]/)[0]!.trim())?.[1] ?? ''
  for (const text of [before + joined, joined, ...literals]) {
    const found = text === '' ? undefined : currencyOf(text)
    if (found) return found
  }
  return undefined
}
