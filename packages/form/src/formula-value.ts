import { newCheck } from './check.ts'
import type { Field } from './field.ts'
import { typeOf } from './field-types.ts'
import { moneyDigits } from './types/money.ts'
import type { FieldValue } from './value.ts'

/** What a formula yielded as a value of a field: numbers rounded to its decimals, choices by value or by name. */
export function valueOfFormula(field: Field, result: unknown): FieldValue {
  if (result === null || result === undefined || result === '') return null
  if (Array.isArray(result)) {
    const all = result.map((one) => valueOfFormula(field, one)).filter((one) => one !== null)
    const list = typeOf(field).isList(field) ? all : all.slice(0, 1)
    return list.length === 0 ? null : typeOf(field).isList(field) ? (list as string[]) : list[0]!
  }
  if (typeof result === 'boolean') return result
  const type = typeOf(field).formulaType(field)
  if (type === 'number') return rounded(Number(result), decimalsIn(field))
  if (type === 'duration') return rounded(Number(result), 0)
  const text = String(result)
  const value = 'choices' in field ? choiceNamed(field.choices, text) : text
  return typeOf(field).isList(field) ? [value] : value
}

function choiceNamed(choices: readonly { value: string; label: string }[], text: string): string {
  const chosen = choices.find(({ value }) => value === text) ?? choices.find(({ label }) => label === text)
  return chosen?.value ?? text
}

function decimalsIn(field: Field): number {
  if ('scale' in field && field.scale !== undefined) return field.scale
  return 'currency' in field ? moneyDigits : 8
}

function rounded(value: number, decimals: number): number | null {
  if (!Number.isFinite(value)) return null
  const moved = Math.round(Number(`${Math.abs(value)}e${decimals}`))
  const back = Number(`${moved}e-${decimals}`)
  return Number.isFinite(back) ? Math.sign(value) * back || 0 : value
}

/** The value, where the field takes it; null where it does not: a default must not stand in the way of whoever fills in. */
export function fittingValue(field: Field, value: FieldValue): FieldValue {
  if (value === null) return null
  const check = newCheck()
  const checked = typeOf(field).check(field, value, '', check)
  return check.problems.length === 0 ? checked : null
}
