import { type FormulaError, formulaError } from './error.ts'

export type TokenKind = 'number' | 'text' | 'name' | 'field' | 'stored' | 'operator' | 'mark' | 'end'

export interface Token {
  readonly kind: TokenKind
  /** What the token says: digits, text without quotes, field name without brackets, operator in ASCII. */
  readonly value: string
  readonly start: number
  readonly end: number
}

/** What Chinese keyboards produce, and the ASCII sign it stands for. */
const sameAs: Record<string, string> = {
  '，': ',',
  '；': ';',
  '（': '(',
  '）': ')',
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '＊': '*',
  '÷': '/',
  '／': '/',
  '＝': '=',
  '＜': '<',
  '＞': '>',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '！': '!',
  '＆': '&',
  '％': '%',
  '＾': '^',
  '【': '[',
  '】': ']',
  '｛': '{',
  '｝': '}',
}
const closingQuotes: Record<string, string> = { '"': '"', "'": "'", '“': '”', '‘': '’', '＂': '＂' }
const nameStart = /[\p{L}_]/u
const namePart = /[\p{L}\p{N}\p{M}_]/u
const digit = /[0-9]/
const space = /\s/u

/**
 * Splits a formula into tokens; the last one is always of kind `end`.
 * Full-width punctuation is read as its ASCII twin, so a formula typed with a Chinese keyboard works.
 */
export function tokenize(text: string): { tokens: Token[]; errors: FormulaError[] } {
  const tokens: Token[] = []
  const errors: FormulaError[] = []
  let at = 0

  const push = (kind: TokenKind, value: string, start: number, end: number) => {
    tokens.push({ kind, value, start, end })
    at = end
  }

  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at)!)
    const sign = sameAs[character] ?? character
    const next = text[at + character.length] ?? ''
    const nextSign = sameAs[next] ?? next
    if (space.test(character)) at += character.length
    else if (closingQuotes[character] !== undefined) readText(character)
    else if (sign === '[') readField()
    else if (sign === '{' && nextSign === '{') readStored()
    else if (digit.test(character) || (sign === '.' && digit.test(next) && !afterValue())) readNumber()
    else if (nameStart.test(character)) readName()
    else readSign(sign, nextSign, character.length)
  }
  tokens.push({ kind: 'end', value: '', start: text.length, end: text.length })
  return { tokens, errors }

  function afterValue(): boolean {
    const last = tokens.at(-1)
    return (
      last !== undefined &&
      (last.kind === 'name' || last.kind === 'field' || last.kind === 'stored' || last.value === ')')
    )
  }

  function readText(open: string) {
    const close = closingQuotes[open]!
    const start = at
    let value = ''
    let from = at + 1
    for (;;) {
      const end = text.indexOf(close, from)
      if (end < 0) {
        errors.push(formulaError('open-text', { start, end: text.length }))
        return push('text', value + text.slice(from), start, text.length)
      }
      value += text.slice(from, end)
      if (text[end + 1] !== close) return push('text', value, start, end + 1)
      value += close
      from = end + 2
    }
  }

  function readField() {
    const start = at
    let value = ''
    for (let from = at + 1; from < text.length; from++) {
      const character = text[from]!
      if (character !== ']' && character !== '】') value += character
      else if (text[from + 1] === character) value += text[from++]
      else return push('field', value.trim(), start, from + 1)
    }
    errors.push(formulaError('open-field', { start, end: text.length }))
    push('field', value.trim(), start, text.length)
  }

  function readStored() {
    const end = text.indexOf('}}', at + 2)
    if (end >= 0) return push('stored', text.slice(at + 2, end).trim(), at, end + 2)
    errors.push(formulaError('open-field', { start: at, end: text.length }))
    push('stored', text.slice(at + 2).trim(), at, text.length)
  }

  function readNumber() {
    const match = /^(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)/.exec(text.slice(at, at + 200))!
    push('number', match[0], at, at + match[0].length)
  }

  function readName() {
    let end = at
    while (end < text.length) {
      const character = String.fromCodePoint(text.codePointAt(end)!)
      if (!namePart.test(character)) break
      end += character.length
    }
    const value = text.slice(at, end)
    if (value.toLowerCase() === 'in' || value === '属于') push('operator', 'in', at, end)
    else push('name', value, at, end)
  }

  function readSign(sign: string, nextSign: string, length: number) {
    const pair = sign + nextSign
    if (pair === '<=' || pair === '>=' || pair === '<>') return push('operator', pair, at, at + length + 1)
    if (pair === '!=') return push('operator', '<>', at, at + length + 1)
    if (pair === '==') return push('operator', '=', at, at + length + 1)
    if (['+', '-', '*', '/', '^', '&', '=', '<', '>', '<=', '>=', '<>', '%'].includes(sign))
      return push('operator', sign, at, at + length)
    if (['(', ')', ',', ';', '{', '}', '.'].includes(sign))
      return push('mark', sign === ';' ? ',' : sign, at, at + length)
    errors.push(formulaError('bad-character', { start: at, end: at + length }, [text.slice(at, at + length)]))
    at += length
  }
}
