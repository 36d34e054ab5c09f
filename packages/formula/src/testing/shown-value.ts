import { elementOf, type FormulaType, isList } from '../type/type.ts'
import { formatDecimal } from '../value/number.ts'
import { parseMoment } from '../value/time.ts'

/** A result in JavaScript as `shown` of `sample-table.ts` shows it in SQL. */
export function shownValue(value: unknown, type: FormulaType): string | null {
  if (!isList(type)) return shownElement(value, type)
  const items = ((value ?? []) as readonly unknown[]).map((each) => shownElement(each, elementOf(type)))
  return items.length === 0 ? null : JSON.stringify(items)
}

function shownElement(value: unknown, type: FormulaType): string | null {
  if (value === null) return null
  if (typeof value === 'number') return formatDecimal(value)
  return type === 'datetime' ? String(parseMoment(value as string, 'UTC')) : String(value)
}
