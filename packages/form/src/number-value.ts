import { type Check, report, reportType } from './check.ts'
import type { NoteSettingProblem } from './definition-problem.ts'

/** A field with a least and a greatest value. */
export interface Ranged {
  name: string
  min?: number | undefined
  max?: number | undefined
}

/** Checks a number against the range of its field. @param limit the largest size any value may have */
export function checkAmount(
  field: Ranged,
  value: unknown,
  { scale, limit }: { scale: number; limit: number },
  path: string,
  check: Check,
): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    reportType(check, field, path, 'number')
    return null
  }
  const min = Math.max(field.min ?? -limit, -limit)
  const max = Math.min(field.max ?? limit, limit)
  if (value < min) report(check, field, path, 'tooSmall', { min })
  else if (value > max) report(check, field, path, 'tooLarge', { max })
  else if (!Number.isInteger(value) && decimalsOf(value) > scale)
    report(check, field, path, 'tooPrecise', { scale })
  // Minus zero would come back as zero.
  return value === 0 ? 0 : value
}

/** A range that holds nothing. */
export function checkRange({ min, max }: Ranged, note: NoteSettingProblem): void {
  if (min !== undefined && max !== undefined && min > max) note('min', 'rangeWrong')
}

/** Digits after the point in the shortest decimal form of a number. */
export function decimalsOf(value: number): number {
  const [mantissa, exponent] = String(value).split('e')
  const digits = mantissa!.split('.')[1]?.length ?? 0
  return Math.max(0, digits - Number(exponent ?? 0))
}
