import type { FieldOf } from '@sluice/contract'
import { moneyDigits } from '../storage.ts'
import { type Check, report, reportType } from './check.ts'

/** Beyond these a double no longer holds every step of the field's scale. */
const largestNumber = 1e15
const largestMoney = Number.MAX_SAFE_INTEGER / 100
const largestScale = 8

export function checkNumber(
  field: FieldOf<'number'> | FieldOf<'money'>,
  value: unknown,
  path: string,
  check: Check,
): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    reportType(check, field, path, 'number')
    return null
  }
  const scale = field.type === 'money' ? moneyDigits : (field.scale ?? largestScale)
  const limit = field.type === 'money' ? largestMoney : largestNumber
  const min = Math.max(field.min ?? -limit, -limit)
  const max = Math.min(field.max ?? limit, limit)
  if (value < min) report(check, field, path, 'tooSmall', { min })
  else if (value > max) report(check, field, path, 'tooLarge', { max })
  else if (!Number.isInteger(value) && decimalsOf(value) > scale)
    report(check, field, path, 'tooPrecise', { scale })
  // Minus zero would come back as zero.
  return value === 0 ? 0 : value
}

/** Digits after the point in the shortest decimal form of a number. */
export function decimalsOf(value: number): number {
  const [mantissa, exponent] = String(value).split('e')
  const digits = mantissa!.split('.')[1]?.length ?? 0
  return Math.max(0, digits - Number(exponent ?? 0))
}
