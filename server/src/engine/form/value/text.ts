import type { FieldOf } from '@sluice/contract'
import { RE2JS } from 're2js'
import { longestLineBytes, textLength } from '../storage.ts'
import { type Check, report, reportType } from './check.ts'

/** NUL cannot be stored by PostgreSQL, half a surrogate pair cannot be sent to it. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed()
}

const patterns = new Map<string, RE2JS | undefined>()

/** A compiled RE2 pattern: linear in the length of the text, whatever a designer wrote (N2.3). */
export function compilePattern(source: string): RE2JS | undefined {
  if (!patterns.has(source)) {
    if (patterns.size > 5000) patterns.clear()
    let compiled: RE2JS | undefined
    try {
      compiled = RE2JS.compile(source)
    } catch {
      compiled = undefined
    }
    patterns.set(source, compiled)
  }
  return patterns.get(source)
}

/** @returns the text, or null when it is empty */
export function checkText(
  field: FieldOf<'text'> | FieldOf<'longText'>,
  value: unknown,
  path: string,
  check: Check,
): string | null {
  if (typeof value !== 'string') {
    reportType(check, field, path, 'text')
    return null
  }
  if (value === '') return null
  const max = largestLength(field, value)
  if (value.length > max) report(check, field, path, 'tooLong', { max, length: value.length })
  else if (!isStorable(value)) report(check, field, path, 'wrongCharacter')
  else if (
    field.type === 'text' &&
    field.pattern &&
    compilePattern(field.pattern.source)?.matches(value) === false
  ) {
    report(check, field, path, 'pattern', { hint: field.pattern.message })
  }
  return value
}

/** Characters a value may have: those of the field, but of a single line only so many as surely fit into its index. */
function largestLength(field: FieldOf<'text'> | FieldOf<'longText'>, value: string): number {
  const max = field.maxLength ?? textLength[field.type]
  if (field.type === 'longText' || Buffer.byteLength(value) <= longestLineBytes) return max
  return Math.min(max, longestLineBytes / 3)
}
